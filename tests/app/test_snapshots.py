"""Every page looks as it did: small pictures of the window, compared with stored ones within what another font changes.

After a change that is meant to be seen, write them anew and look at them: ``WRITE_SNAPSHOTS=1 pytest tests/app/test_snapshots.py``.
"""

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from ganstudio.app.pages import PAGES
from ganstudio.app.rendering.qimages import to_array
from ganstudio.app.shell.main_window import MainWindow
from ganstudio.app.state.session import Session
from ganstudio.app.ui.engine_entry import EngineEntry
from ganstudio.app.ui.theme import theme

pytestmark = pytest.mark.usefixtures("shared_cache")

STORED = Path(__file__).parent / "snapshots"
WINDOW = QSize(1280, 800)
CELL = 20  # px of the window that one pixel of a stored picture stands for
LEVELS = 26  # by which the colour of a cell may differ where another font sets its text
MOST_CELLS = 0.04  # of the cells that may differ more: a line of text that breaks elsewhere
INK = 60  # levels between the darkest and the brightest pixel of a cell in which something is drawn
MOST_INK = 0.8  # of the drawn cells of a third of a page that may have nothing near them in the other picture
PAGE = np.s_[3:-2, 4:]  # the window without rail, header and status bar
LEAST = 60  # drawn cells of a third that are a panel, and not just a line of text
REACH = 2  # cells by which another font moves what is below it


def cells_of(pixels: np.ndarray) -> np.ndarray:
    """uint8 (H / CELL, W / CELL, 4): the mean colour of each cell of ``pixels`` (H, W, 3), and how far its brightness varies."""
    height, width = pixels.shape[0] // CELL, pixels.shape[1] // CELL
    cells = pixels[: height * CELL, : width * CELL].reshape(height, CELL, width, CELL, 3)
    grey = cells.mean(axis=4)
    ink = grey.max(axis=(1, 3)) - grey.min(axis=(1, 3))
    return np.concatenate([cells.mean(axis=(1, 3)), ink[..., None]], axis=2).astype(np.uint8)


def differences(one: np.ndarray, other: np.ndarray) -> list[str]:
    """In words: what differs between two results of :func:`cells_of` by more than another font explains."""
    found = []
    share = float((np.abs(one[..., :3].astype(int) - other[..., :3].astype(int)).max(axis=2) > LEVELS).mean())
    if share > MOST_CELLS:
        found.append(f"the colour of {share:.0%}")
    thirds = [np.array_split(cells[PAGE][..., 3] > INK, 3, axis=1) for cells in (one, other)]
    for number, (a, b) in enumerate(zip(*thirds, strict=True), 1):
        missing = max((seen & ~_near(elsewhere)).sum() / max(seen.sum(), 1) for seen, elsewhere in ((a, b), (b, a)))
        if missing > MOST_INK and max(a.sum(), b.sum()) > LEAST:
            found.append(f"what is drawn in third {number}: {missing:.0%}")
    return found


def _near(drawn: np.ndarray) -> np.ndarray:
    """Where something is drawn, or at most REACH cells away."""
    padded = np.pad(drawn, REACH)
    height, width = drawn.shape
    steps = range(2 * REACH + 1)
    return np.any([padded[y : y + height, x : x + width] for y in steps for x in steps], axis=0)


@pytest.fixture
def window(qtbot, session: Session, untrained) -> MainWindow:
    def end(_window: MainWindow) -> None:
        session.jobs.stop_all()
        assert session.wait_for_jobs(30_000)

    session.engine.load()
    qtbot.waitUntil(lambda: session.engine.is_loaded)
    made = MainWindow(session, PAGES)
    qtbot.addWidget(made, before_close_func=end)
    made.resize(WINDOW)
    made.show()
    session.pictures.open(["digits"])
    session.runs.show(untrained("style", classes=3))
    qtbot.waitUntil(lambda: not session.jobs.running)
    return made


@pytest.fixture
def cells(window: MainWindow, qtbot) -> Callable[[str], np.ndarray]:
    """The cells of the window with a page shown."""

    def look(key: str) -> np.ndarray:
        window.show_page(key)
        shown = window.stack.currentWidget()
        if isinstance(shown, EngineEntry):
            qtbot.waitUntil(lambda: shown.is_built)
            if key == "explore":
                model, grid, pad = shown.page.model, shown.page.grid, shown.page.panel.tools["pad"]
                qtbot.waitUntil(lambda: model.frame is not None and not model.is_drawing and grid.is_complete and not pad.is_busy)
        qtbot.waitUntil(lambda: not window.session.jobs.running and theme().is_complete)
        assert window.size() == WINDOW

        def shot() -> np.ndarray:
            return cells_of(to_array(window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)))

        seen, before = shot(), np.zeros(0)
        while not np.array_equal(seen, before):  # thumbnails and samples come one by one
            QTest.qWait(300)
            seen, before = shot(), seen
        return seen

    return look


@pytest.mark.parametrize("mode", ["dark", "light"])
def test_every_page_looks_as_it_did(mode, cells):
    theme().set_mode(mode)
    changed = {}
    for page in PAGES:
        seen, path = cells(page.key), STORED / f"{page.key}-{mode}.png"
        if os.environ.get("WRITE_SNAPSHOTS"):
            Image.fromarray(seen).save(path)
        changed[page.key] = differences(seen, np.asarray(Image.open(path)))
    assert not any(changed.values()), changed


@pytest.mark.parametrize("path", sorted(STORED.glob("*-dark.png")), ids=lambda path: path.stem)
def test_a_blank_panel_and_another_theme_are_seen(path):
    stored = np.asarray(Image.open(path))
    for columns in np.array_split(np.arange(stored.shape[1])[4:], 3):
        blank = stored.copy()
        blank[3:-2, columns] = [*stored[3, columns[0], :3], 0]
        if (stored[3:-2, columns, 3] > INK).sum() > LEAST:
            assert differences(stored, blank), columns
    assert differences(stored, np.asarray(Image.open(path.with_name(path.name.replace("dark", "light")))))
