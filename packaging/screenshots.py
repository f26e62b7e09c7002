"""Take the README's pictures from the running program: ``make screenshots``.

Trains on the built-in sevens in the real window (on Qt's offscreen platform, with a home of its own) and grabs its pages.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ganstudio.app.shell.application import Studio

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
WIDTH, HEIGHT = 1280, 800
PAGES = ("data", "train", "explore")  # those that show something of a fresh run
TRAINING_SECONDS = 60
SETTLE_MS = 1500  # thumbnails and plots fill in


def main() -> None:
    """Train for a minute, then grab the pages in every theme."""
    with tempfile.TemporaryDirectory() as home:
        Path(home, "window.ini").write_text("[General]\nlanguage=en\ntheme=dark\n")
        os.environ.update(GANSTUDIO_HOME=home, QT_QPA_PLATFORM="offscreen")
        take(FOLDER)


def take(folder: Path) -> None:
    """Write ``<page>-<theme>.png`` into ``folder``."""
    from PySide6.QtWidgets import QApplication

    from ganstudio.app.shell.application import Studio
    from ganstudio.app.ui.theme import theme

    app = QApplication([])
    studio = Studio(app)
    studio.window.resize(WIDTH, HEIGHT)
    studio.begin(demo=True)
    wait(lambda: studio.session.training.state == "running", timeout_ms=60_000)
    wait(lambda: False, timeout_ms=TRAINING_SECONDS * 1000)
    folder.mkdir(parents=True, exist_ok=True)
    for mode in ("light", "dark"):
        theme().set_mode(mode)
        for page in PAGES:
            studio.window.show_page(page)
            wait(lambda: False, timeout_ms=SETTLE_MS)
            wait(lambda: not is_drawing(studio), timeout_ms=60_000)
            path = folder / f"{page}-{mode}.png"
            studio.window.grab().save(str(path))
            print(path)
    studio.interrupt()
    wait(lambda: not studio.session.jobs.is_busy, timeout_ms=60_000)


def is_drawing(studio: "Studio") -> bool:
    """Whether samples are on their way: beside a training they come a few at a time."""
    from ganstudio.app.rendering.renderer import Channel

    channels = studio.session.findChildren(Channel) + studio.window.findChildren(Channel)
    return any(channel.is_busy for channel in channels)


def wait(condition: Callable[[], bool], timeout_ms: int) -> None:
    """Let the window live until ``condition`` holds, looked at 20 times a second, or the time is up."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer

    deadline = QDeadlineTimer(timeout_ms)
    while not condition() and not deadline.hasExpired():
        loop = QEventLoop()
        QTimer.singleShot(min(50, max(1, deadline.remainingTime())), loop.quit)
        loop.exec()


if __name__ == "__main__":
    main()
