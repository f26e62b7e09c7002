"""Defines colours, fonts and icons of the application: two palettes, a style sheet, an icon set.

A widget never styles itself. Its style comes from the style sheet (:mod:`ganstudio.app.ui.style`), which knows these values of
the dynamic property ``role``: ``title``, ``heading``, ``muted``, ``small`` and ``number`` for labels, ``primary`` and ``flat`` for
buttons, ``card``, ``panel`` and ``strip`` for frames. What paints itself takes its colours from :attr:`Theme.colours` and repaints
on :attr:`Theme.changed`.
"""

from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ganstudio.app.ui.icons import tinted_icon
from ganstudio.app.ui.style import FONT_PIXELS, style_sheet

AT_ONCE = 40  # widgets styled between two events
MODES = ("system", "light", "dark")


@dataclass(frozen=True)
class Colours:
    """Hexadecimal colours by meaning. The five plot colours (Okabe-Ito) mean the same everywhere.

    ``groups`` distinguish things without an order, such as classes, for colour-blind people as well: the ten colours of
    Petroff 2021, "Accessible Color Sequences for Data Visualization".
    """

    dark: bool
    window: str
    panel: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str = "#4c8dff"
    on_accent: str = "#0b0d10"
    generator: str = "#E69F00"
    discriminator: str = "#56B4E9"
    real: str = "#009E73"
    fake: str = "#CC79A7"
    warning: str = "#D55E00"
    groups: tuple[str, ...] = (
        *("#3f90da", "#ffa90e", "#bd1f01", "#94a4a2", "#832db6"),
        *("#a96b59", "#e76300", "#b9ac70", "#717581", "#92dadd"),
    )


DARK = Colours(dark=True, window="#1b1c1f", panel="#232427", raised="#2c2e33", line="#3a3c42", text="#e6e6e6", muted="#9a9da3")
LIGHT = Colours(dark=False, window="#f5f5f6", panel="#ffffff", raised="#ffffff", line="#d9dadd", text="#1b1c1f", muted="#63666d")


class Theme(QObject):
    """The look of the running application; get it with :func:`theme`."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.mode = "system"
        self._is_styled = False
        self._unpolished: list[QWidget] = []
        self._polishing = QTimer(self, interval=0)
        self._polishing.timeout.connect(self._polish_some)
        self.colours = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def set_mode(self, mode: str) -> None:
        """Apply ``"light"``, ``"dark"`` or ``"system"``, which follows the desktop."""
        self.mode = mode if mode in MODES else "system"
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        # sets the platform too, so that the title bar and native dialogs follow
        QGuiApplication.styleHints().setColorScheme(schemes.get(self.mode, Qt.ColorScheme.Unknown))
        self._apply()

    def icon(self, name: str, colour: str = "") -> QIcon:
        """Return the icon ``name`` of resources/icons in the text colour, or in a ``colour`` of :class:`Colours`.

        The icon follows later changes of theme.
        """
        if colour:
            return tinted_icon(name, lambda _mode, _state: str(getattr(self.colours, colour)), colour)
        return tinted_icon(name, self._icon_colour)

    def _icon_colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return self.colours.line
        return self.colours.accent if state == QIcon.State.On else self.colours.text

    def _wanted(self) -> Colours:
        if self.mode == "system":
            # a desktop without a preference (Unknown) gets dark: pictures should be the brightest thing on the screen
            return LIGHT if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light else DARK
        return LIGHT if self.mode == "light" else DARK

    def _follow_system(self) -> None:
        if self.mode == "system" and self._wanted() != self.colours:
            self._apply()

    def _apply(self) -> None:
        self.colours = self._wanted()
        if not self._is_styled:
            self._is_styled = True
            self._app.setStyle("Fusion")
            font = self._app.font()
            font.setPixelSize(FONT_PIXELS)
            self._app.setFont(font)
        self._leave_hidden()
        # replacing a style sheet takes Qt five times as long as setting the first
        self._app.setStyleSheet("")
        self._app.setPalette(palette(self.colours))
        self._app.setStyleSheet(style_sheet(self.colours))
        self.changed.emit()

    @property
    def is_complete(self) -> bool:
        """Return whether every widget, hidden or not, has the style of the current theme."""
        return not self._unpolished

    def _leave_hidden(self) -> None:
        """Mark hidden widgets as not polished, so that Qt styles visible ones first; :meth:`_polish_some` does the rest."""
        for widget in self._app.allWidgets():
            if not widget.isVisible() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                widget.setAttribute(Qt.WidgetAttribute.WA_WState_Polished, False)
                if widget.testAttribute(Qt.WidgetAttribute.WA_SetPalette):
                    widget.setPalette(QPalette())  # removes the old sheet's colours, which would stay
                self._unpolished.append(widget)
        if self._unpolished:
            self._polishing.start()

    def _polish_some(self) -> None:
        """Style a few of the widgets that were hidden when the theme changed."""
        some, self._unpolished = self._unpolished[:AT_ONCE], self._unpolished[AT_ONCE:]
        for widget in some:
            if shiboken6.isValid(widget):
                widget.style().polish(widget)
                widget.setAttribute(Qt.WidgetAttribute.WA_WState_Polished)
        if not self._unpolished:
            self._polishing.stop()


def palette(colours: Colours) -> QPalette:
    """Return the Qt palette of ``colours``, for what the style sheet does not draw."""
    role = QPalette.ColorRole
    by_role = {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.panel,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
    }
    made = QPalette(QColor(colours.raised), QColor(colours.window))  # Qt derives the other shades from these two
    for which, colour in by_role.items():
        made.setColor(which, QColor(colour))
    faded = QColor(colours.muted)
    faded.setAlpha(150)
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, faded)
    return made


_theme: Theme | None = None


def theme() -> Theme:
    """Return the theme of the running QApplication."""
    global _theme
    if _theme is None:
        app = QApplication.instance()
        assert isinstance(app, QApplication), "a QApplication comes before the theme"
        _theme = Theme(app)
    return _theme
