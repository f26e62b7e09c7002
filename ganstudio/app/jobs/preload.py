"""Imports torch and what needs it without freezing the window.

``import torch`` maps hundreds of megabytes of libraries in a call that holds Python's lock, so the window freezes for
300 to 760 ms (measured) even though the import runs in another thread. Mapping them first through ctypes, which releases
the lock, leaves less than 80 ms.
"""

import ctypes
import gc
import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def preload_torch() -> None:
    """Map torch's libraries into the process; where that fails, do nothing, as the import maps them later."""
    found = importlib.util.find_spec("torch")
    if found is None or not found.submodule_search_locations or sys.platform != "linux":
        return
    folder = Path(found.submodule_search_locations[0]) / "lib"
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.restype = ctypes.c_void_p
    dlopen.argtypes = [ctypes.c_char_p, ctypes.c_int]
    # in torch's own order and with its own flags
    dlopen(os.fsencode(folder / "libtorch_global_deps.so"), os.RTLD_NOW | os.RTLD_GLOBAL)
    dlopen(os.fsencode(folder / "libtorch_python.so"), os.RTLD_NOW)


@contextmanager
def lasting_imports() -> Iterator[None]:
    """Exempt what is imported inside from garbage collection, as modules stay until the process ends.

    A full collection visits each of the 250,000 objects of torch and of the studio's modules and holds Python's lock meanwhile: the
    window froze for 230 ms (measured), whichever thread was the cause. Nothing is collected inside. Where every module is there
    already, what a person's work made is not exempted.
    """
    known = len(sys.modules)
    gc.disable()
    try:
        yield
    finally:
        if len(sys.modules) > known:
            gc.freeze()
        gc.enable()
