"""What happens before Qt is loaded: find the edition, see whether a window can be opened at all."""

import ctypes
import gc
import os
import sys
from pathlib import Path
from types import ModuleType

from sme_desktop.errors import LibraryMissingError, NoDisplayError, PartMissingError, SmeError
from sme_desktop.i18n import open_catalogue
from sme_desktop.library.library import Library
from sme_desktop.paths import spare_texts, usual_profile
from sme_desktop.qt.lean_pyside import without_stub_generator
from sme_desktop.qt.log_file import keep_log
from sme_desktop.qt.opening import Start, open_library, system_language
from sme_desktop.reader.profile import Profile


def run_reader(start: Start) -> int:
    """Open the window and give the exit code when it is closed; what keeps it from opening is told on one line."""
    # While the window is put together nothing is thrown away; `Collector` takes over.
    gc.disable()
    profile = Profile(None if start.is_private or start.is_safe_mode else start.profile or usual_profile())
    if not start.is_private and profile.trouble is None:
        keep_log(start.profile or usual_profile())
    language = start.language or profile.get("language", "") or system_language()
    texts = open_catalogue(spare_texts(), language)
    try:
        check_display()
        app_module = _load_window()
    except SmeError as error:
        print(error.explain(texts), file=sys.stderr)
        return 1
    try:
        library: Library | SmeError = open_library(start.edition)
    except SmeError as error:
        library = error
    code: int = app_module.run(start, library, profile)
    return code


def check_display() -> None:
    """Raise NoDisplayError where Qt would end the whole program because no screen answers (X11 and Wayland only)."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        return
    if not os.environ.get("DISPLAY"):
        raise NoDisplayError
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return  # Qt names the missing library itself.
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = xcb.xcb_connect(None, None)
    has_failed = xcb.xcb_connection_has_error(ctypes.c_void_p(connection))
    xcb.xcb_disconnect(ctypes.c_void_p(connection))
    if has_failed:
        raise NoDisplayError


def _load_window() -> ModuleType:
    """Import Qt; raise LibraryMissingError with the name of the system library that it lacks, or PartMissingError."""
    if hasattr(os, "RTLD_LAZY"):
        # PySide's modules name 10,000 functions of Qt; each is looked up when it is called, not all of them now.
        sys.setdlopenflags(os.RTLD_LAZY)
    if sys.platform.startswith("linux") and os.environ.get("DISPLAY") and not os.environ.get("QT_QPA_PLATFORM"):
        try:
            # Qt would end the program with a page of English if its platform plug-in lacked a library.
            with without_stub_generator():
                import PySide6

            plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
            if plugin.is_file():
                ctypes.CDLL(str(plugin))
        except OSError as error:
            raise LibraryMissingError(library=str(error).split(":")[0]) from error
    try:
        with without_stub_generator():
            from sme_desktop.qt import app
    except ImportError as error:
        raise in_words(error) from error
    return app


def in_words(error: ImportError) -> SmeError | ImportError:
    """Give what a reader is told when Qt cannot be loaded; the error itself where it is a fault of the program."""
    if str(error).startswith("DLL load failed"):  # Windows; Python names the module, and not what it lacks
        return PartMissingError(part=error.name)
    if "PySide6" in str(error) or ".so" in str(error):
        return LibraryMissingError(library=str(error).split(":")[0])
    return error
