"""Draws pictures of trained generators, fast enough to follow the mouse.

A thread holds the generators and draws the latest request of each channel; it drops older requests that have not begun. A result
wakes the window at once, through a signal that Qt queues, instead of waiting for a timer: docs/adr/0006 says why.
"""

import itertools
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Qt, Signal

from ganstudio.engine.errors import StudioError
from ganstudio.engine.runs.folder import Run

if TYPE_CHECKING:
    from ganstudio.engine.networks import Generator

KEPT = 4  # generators held at the same time
REST = 2.0  # during a training, pause this many times as long as a picture took ...
PACE = 0.05  # ... and at least this many seconds: 15 to 20 pictures a second leave the training its cores
URGENT = 0  # the rank of what follows the mouse
STILL = 0.1  # seconds without an urgent request before ...
SLOW = 0.002  # ... anything else begins, if an urgent picture takes longer than this many seconds


@dataclass(frozen=True)
class ModelVersion:
    """A generator: that of ``run`` at ``images_seen``, its noise drawn from a seed or, for None, that of its training."""

    run: Run
    images_seen: int
    noise: int | None = None


Work = Callable[["Generator"], Any]


class Renderer(QObject):
    """Owns the thread and the generators that it has loaded. A :class:`Channel` takes the requests.

    ``failed(error)`` comes when a generator cannot be loaded, unless the channel reports it itself. :meth:`close` ends the thread;
    the next request starts it again.
    """

    failed = Signal(object)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._channels: dict[int, Channel] = {}
        self._numbers = itertools.count()
        self._worker = _RenderWorker(self._woken.emit)
        # queued: the worker's thread emits it, this object's thread receives it
        self._woken.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def set_sharing(self, is_sharing: bool) -> None:
        """Set whether a training needs the CPU as well: then drawing leaves it most of the time."""
        self._worker.rest = REST if is_sharing else 0.0

    @property
    def rest(self) -> float:
        """Return the share of the time left to a training, 0 without a training."""
        return self._worker.rest

    def close(self) -> None:
        """Drop all requests and end the thread, after the picture that is being drawn."""
        self._worker.close()

    def _add(self, channel: "Channel") -> int:
        number = next(self._numbers)
        self._channels[number] = channel
        return number

    def _remove(self, number: int) -> None:
        self._channels.pop(number, None)
        self._worker.drop(number)

    def _take(self) -> None:
        fault: Exception | None = None
        for request, value in self._worker.take():
            channel = self._channels.get(request.channel)
            if isinstance(value, StudioError):
                if channel is None or not channel._refuse(request, value):
                    self.failed.emit(value)
            elif isinstance(value, Exception):
                fault = value
            elif channel is not None:
                channel._deliver(request, value)
        if fault is not None:
            raise fault  # a defect of the program: it must not pass in silence


class Channel(QObject):
    """A kind of picture that only matters in its latest version: the large image, the next cells of a grid, a strip.

    ``done(tag, value)`` comes in the GUI thread with what ``work`` returned, ``failed(error)`` if the generator cannot be
    loaded; a channel that ``tells`` keeps the renderer from reporting that too. Channels of a lower ``rank`` go first.
    """

    done = Signal(object, object)
    failed = Signal(object)

    def __init__(self, renderer: Renderer, parent: QObject, rank: int = 1, tells: bool = False) -> None:
        super().__init__(parent)
        self._tells = tells
        self._renderer = renderer
        self._rank = rank
        self._number = number = renderer._add(self)
        self._asked = self._answered = self._dropped = 0
        self.destroyed.connect(lambda: renderer._remove(number))

    @property
    def is_busy(self) -> bool:
        """Return whether a result is still to come."""
        return self._answered < self._asked

    def ask(self, origin: ModelVersion, work: Work, tag: object = None) -> None:
        """Call ``work(generator)`` next, instead of this channel's earlier request if that has not begun."""
        self._asked += 1
        self._renderer._worker.ask(_Request(self._rank, self._asked, self._number, origin, work, tag))

    def drop(self) -> None:
        """Drop this channel's request."""
        self._dropped = self._answered = self._asked
        self._renderer._worker.drop(self._number)

    def _deliver(self, request: "_Request", value: object) -> None:
        if request.serial > self._dropped:
            self._answered = request.serial
            self.done.emit(request.tag, value)

    def _refuse(self, request: "_Request", error: StudioError) -> bool:
        """Emit ``failed`` and return whether that reports the error, so that nothing else has to."""
        if request.serial > self._dropped:
            self._answered = request.serial
            self.failed.emit(error)
        return self._tells


@dataclass(frozen=True)
class _Request:
    rank: int
    serial: int
    channel: int
    origin: ModelVersion
    work: Work
    tag: object


class _RenderWorker:
    """The half that lives in the thread. It knows nothing of Qt but ``wake``."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self.rest = 0.0
        self._wake = wake
        self._condition = threading.Condition()
        self._waiting: OrderedDict[int, _Request] = OrderedDict()
        self._results: list[tuple[_Request, Any]] = []
        self._thread: threading.Thread | None = None
        self._is_closing = False
        self._asked = 0.0  # time of the last urgent request
        self._cost = 0.0  # seconds that it took

    def ask(self, request: _Request) -> None:
        with self._condition:
            self._waiting[request.channel] = request  # keeps the place of the request that it replaces
            if request.rank == URGENT:
                self._asked = time.perf_counter()
            if self._thread is None:
                self._is_closing = False
                self._thread = threading.Thread(target=self._run, name="renderer", daemon=True)
                self._thread.start()
            self._condition.notify()

    def drop(self, channel: int) -> None:
        with self._condition:
            self._waiting.pop(channel, None)

    def take(self) -> list[tuple[_Request, Any]]:
        with self._condition:
            results, self._results = self._results, []
        return results

    def close(self) -> None:
        with self._condition:
            thread, self._thread = self._thread, None
            self._is_closing = True
            self._waiting.clear()
            self._condition.notify()
        if thread is not None:
            thread.join()
            self._results.clear()

    def _next(self, is_settled: bool) -> _Request | Literal["idle"] | None:
        """Return what to do next; None: end. Unless ``is_settled``, return "idle" when no request has come for a while."""
        with self._condition:
            while not self._is_closing:
                still = self._asked + STILL - time.perf_counter() if self._cost > SLOW else 0.0
                able = [request for request in self._waiting.values() if request.rank == URGENT or still <= 0]
                if able:
                    request = min(able, key=lambda waiting: waiting.rank)
                    del self._waiting[request.channel]
                    return request
                if self._waiting or is_settled:
                    self._condition.wait(still if self._waiting else None)
                elif not self._condition.wait(STILL):
                    return "idle"
            return None

    def _run(self) -> None:
        import torch

        from ganstudio.app.rendering.generators import Generators

        torch.set_grad_enabled(False)  # grad mode is per thread
        generators = Generators(KEPT)
        is_settled = True
        while True:
            request = self._next(is_settled)
            if request is None:
                return
            if request == "idle":
                is_settled = not generators.settle()
                continue
            is_settled = False
            begin = time.perf_counter()
            try:
                generator = generators.get(request.origin, alone=not self.rest)
                begin = time.perf_counter()
                value = request.work(generator)
            except Exception as error:
                if isinstance(error, torch.OutOfMemoryError) and generators.leave_card():
                    with self._condition:  # again on the CPU, unless something newer has taken its place
                        self._waiting.setdefault(request.channel, request)
                    continue
                value = error
            spent = time.perf_counter() - begin
            if request.rank == URGENT:
                self._cost = spent
                generators.note(request.origin, spent)
            with self._condition:
                is_awake = bool(self._results)  # the window has been woken already
                self._results.append((request, value))
            if not is_awake:
                self._wake()
            request = value = generator = None  # type: ignore[assignment] # keeps nothing alive while it waits
            if self.rest:
                self._pause(max(PACE, self.rest * spent))

    def _pause(self, seconds: float) -> None:
        with self._condition:
            self._condition.wait_for(lambda: self._is_closing or not self.rest, timeout=seconds)
