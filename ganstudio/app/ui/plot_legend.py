"""The legend over the curves of a plot: shows their names, and their values under the pointer."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtGui import QFont, QTextDocument

from ganstudio.app.ui.plot_style import FONT_PIXELS
from ganstudio.app.ui.theme import theme

LINE, DASHED, STAR = "●", "╌", "★"
WIDEST_NUMBER, WIDEST_HEAD = "88.888", "88,888,888"  # the widest texts, to reserve room
MOST = 0.75  # largest share of a plot's height


@dataclass(frozen=True)
class Entry:
    """A symbol in a colour of the theme, and its meaning."""

    colour: str
    name: str
    sign: str = LINE


class PlotLegend(pg.TextItem):
    """A legend at the top of the view: :meth:`room` is kept free for it."""

    def __init__(self) -> None:
        super().__init__(anchor=(0, 0))
        self.entries: tuple[Entry, ...] = ()
        self._font = QFont()
        self._font.setPixelSize(FONT_PIXELS)
        self._rooms: dict[tuple[tuple[Entry, ...], int, str], float] = {}
        self.textItem.setFont(self._font)
        self.setZValue(10)

    def show_entries(self, entries: Sequence[Entry], values: Sequence[str] = (), head: str = "") -> None:
        """Show entries, with ``values`` for the first ones, and ``head``, the position of the values."""
        self.entries = tuple(entries)
        self.setHtml(_html(self.entries, values, head))

    def fit(self, width: float) -> None:
        """Fit the legend into lines of this many pixels."""
        self.setTextWidth(max(width, 1))

    def room(self, width: float, height: float, head: str) -> float:
        """Return the part of a view of this size, in pixels, to keep free for the legend, also while it shows values."""
        key = (self.entries, round(width), head)
        if key not in self._rooms:
            document = QTextDocument()
            document.setDefaultFont(self._font)
            document.setHtml(_html(self.entries, [WIDEST_NUMBER] * len(self.entries), head.format(images=WIDEST_HEAD)))
            document.setTextWidth(max(width, 1))
            self._rooms = {key: document.size().height()}
        return min(self._rooms[key] / max(height, 1), MOST)


def _html(entries: Sequence[Entry], values: Sequence[str], head: str) -> str:
    colours = theme().colours
    parts = [f'<span style="color:{colours.muted}">{_whole(head)}</span>'] if head else []
    for place, entry in enumerate(entries):
        text = f"{entry.name} {values[place]}" if place < len(values) else entry.name
        sign = f'<span style="color:{getattr(colours, entry.colour)}">{entry.sign}</span>'
        parts.append(f'{sign}<span style="color:{colours.text}">&nbsp;{_whole(text)}</span>')
    return " &nbsp;".join(parts)


def _whole(text: str) -> str:
    """Return ``text`` as rich text without line breaks."""
    letters = {"&": "&amp;", "<": "&lt;", " ": "&nbsp;"}
    return "\N{WORD JOINER}".join(letters.get(letter, letter) for letter in text)
