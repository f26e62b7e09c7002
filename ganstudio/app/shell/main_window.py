"""The window around the pages: rail, header, status bar, log, help, and an orderly end."""

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from ganstudio.app.pages.page import Page
from ganstudio.app.shell.banner import Banner
from ganstudio.app.shell.header import Header
from ganstudio.app.shell.import_panel import ImportPanel
from ganstudio.app.shell.intake import Intake
from ganstudio.app.shell.log_dock import LogDock
from ganstudio.app.shell.rail import Rail
from ganstudio.app.shell.status_bar import StatusBar
from ganstudio.app.state.session import Session
from ganstudio.app.ui.actions import WINDOW, make_action
from ganstudio.app.ui.behaviour import behave

MINIMUM = QSize(900, 500)
DEFAULT = QSize(1280, 800)
TRAINING = "training"  # a cause of the banner besides the titles of jobs
TITLE_BAR = 40  # px of the window's title bar; the exact height is only known once it is shown


class MainWindow(QMainWindow):
    """Shows ``pages`` over ``session``. ``page_shown(key)`` comes when a page is up, ``closed`` once nothing runs any more.

    A page is built when it is first shown, and not before the window itself is painted, which people wait for.
    """

    closed = Signal()
    page_shown = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, session: Session, pages: Sequence[Page]) -> None:
        super().__init__()
        self.session = session
        self._pages = {page.key: page for page in pages}
        self._built: dict[str, QWidget] = {}
        self._focus: dict[str, QWidget] = {}
        self._closing = False
        self._painted = False
        self.page = ""
        self.rail = Rail(pages)
        self.header = Header(session)
        self.banner = Banner()
        self.import_panel = ImportPanel()
        self.stack = QStackedWidget()
        self.log = LogDock(self)
        self.status = StatusBar(session)
        self.intake = Intake(session, self, self._shown)
        self._lay_out()
        self._add_actions()
        self._connect()
        self._restore()

    def show_page(self, key: str) -> None:
        """Bring a page to the front; an unknown key shows the first page."""
        key = key if key in self._pages else next(iter(self._pages))
        if key != self.page:
            self.banner.hide()  # its text was about the previous page; the log keeps it
        self._remember_focus()
        self.page = key
        self.rail.set_current(key)
        if not self._painted:
            return
        if key not in self._built:
            self._built[key] = self._pages[key].factory(self.session)
            behave(self._built[key])
            self.stack.addWidget(self._built[key])
        self.stack.setCurrentWidget(self._built[key])
        self._give_focus()
        self.page_shown.emit(key)

    def _remember_focus(self) -> None:
        """Remember the focus of the page that is left, to restore it when the page is shown again."""
        page, focus = self._built.get(self.page), self.focusWidget()
        if page is not None and focus is not None and page.isAncestorOf(focus):
            self._focus[self.page] = focus

    def _give_focus(self) -> None:
        """Give the focus to the page shown, so that its shortcuts work at once."""
        page, focus = self._built[self.page], self._focus.get(self.page)
        is_there = focus is not None and shiboken6.isValid(focus) and focus.isVisible() and focus.isEnabled()
        (focus if is_there and focus is not None else page).setFocus(Qt.FocusReason.OtherFocusReason)

    def _shown(self) -> tuple[Page, QWidget | None]:
        """Return the page shown: its entry in the registry, and its widget once it is built."""
        return self._pages[self.page], self._built.get(self.page)

    def remember(self) -> None:
        """Store size, position, docks and page for the next start."""
        settings = self.session.settings
        settings.set_value("geometry", self.saveGeometry())
        settings.set_value("state", self.saveState())
        settings.set_value("page", self.page)
        settings.sync()

    def _lay_out(self) -> None:
        room = self.screen().availableGeometry().size() - QSize(0, TITLE_BAR)
        self.setMinimumSize(MINIMUM.boundedTo(room))  # a screen of 1920 x 1080 at 200 % has 960 x 540 for everything
        self.resize(DEFAULT.boundedTo(room))
        central = QWidget()
        row = QHBoxLayout(central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        for widget in (self.header, self.banner, self.import_panel):
            column.addWidget(widget)
        column.addWidget(self.stack, stretch=1)
        row.addLayout(column, stretch=1)
        self.setCentralWidget(central)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.log)
        self.log.hide()
        self.setStatusBar(self.status)

    def _add_actions(self) -> None:
        slots: dict[str, Callable[[], object]] = {
            "open-run": self.header.ask_for_run,
            "import-network": self.header.ask_for_network,
            "log": self.log.toggleViewAction().trigger,
            "paste": self.intake.paste,
            "help": self.show_help,
            "shortcuts": self.show_shortcuts,
            "quit": self.close,
        }
        for name, slot in slots.items():
            make_action(f"window.{name}", self, slot, WINDOW)

    def _connect(self) -> None:
        session = self.session
        self.rail.chosen.connect(self.show_page)
        self.header.language_chosen.connect(self.language_chosen)
        self.header.help_asked.connect(self.show_help)
        self.status.log_button.clicked.connect(self.log.toggleViewAction().trigger)
        self.intake.said.connect(self.status.show_note)
        for chosen in (self.intake.network_dropped, self.header.network_chosen):
            chosen.connect(self.import_panel.ask)
        self.import_panel.accepted.connect(session.runs.import_network)
        session.page_requested.connect(self.show_page)
        session.runs.opened.connect(self._on_opened)
        session.runs.changed.connect(self._show_title)
        session.training.state_changed.connect(self._on_training)
        session.evaluations.result_changed.connect(self._on_evaluation)
        session.jobs.changed.connect(self._go_on_closing)
        session.jobs.changed.connect(self._on_jobs)
        for changed in (session.runs.changed, session.pictures.source_changed, session.pictures.data_changed):
            changed.connect(self.banner.hide)  # its text was about the previous state

    def _restore(self) -> None:
        settings = self.session.settings
        self.restoreGeometry(settings.bytes("geometry"))
        self.restoreState(settings.bytes("state"))
        self.show_page(settings.value("page"))
        self.stack.setFocus()
        self._show_title()

    def _show_title(self) -> None:
        run = self.session.runs.current
        self.setWindowTitle(f"{run.name} – GAN Studio" if run is not None else "GAN Studio")

    def _on_training(self, state: str) -> None:
        if state == "running" or (state == "idle" and self.banner.cause == TRAINING):
            self.banner.hide()
        if state == "running":
            return
        if state == "idle" and "train" in self._pages:
            self.rail.set_news("train")

    def _on_evaluation(self) -> None:
        if "evaluate" in self._pages:
            self.rail.set_news("evaluate")

    def _on_jobs(self) -> None:
        """Hide the error of a failed job when the job is tried again."""
        if self.banner.cause and any(job.title == self.banner.cause for job in self.session.jobs.running):
            self.banner.hide()

    def _on_opened(self) -> None:
        """Leave the Data page, which shows nothing of a run; the other pages follow the open run."""
        if self.page == "data":
            self.show_page("train")

    def show_help(self) -> None:
        """Open the help text of the page shown."""
        from ganstudio.app.shell.help_window import page_help  # the window appears sooner without it

        title = QCoreApplication.translate("pages", self._pages[self.page].title)
        self._show_text(title, page_help(self.page, self.session.settings.value("language", "en")))

    def show_shortcuts(self) -> None:
        """Open the list of the shortcuts that work now."""
        from ganstudio.app.shell.help_window import shortcuts_of

        title = self.tr("Shortcuts")
        rows = "\n".join(f"| **{keys}** | {what} |" for keys, what in shortcuts_of(self))
        self._show_text(title, self.tr("| Keys | Action |") + f"\n|---|---|\n{rows}\n")

    def _show_text(self, title: str, markdown: str) -> None:
        from ganstudio.app.shell.help_window import HelpWindow

        HelpWindow(title, markdown, self).show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._build_first_page)

    def _build_first_page(self) -> None:
        self.show_page(self.page)

    def closeEvent(self, event: QCloseEvent) -> None:
        session = self.session
        if not session.jobs.is_busy:
            self.remember()
            event.accept()
            self.closed.emit()
            return
        event.ignore()
        if session.training.state != "idle":
            if not self._closing and not self.ask_to_stop():
                return
            self.status.show_note(self.tr("Saving before closing"))
        else:
            self.hide()  # what still runs (an import, a listing) saves nothing and ends by itself
        self._closing = True
        session.jobs.stop_all()

    def close_saving(self) -> None:
        """Close without asking; a training is stopped and saved first."""
        self._closing = True
        self.close()

    def _go_on_closing(self) -> None:
        if self._closing and not self.session.jobs.is_busy:
            QTimer.singleShot(0, self.close)

    def ask_to_stop(self) -> bool:
        """Ask whether to stop the training; True if the person chooses to stop and save."""
        box = QMessageBox(QMessageBox.Icon.Question, "GAN Studio", self.tr("A training is still running."), parent=self)
        box.setInformativeText(self.tr("You can stop and save it now, and resume from here next time."))
        stop = box.addButton(self.tr("Stop and save"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("Keep training"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stop)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is stop
