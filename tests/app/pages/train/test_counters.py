"""The four numbers over the grid: what there is room for is whole."""

import pytest
from PySide6.QtWidgets import QWidget

from ganstudio.app.pages.train.counters import SPACING, Counters
from ganstudio.engine.events import Progress

ROW = {"images": 12_345_678.0, "step": 771_604.0, "rate": 4_622.0, "seconds": 3_600.0}
SHOWN = {0: [True] * 4, 1: [True, False, True, True], 2: [True, False, False, True]}


@pytest.mark.parametrize("hidden", SHOWN)
def test_numbers_are_never_cut(qtbot, hidden):
    window = QWidget()  # a layout would keep a window of its own from being too narrow
    qtbot.addWidget(window)
    counters = Counters(window)
    window.show()
    counters.show_progress(ROW, 20_000_000, Progress(1, 2, "images", 4_622.0, 600.0))
    widths = [value.sizeHint().width() + SPACING for value in counters.values]
    room = {0: sum(widths), 1: sum(widths) - 1, 2: widths[0] + widths[2] + widths[3] - 1}[hidden] - SPACING
    for width in (room, 800, room):
        counters.resize(width, 40)
        counters.layout().activate()
        shown = SHOWN[hidden if width == room else 0]
        assert [value.isVisible() for value in counters.values] == shown
        assert [title.isVisible() for title in counters.titles] == shown
        for value in counters.values:
            assert not value.isVisible() or value.width() >= value.sizeHint().width(), value.text()
