"""Brings Qt's libraries into memory while Python still reads what does not need them."""

import ctypes
import os
import sys
from _thread import start_new_thread
from importlib.util import find_spec

_LIBRARIES = (
    "Qt/lib/libQt6Core.so.6",
    "Qt/lib/libQt6Gui.so.6",
    "Qt/lib/libQt6Widgets.so.6",
    "Qt/plugins/platforms/libqxcb.so",
    "../shiboken6/Shiboken.abi3.so",
    "QtCore.abi3.so",
    "QtGui.abi3.so",
    "QtWidgets.abi3.so",
    "Qt/lib/libQt6Svg.so.6",
    "QtSvg.abi3.so",
)
"""In the order of their needs, so that the loader's lock is given back between them."""


def load_ahead() -> None:
    """Load them on a thread of their own, and read the system's list of faces; Linux only.

    17 ms of a warm start, 50 of a cold one, in which Python can use another core. What cannot be loaded here is told
    where it is imported.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    spec = find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return
    start_new_thread(_load, (spec.submodule_search_locations[0],))


def _load(folder: str) -> None:
    # A call through ctypes runs beside Python, which `ctypes.CDLL(path)` does not: it holds the interpreter meanwhile.
    loader = ctypes.CDLL(None)
    loader.dlopen.argtypes, loader.dlopen.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    for name in _LIBRARIES:
        loader.dlopen(f"{folder}/{name}".encode(), os.RTLD_LAZY)
    try:
        ctypes.CDLL("libfontconfig.so.1").FcInit()
    except (OSError, AttributeError):
        return
