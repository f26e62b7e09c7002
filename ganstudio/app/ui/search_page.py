"""The base of the pages that search the latent space for a person's picture."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from ganstudio.app.jobs.job import Job
from ganstudio.app.ui.language import translated
from ganstudio.app.ui.picture_page import PicturePage, S, Task
from ganstudio.engine.events import Event
from ganstudio.engine.recipes.trust import TrustReport
from ganstudio.engine.runs.folder import Run


class SearchPage(PicturePage[S]):
    """A page that searches for a picture, or for the missing part of a picture.

    Besides what a :class:`~ganstudio.app.ui.picture_page.PicturePage` needs, a subclass defines ``doing``, :meth:`task` and
    :meth:`take`.
    """

    doing: str  # the title of its job

    # -- for subclasses ---------------------------------------------------------------------------------------------------

    def task(self, run: Run, state: S) -> Task:
        """Return the task that searches for the picture."""
        raise NotImplementedError

    def take(self, result: Any) -> None:
        """Keep the result of the search."""
        raise NotImplementedError

    def on_events(self, events: list[Event]) -> None:
        """Take in the task's events while it runs."""

    def begin(self, work: QWidget, icon: str) -> None:
        self._job: Job | None = None
        self._measuring: Job | None = None  # measures how far to trust the last result
        self._next: Callable[[], None] | None = None  # starts as soon as the cancelled search has ended
        super().begin(work, icon)
        self.bar.search.clicked.connect(self.search)

    # -- the search -------------------------------------------------------------------------------------------------------

    @property
    def is_searching(self) -> bool:
        """Return whether a search is running."""
        return self._job is not None

    def search(self) -> None:
        """Start the search for the picture."""
        run = self.session.runs.current
        if run is not None and self.state.target is not None:
            self.start(self.doing, self.task(run, self.state), partial(self._on_result, run))

    def start(self, title: str, task: Task, took: Callable[[Any], None]) -> None:
        """Run a search unless another is running; wait for a cancelled search to end."""
        if self._job is not None:
            if self._job.was_cancelled:
                self._next = partial(self.start, title, task, took)
            return
        self._job = self.session.jobs.start(title, task, took)
        self._job.events.connect(self.on_events)
        self._job.finished.connect(self._on_end)
        self.destroyed.connect(self._job.cancel)  # without the page nothing needs its result
        self.bar.show_search(is_going_on=True)

    def stop(self) -> None:
        """Cancel the search."""
        self._next = None
        if self._job is not None:
            self._job.cancel()

    def _on_end(self) -> None:
        self._job = None
        self.bar.show_search(is_going_on=False)
        begin, self._next = self._next, None
        if begin is not None:
            begin()
        self.show_state()

    def measure(self, task: Task, is_still_shown: Callable[[], bool]) -> None:
        """Measure how far to trust the result while the page already shows it."""

        def took(reports: list[TrustReport]) -> None:
            if is_still_shown():
                self.keep(measured=reports[0])

        self._measuring = self.session.jobs.start(self.tr("Measuring how well the model can draw the picture"), task, took)
        self._measuring.finished.connect(self._on_measured)
        self.show_state()

    def _on_measured(self) -> None:
        """Show the state again, as the measurement has ended or was cancelled."""
        self._measuring = None
        self.show_state()

    def trust_words(self, state: S, is_found: bool) -> tuple[str, str]:
        """Return what to say about how far to trust the result: as a fact, and as a warning."""
        if not is_found:
            return "", ""
        if state.measured is None:
            said = self.tr("Measuring how well the model can draw this kind of picture...")
            return said if self._measuring is not None else "", ""
        if state.measured.sentence is None:
            return self.tr("The training pictures are missing or too few, so yours can't be compared with them."), ""
        said = translated(state.measured.sentence)
        return ("", said) if state.measured.warns else (said, "")

    def found_class(self, label: int | None) -> str:
        """Return the class that the search found, to append to figures; "" without classes or if the person chose the class."""
        run = self.session.runs.current
        if label is None or self.state.label is not None or run is None or label >= len(run.dataset.classes):
            return ""
        return " · " + self.tr("detected class: {name}").format(name=run.dataset.classes[label])

    def _on_result(self, run: Run, result: Any) -> None:
        if self.session.model.run is run:  # else another page has opened another run meanwhile
            self.take(result)
