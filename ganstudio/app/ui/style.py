"""The only style sheet. Fusion and the palette draw the controls; it adds frames, type sizes and the roles."""

from functools import lru_cache
from string import Template
from typing import Any

from ganstudio.engine.resources import resource

FONT_PIXELS = 13

_SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; }

QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="heading"] { font-size: 15px; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 11px; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="node"] { background: $raised; border: 1px solid $muted; border-radius: 6px; padding: 5px 10px; font-weight: 600; }
QFrame[role="card"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QFrame[role="panel"] { background: $panel; border: none; }
QFrame[role="line"] { background: $line; border: none; }
QFrame[role="strip"] { border: none; border-top: 1px solid $line; }

QPushButton { background: $raised; color: $text; border: 1px solid $line; border-radius: 6px; padding: 5px 12px; min-height: 18px; }
QPushButton:hover, QPushButton:checked { border-color: $muted; }
QPushButton:pressed, QPushButton:checked { background: $line; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $muted; background: $window; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; padding: 4px 11px; }
QPushButton[role="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[role="flat"] { background: transparent; border-color: transparent; }
QPushButton[role="flat"]:hover { background: $line; }
QPushButton[role="flat"]:focus { border-color: $accent; }

QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 6px; padding: 4px 6px; }
QToolButton:hover { background: $line; }
QToolButton:pressed { background: $line; border-color: $muted; }
QToolButton:checked { background: $line; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $muted; }
QToolButton[popupMode="2"] { padding-right: 18px; }
QToolButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: right center; right: 4px; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent; padding: 6px 10px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $text; font-weight: 600; }
QTabBar::tab:focus { border-bottom-color: $accent; }

#rail { background: $panel; border: none; border-right: 1px solid $line; }
#rail QToolButton { border-radius: 8px; padding: 6px 0; color: $muted; font-size: 11px; }
#rail QToolButton:checked { background: $rail_checked; color: $text; font-weight: 600; }
#header { background: $panel; border: none; border-bottom: 1px solid $line; }
#header #runSelector { font-weight: 600; }
#badge { background: $window; border: 1px solid $line; border-radius: 9px; padding: 2px 9px; color: $muted; font-size: 11px; }
#importPanel { background: $panel; border: 1px solid $accent; border-radius: 6px; }
#banner { background: $banner; border: 1px solid $warning; border-radius: 6px; }
#dropOverlay { background: $veil; }
#dropCard { background: $raised; border: 2px dashed $accent; border-radius: 12px; }

QStatusBar { background: $panel; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QPushButton { padding: 2px 10px; }
QProgressBar { background: $window; border: 1px solid $line; border-radius: 4px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QDockWidget { color: $muted; }
QDockWidget::title { background: $panel; padding: 4px 8px; border-top: 1px solid $line; }
QPlainTextEdit[role="log"] { font-family: monospace; font-size: 11px; border: none; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $line; padding: 2px; }
QHeaderView[role="figures"]::section { padding: 4px 8px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 10px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QScrollArea { border: none; background: transparent; }
QAbstractScrollArea::corner { border: none; background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; }
QCheckBox::indicator { width: 13px; height: 13px; border: 1px solid $muted; border-radius: 3px; background: $window; }
QCheckBox::indicator:hover { border-color: $text; }
QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:disabled { border-color: $line; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox::indicator:checked:focus { border-color: $text; }
QCheckBox::indicator:checked:disabled { background: $line; border-color: $line; }

QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


@lru_cache
def style_sheet(colours: Any) -> str:
    """Return the style sheet for :class:`ganstudio.app.ui.theme.Colours`."""
    if colours.dark:
        derived = {"accent_hover": "#6ba1ff", "rail_checked": colours.raised, "banner": "#3a2a20", "veil": "rgba(20, 21, 23, 200)"}
    else:
        derived = {"accent_hover": "#6ba1ff", "rail_checked": "#e9eaed", "banner": "#fdeee3", "veil": "rgba(245, 245, 246, 215)"}
    return _SHEET.substitute(vars(colours) | derived, check=resource("icons", "check.svg").as_posix())
