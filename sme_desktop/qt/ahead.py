"""Brings Qt's libraries into memory while Python still reads what does not need them."""

import ctypes
import os
import sys
from _thread import LockType, allocate_lock, start_new_thread
from collections.abc import Callable
from functools import partial
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

_LONGEST = 10
"""Seconds that a medium which does not answer may keep the process from ending."""


def load_ahead() -> Callable[[], object]:
    """Load them on a thread of their own, and read the system's list of faces; Linux only. Give what waits for its end.

    17 ms of a warm start, 50 of a cold one, in which Python can use another core. What cannot be loaded here is told
    where it is imported. A process must not end in the middle of it: libraries would be taken down half set up.
    """
    at_work = allocate_lock()
    spec = find_spec("PySide6") if sys.platform.startswith("linux") and not os.environ.get("QT_QPA_PLATFORM") else None
    if spec is not None and spec.submodule_search_locations:
        at_work.acquire()
        start_new_thread(_load, (spec.submodule_search_locations[0], at_work))
    return partial(at_work.acquire, timeout=_LONGEST)


def _load(folder: str, at_work: LockType) -> None:
    try:
        _load_all(folder)
    finally:
        at_work.release()


def _load_all(folder: str) -> None:
    # A call through ctypes runs beside Python, which `ctypes.CDLL(path)` does not: it holds the interpreter meanwhile.
    loader = ctypes.CDLL(None)
    if not hasattr(loader, "dlopen"):  # glibc before 2.34 has it in a library of its own
        return
    loader.dlopen.argtypes, loader.dlopen.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    for name in _LIBRARIES:
        loader.dlopen(f"{folder}/{name}".encode(), os.RTLD_LAZY)
    try:
        ctypes.CDLL("libfontconfig.so.1").FcInit()
    except (OSError, AttributeError):
        return
