"""What the Windows program is made of: which files of which package are kept."""

import re

PYTHON = "python311"
"""Name of the library that is CPython; the extension modules and the byte code are of the same version."""

PYTHON_FILES = (
    f"{PYTHON}.dll",
    "libffi-8.dll",
    "sqlite3.dll",
    *(f"{module}.pyd" for module in ("_ctypes", "_decimal", "_elementtree", "_sqlite3", "pyexpat", "unicodedata")),
)
"""What of CPython is kept. No OpenSSL: hashlib has the same functions without it, and the program opens no connection."""

VC_RUNTIME = ("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcruntime140.dll", "vcruntime140_1.dll")
"""Microsoft's C++ runtime, which not every PC has; it comes with Qt, and may lie beside a program."""

_LANGUAGES = "fr|es|ar|ru|zh_CN|en"
_QT = "Core|Gui|Widgets|PrintSupport|Svg"
_KEPT = re.compile(
    rf"""PySide6/(
        (__init__|_config|_git_pyside_version)\.py | support/(__init__|deprecated)\.py | pyside6\.abi3\.dll
        | Qt({_QT})\.pyd | Qt6({_QT})\.dll
        | plugins/platforms/q(windows|offscreen)\.dll | plugins/imageformats/qsvg\.dll | plugins/iconengines/qsvgicon\.dll
        | translations/qtbase_({_LANGUAGES})\.qm
    )
    | shiboken6/(
        (__init__|_config|_git_shiboken_module_version)\.py | Shiboken\.pyd | shiboken6\.abi3\.dll
    )
    | Stemmer\.[^/]*\.pyd""",
    re.VERBOSE,
)
"""Of Qt: windows, printing and drawings; no software OpenGL (20 MB), network, QML, PDF, themes, other kinds of pictures."""

PACKAGES = frozenset(
    {"icalendar", "pyside6-essentials", "pystemmer", "python-dateutil", "shiboken6", "tzdata", "whoosh3"}
)
"""The pinned packages whose files ship: all of the reader's but typing-extensions, which Python 3.11 makes needless."""

ZONES = ("tzdata/__init__.py", "tzdata/zoneinfo/__init__.py", "tzdata/zoneinfo/UTC", "tzdata/zones")
"""Windows has no time zones that Python could read; calendar files are written in UTC."""

UNUSED = (
    "babel", "jinja2", "markdown_it", "markupsafe", "yaml", "sme_desktop.publish", "sme_desktop.sources",
    "asyncio", "bz2", "concurrent", "curses", "distutils", "doctest", "email", "ensurepip", "fcntl", "ftplib", "getpass",
    "grp", "gzip", "http", "idlelib", "importlib.metadata", "lib2to3", "lzma", "multiprocessing", "pdb", "pip", "plistlib",
    "posix", "pwd", "py_compile", "pydoc", "readline", "resource", "select", "selectors", "setuptools", "smtplib", "socket",
    "socketserver", "ssl", "statistics", "tarfile", "termios", "test", "timeit", "tkinter", "tracemalloc",
    "typing_extensions", "unittest", "urllib.request", "venv", "whoosh.multiproc", "xmlrpc",
    "_aix_support", "_bootsubprocess", "_osx_support", "_posixsubprocess", "_pydecimal",
)  # fmt: skip
"""The publishing side, and what modules of Python ask for in functions that a reader never calls."""

HIDDEN = (
    "_strptime", "encodings", "icalendar", "importlib.resources", "numbers", "sme_desktop.search.languages", "zoneinfo",
)  # fmt: skip
"""What is imported by names that no import statement shows: from C, or made up at run time."""


def is_kept(name: str) -> bool:
    """Tell whether a file of a package, by its path in the package, ships as it is."""
    return _KEPT.fullmatch(name) is not None
