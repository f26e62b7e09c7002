"""Starts and ends the application, owns its single objects, and reports uncaught exceptions."""

import logging
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ganstudio.app.pages import PAGES
from ganstudio.app.shell.error_dialog import ErrorDialog
from ganstudio.app.shell.logs import start_logging
from ganstudio.app.shell.main_window import TRAINING, MainWindow
from ganstudio.app.state.session import Session
from ganstudio.app.state.settings import Settings
from ganstudio.app.tasks.pictures import import_all
from ganstudio.app.ui.language import LANGUAGES, install_language, system_language, translated
from ganstudio.app.ui.setting_words import setting_title, setting_value
from ganstudio.app.ui.theme import theme
from ganstudio.engine.errors import ConfigError, StudioError, TrainingGoesOn
from ganstudio.engine.resources import resource

SIGNAL_POLL_MS = 250

logger = logging.getLogger(__name__)


class Studio(QObject):
    """The running application: settings, session, the current window, and the dialog for unexpected errors."""

    _failed = Signal(str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.settings = Settings()
        language = self.settings.value("language") or system_language()
        self.settings.set_value("language", language if language in LANGUAGES else "en")
        install_language(self.settings.value("language"))
        theme().set_mode(self.settings.value("theme", "system"))
        app.setWindowIcon(QIcon(str(resource("icons", "logo.svg"))))
        self.session = Session(self.settings, self)
        self.session.error.connect(self._on_error)
        self.exit_code = 0
        self.error_dialog: ErrorDialog | None = None  # while it is open
        # queued: an exception may come from the middle of a paint event or from another thread, where no dialog can be opened
        self._failed.connect(self._show_failure, Qt.ConnectionType.QueuedConnection)
        self.window = self._new_window()

    def begin(self, demo: bool) -> None:
        """Show the window, and load the engine once its first page is up, so that neither delays the other."""
        if demo:
            self.window.show_page("train")
        self.window.page_shown.connect(partial(self._load, demo), Qt.ConnectionType.SingleShotConnection)
        self.window.show()
        logger.info("The window is shown")

    def set_language(self, code: str) -> None:
        """Switch to the language ``code``: build the window again from the session."""
        self.window.remember()
        self.settings.set_value("language", code)
        install_language(code)
        self.session.training.retranslate()
        old, self.window = self.window, self._new_window()
        self.window.show()
        old.hide()
        old.deleteLater()

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write an uncaught exception from any thread to the log and the dialog; a ``sys.excepthook``."""
        if issubclass(kind, KeyboardInterrupt):
            self.interrupt()
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        logger.critical(text)
        self._failed.emit(text)

    def report_thread(self, failed: threading.ExceptHookArgs) -> None:
        """Report an uncaught exception; a ``threading.excepthook``."""
        self.report(failed.exc_type, failed.exc_value or failed.exc_type(), failed.exc_traceback)

    def interrupt(self, *_signal: object) -> None:
        """Save and close without a question, on Ctrl+C in the terminal or when the system asks to end."""
        self.exit_code = 130
        self.window.close_saving()

    def _load(self, demo: bool, page: str) -> None:
        """Load the engine with the page shown, then what the other pages need."""
        loads = {one.key: one.load for one in PAGES if one.load is not None}
        shown = [load for key, load in loads.items() if key == page]
        others = [load for key, load in loads.items() if key != page]
        self.session.engine.ready.connect(partial(self._import, others), Qt.ConnectionType.SingleShotConnection)
        self.session.engine.load(*shown)
        self.session.runs.refresh()
        if demo:
            self.session.learn_sevens()

    def _import(self, loads: Sequence[Callable[[], object]]) -> None:
        self.session.jobs.start(self.tr("Loading the pages"), partial(import_all, loads), is_shown=False)

    def _new_window(self) -> MainWindow:
        window = MainWindow(self.session, PAGES)
        window.language_chosen.connect(self.set_language)
        window.closed.connect(self._end)
        return window

    def _end(self) -> None:
        QApplication.exit(self.exit_code)

    def _on_error(self, error: BaseException) -> None:
        if isinstance(error, StudioError):
            self._tell(error)
        else:
            self._show_failure("".join(traceback.format_exception(error)))

    def _tell(self, error: StudioError) -> None:
        """Show the error in the banner, with a button for the settings that it advises."""
        cause = TRAINING if isinstance(error, TrainingGoesOn) else self.session.jobs.failed_title
        remedy = error.remedy if isinstance(error, ConfigError) else {}
        if not remedy:
            self.window.banner.tell(translated(error), cause)
            return
        ((name, value),) = list(remedy.items())[:1]
        offer = self.tr("Set {setting} to {value}").format(setting=setting_title(name), value=setting_value(name, value))
        self.window.banner.tell(translated(error), cause, offer, partial(self.session.use_settings, remedy))

    def _show_failure(self, text: str) -> None:
        try:
            if self.error_dialog is not None:
                self.error_dialog.add(text)
                return
            self.error_dialog = ErrorDialog(text)
            self.error_dialog.finished.connect(self._drop_dialog)
            self.error_dialog.open()
        except Exception:  # not to the excepthook, which would come here again
            logger.exception("An error could not be shown")

    def _drop_dialog(self) -> None:
        if self.error_dialog is not None:
            self.error_dialog.deleteLater()
            self.error_dialog = None


def run_window(demo: bool) -> int:
    """Open the window and stay until it is closed.

    Parameters
    ----------
    demo
        Open the built-in sevens and start to train them.

    Returns
    -------
    int
        The exit code of the process.
    """
    start_logging()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("GAN Studio")
    app.setDesktopFileName("ganstudio")
    app.setQuitOnLastWindowClosed(False)  # the window decides when: after the training is saved, and not when the language changes
    studio = Studio(app)
    _catch_everything(studio)
    studio.begin(demo)
    code = app.exec()
    studio.session.wait_for_jobs()
    return code


def _catch_everything(studio: Studio) -> None:
    sys.excepthook = studio.report
    threading.excepthook = studio.report_thread
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), studio.interrupt)
    awake = QTimer(studio, interval=SIGNAL_POLL_MS)  # Python handles signals only while it runs
    awake.timeout.connect(lambda: None)
    awake.start()
