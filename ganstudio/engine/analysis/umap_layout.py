"""Places images on a plane by UMAP, which keeps neighbours together where principal components overlap them.

UMAP runs in its own process (:mod:`ganstudio.engine.analysis.umap_process`), started like the decoders (ADR 5). In this
process it could not be interrupted, would hold Python's lock for a third of a second at a time, so that the window freezes, and two
at once would crash the program where numba has only its own threads. The fitted map stays in that process, which
ends with the layout: a copy would have to be compiled again before it could place other images.
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
POLL_SECONDS = 0.05  # between two moments at which a task can be closed
BUSY = Progress(0, 0, "images")  # of unknown duration

_one_at_a_time = threading.Lock()  # each uses all cores


@dataclass(frozen=True, eq=False)
class UmapLayout:
    """A map of training images, whose positions are ``places``, float32 (N, 2)."""

    places: np.ndarray
    _process: "_Process"

    def place(self, features: np.ndarray) -> Task[Event, None, np.ndarray]:
        """Place other features, (M, D), on the map: float32 (M, 2). A generator of events.

        Closed early, it lets the process finish, as the map exists only there; the next request waits for that.

        Raises
        ------
        StudioError
            UMAP failed.
        """
        return (yield from self._process.ask(features)) if len(features) else np.zeros((0, 2), np.float32)


def umap_layout(features: np.ndarray) -> Task[Event, None, UmapLayout]:
    """Lay out training images by their features (N, D), always in the same way (McInnes et al. 2018, "UMAP: Uniform
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
        except BaseException:  # also when the generator is closed
            process.close()
            raise
    finally:
        _one_at_a_time.release()


class _Process:
    """A process that lays out its first features and places all later ones. It ends when this object is deleted."""

    def __init__(self) -> None:
        # passes on entries that a program added to sys.path
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
        while not self._is_free.acquire(timeout=POLL_SECONDS):  # it still works on a request that was closed
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
        """Send features, and append places or the error. In a thread, because waiting for pipes differs between systems."""
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
        with suppress(OSError):  # unsent data can no longer be sent
            stream.close()


def _failed(reason: object) -> StudioError:
    return StudioError(mark("engine", "UMAP could not lay out the map: {reason}"), reason=reason)
