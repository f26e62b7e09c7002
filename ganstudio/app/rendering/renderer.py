"""Pictures of a trained generator at the speed of the hand.

One thread holds the generators and draws what was asked for last; what was asked before and has not begun is forgotten. A result
wakes the window at once, through a signal that Qt queues, instead of waiting for a timer: why so, docs/adr/0006.
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
REST = 2.0  # while a training runs, this many times as long as a picture took nothing is drawn ...
PACE = 0.05  # ... nor for this many seconds: 15 to 20 pictures a second leave the training its cores
URGENT = 0  # the rank of what follows the hand
STILL = 0.1  # seconds without anything urgent, until which ...
SLOW = 0.002  # ... nothing else is begun, if an urgent picture takes longer than this


@dataclass(frozen=True)
class ModelVersion:
    """Which generator: that of ``run`` after ``images``; its noise drawn anew from a seed, or as it was trained with (None)."""

    run: Run
    images_seen: int
    noise: int | None = None


Work = Callable[["Generator"], Any]


class Renderer(QObject):
    """The thread, and the generators that it has loaded. What is drawn is asked for through a :class:`Channel`.

    ``failed(error)`` comes when a generator cannot be loaded, unless the channel tells that itself. :meth:`close` ends the thread;
    the next request starts it again.
    """

    failed = Signal(object)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._channels: dict[int, Channel] = {}
        self._numbers = itertools.count()
        self._worker = _RenderWorker(self._woken.emit)
        # queued: it is emitted in the other thread, and received in the one that this object lives in
        self._woken.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def set_sharing(self, is_sharing: bool) -> None:
        """Whether a training needs the processor as well: then most of it is left to that."""
        self._worker.rest = REST if is_sharing else 0.0

    @property
    def rest(self) -> float:
        """The share of the time that it leaves to a training, 0 without a training."""
        return self._worker.rest

    def close(self) -> None:
        """Forget all requests and end the thread; waits for the picture that is being drawn."""
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
            raise fault  # of the program: it must not pass in silence


class Channel(QObject):
    """One kind of picture, of which only the latest matters: the large image, the next cells of a grid, a strip.

    ``done(tag, value)`` comes in the GUI thread with what ``work`` made of the generator, ``failed(error)`` if that cannot be
    loaded; one that ``tells`` this keeps the renderer from telling it too. Channels of a lower ``rank`` go first.
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
        """Whether an answer is still to come."""
        return self._answered < self._asked

    def ask(self, origin: ModelVersion, work: Work, tag: object = None) -> None:
        """Call ``work`` with the generator next, instead of what was asked here before and has not begun."""
        self._asked += 1
        self._renderer._worker.ask(_Request(self._rank, self._asked, self._number, origin, work, tag))

    def drop(self) -> None:
        """What was asked here is not wanted any more."""
        self._dropped = self._answered = self._asked
        self._renderer._worker.drop(self._number)

    def _deliver(self, request: "_Request", value: object) -> None:
        if request.serial > self._dropped:
            self._answered = request.serial
            self.done.emit(request.tag, value)

    def _refuse(self, request: "_Request", error: StudioError) -> bool:
        """Whether nobody else has to tell it."""
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
    """The half that lives in the thread. Of Qt it knows ``wake`` alone."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self.rest = 0.0
        self._wake = wake
        self._condition = threading.Condition()
        self._waiting: OrderedDict[int, _Request] = OrderedDict()
        self._results: list[tuple[_Request, Any]] = []
        self._thread: threading.Thread | None = None
        self._is_closing = False
        self._asked = 0.0  # when something urgent was, last
        self._cost = 0.0  # seconds that it took

    def ask(self, request: _Request) -> None:
        with self._condition:
            self._waiting[request.channel] = request  # keeps the place in the row of the one that it replaces
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
        """What to do next; None: nothing more. Unless ``is_settled``, it is told when nothing has been asked for a while."""
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

        torch.set_grad_enabled(False)  # the thread's own
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
                is_awake = bool(self._results)  # the window has been told already
                self._results.append((request, value))
            if not is_awake:
                self._wake()
            request = value = generator = None  # type: ignore[assignment] # nothing is kept alive while it waits
            if self.rest:
                self._pause(max(PACE, self.rest * spent))

    def _pause(self, seconds: float) -> None:
        with self._condition:
            self._condition.wait_for(lambda: self._is_closing or not self.rest, timeout=seconds)
