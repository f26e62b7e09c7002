"""Images on a plane by UMAP, which keeps neighbours together where principal components lay them over one another.

UMAP runs in a process of its own (:mod:`ganstudio.engine.analysis.umap_process`), started like those that decode (ADR 5). In this
process it could not be interrupted, would hold Python's lock for a third of a second at a time, so that the window freezes, and two
at once would end the program where numba has no better threads than its own. What UMAP has learned stays in that process, which
ends with the layout: handed over, it would be compiled once more before others can be placed.
"""

import importlib.util
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Generator as Task
from contextlib import suppress
from dataclasses import dataclass

import msgspec
import numpy as np

from ganstudio.engine.analysis.umap_process import receive_array, send_array
from ganstudio.engine.data.preparation.decoders import NO_WINDOW, DecoderEnded, receive
from ganstudio.engine.errors import ConfigError, StudioError
from ganstudio.engine.events import Event, Progress, Status
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

FEWEST = 5  # images
POLL_SECONDS = 0.05  # after which a task can be closed
BUSY = Progress(0, 0, "images")  # for who knows how long

_one_at_a_time = threading.Lock()  # each takes all the cores there are


@dataclass(frozen=True, eq=False)
class UmapLayout:
    """A map made of training images, which lie at ``places``, float32 (N, 2)."""

    places: np.ndarray
    _process: "_Process"

    def place(self, features: np.ndarray) -> Task[Event, None, np.ndarray]:
        """Put others, (M, D), onto it: float32 (M, 2). A generator of events.

        Closed early, it leaves the process to finish in peace, as it alone knows the map; who asks next waits for that.

        Raises
        ------
        StudioError
            UMAP failed.
        """
        return (yield from self._process.ask(features)) if len(features) else np.zeros((0, 2), np.float32)


def umap_layout(features: np.ndarray) -> Task[Event, None, UmapLayout]:
    """Lay training images out by their features (N, D), the same ones always in the same way (McInnes et al. 2018, "UMAP: Uniform
    Manifold Approximation and Projection for Dimension Reduction"). A generator of events; closed early, it ends the process.

    Raises
    ------
    ConfigError
        The package is missing, or there are too few images.
    StudioError
        UMAP failed.
    """
    if importlib.util.find_spec("umap") is None:
        raise ConfigError(mark("engine", 'The UMAP layout needs the map extra: pip install "ganstudio[map]"'))
    if len(features) < FEWEST:
        text = mark("engine", "UMAP needs at least {fewest} training images, and there are {count}.")
        raise ConfigError(text, fewest=FEWEST, count=len(features))
    yield Status(mark("engine", "Laying out the map by UMAP: about a minute or more, as it is compiled for each new map"), {})
    while not _one_at_a_time.acquire(timeout=POLL_SECONDS):
        yield BUSY
    try:
        process = _Process()
        try:
            return UmapLayout((yield from process.ask(features)), process)
        except BaseException:  # closing the generator is one
            process.close()
            raise
    finally:
        _one_at_a_time.release()


class _Process:
    """A process that lays out what it is asked for first, and places the rest. It ends when nobody refers to this any more."""

    def __init__(self) -> None:
        # what was added to the path by hand is there in the process too
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, "-m", "ganstudio.engine.analysis.umap_process"]
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=nothing, env=environment, creationflags=NO_WINDOW
            )
        except OSError as error:
            raise _failed(error) from error
        self._is_free = threading.Lock()
        self.close = weakref.finalize(self, _end, self._process)  # at the latest when Python ends

    def ask(self, features: np.ndarray) -> Task[Event, None, np.ndarray]:
        while not self._is_free.acquire(timeout=POLL_SECONDS):  # it is at what somebody asked for who has gone
            yield BUSY
        answers: list[np.ndarray | str] = []
        thread = threading.Thread(target=self._exchange, args=(features, answers), name="umap", daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(POLL_SECONDS)
            yield BUSY
        if not answers:
            raise _failed(mark("engine", "its process came to a sudden end; the memory may have run out"))
        if isinstance(answers[0], str):
            raise _failed(answers[0])
        return answers[0]

    def _exchange(self, features: np.ndarray, answers: list[np.ndarray | str]) -> None:
        """Ask, and append places or what went wrong. In a thread, because pipes cannot be waited for in the same way everywhere."""
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            send_array(self._process.stdin, features)
            problem = msgspec.msgpack.decode(receive(self._process.stdout), type=str)
            answers.append(problem or receive_array(self._process.stdout))
        except (OSError, ValueError, DecoderEnded):  # ValueError: closed meanwhile
            pass
        finally:
            self._is_free.release()


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        assert stream is not None
        with suppress(OSError):  # what was not sent yet cannot be sent any more
            stream.close()


def _failed(reason: object) -> StudioError:
    return StudioError(mark("engine", "UMAP could not lay out the map: {reason}"), reason=reason)
