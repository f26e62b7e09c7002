"""The line over every page: the open run, the device, the theme and the language."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from ganstudio.app.state.session import Session
from ganstudio.app.ui.drop_overlay import NETWORKS
from ganstudio.app.ui.language import LANGUAGES
from ganstudio.app.ui.theme import theme
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

THEME_NAMES = {
    "system": mark("Header", "Follow system"),
    "light": mark("Header", "Light"),
    "dark": mark("Header", "Dark"),
}
SHOWN_RUNS = 15


class Header(QFrame):
    """Run selector, device badge, theme, language and help."""

    language_chosen = Signal(str)
    help_asked = Signal()
    network_chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._session = session
        self.run_selector = self._button("folder", self.tr("The run shown on all pages. Click to open the list of runs."))
        self.run_selector.setObjectName("runSelector")
        self.run_selector.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.run_selector.setMenu(QMenu(self))
        self.run_selector.menu().aboutToShow.connect(self._fill_runs)
        self.badge = QLabel()
        self.badge.setObjectName("badge")
        self.badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.theme_button = self._button("sun-moon", self.tr("Light or dark theme"))
        self.theme_button.setMenu(self._theme_menu())
        self.language_button = self._button("languages", self.tr("Language"))
        self.language_button.setMenu(self._language_menu())
        self.help_button = self._button("circle-question-mark", self.tr("Help for this page (F1)"))
        self.help_button.clicked.connect(self.help_asked)

        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(4)
        layout.addWidget(self.run_selector)
        layout.addStretch()
        layout.addWidget(self.badge)
        layout.addSpacing(8)
        for button in (self.theme_button, self.language_button, self.help_button):
            layout.addWidget(button)

        session.runs.changed.connect(self._show_run)
        session.engine.ready.connect(self._show_device)
        self._show_run()
        self._show_device()

    def _button(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(theme().icon(icon))
        button.setIconSize(QSize(18, 18))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _show_run(self) -> None:
        run = self._session.runs.current
        self.run_selector.setText(run.name if run is not None else self.tr("No run open"))

    def _show_device(self) -> None:
        device = self._session.engine.device
        if device is None:
            self.badge.setText("…")
            self.badge.setToolTip(self.tr("Loading the engine"))
            return
        self.badge.setText(f"{device.kind} · {device.precision}")
        words = self.tr("Training uses {name} in {precision}.")
        self.badge.setToolTip(words.format(name=device.name, precision=device.precision))

    def _fill_runs(self) -> None:
        menu, session = self.run_selector.menu(), self._session
        menu.clear()
        current = session.runs.current.path if session.runs.current is not None else None
        for path, name in list(session.runs.names().items())[:SHOWN_RUNS]:
            action = menu.addAction(name)
            action.setToolTip(str(path))
            action.setCheckable(True)
            action.setChecked(path == current)
            action.triggered.connect(lambda _checked=False, path=path: session.runs.open(path))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        menu.addAction(theme().icon("plus"), self.tr("New run")).triggered.connect(session.runs.close)
        menu.addAction(theme().icon("folder-open"), self.tr("Open run folder...")).triggered.connect(self.ask_for_run)
        menu.addAction(theme().icon("download"), self.tr("Import network...")).triggered.connect(self.ask_for_network)

    def ask_for_run(self) -> None:
        """Let the person choose a run folder."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open run folder"), str(self._session.runs.folder))
        if folder:
            self._session.runs.open(Path(folder))

    def ask_for_network(self) -> None:
        """Let the person choose a file of another program's network."""
        kinds = " ".join(f"*{ending}" for ending in NETWORKS)
        files = self.tr("Networks of StyleGAN2-ADA, StyleGAN3, stylegan2-pytorch ({kinds})").format(kinds=kinds)
        file, _ = QFileDialog.getOpenFileName(self, self.tr("Import network"), "", files)
        if file:
            self.network_chosen.emit(Path(file))

    def _theme_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for mode, name in THEME_NAMES.items():
            action = _choice(menu, group, QCoreApplication.translate("Header", name), theme().mode == mode)
            action.triggered.connect(lambda _checked=False, mode=mode: self._set_theme(mode))
        return menu

    def _set_theme(self, mode: str) -> None:
        theme().set_mode(mode)
        self._session.settings.set_value("theme", mode)

    def _language_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        current = self._session.settings.value("language")
        for code, name in LANGUAGES.items():
            action = _choice(menu, group, name, code == current)
            action.triggered.connect(lambda _checked=False, code=code: self.language_chosen.emit(code))
        return menu


def _choice(menu: QMenu, group: QActionGroup, text: str, checked: bool) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(checked)
    group.addAction(action)
    return action
