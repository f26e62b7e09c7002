"""How long the window takes to answer: a drain of events, 100,000 files, the timeline, each setting of the preview, a new theme."""

import itertools
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.display import display
from tests.benchmarks.responsiveness import two_cores

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FILES = 100_000
GRIDS = 10
MEGAPIXELS = (4000, 3000)
SETTINGS = ({"size": 128}, {"crop": "fit"}, {"crop": "random"}, {"crop": "tiles"}, {"channels": 1})


def run(scale: float) -> dict[str, Any]:
    """Each answer as its median in ms; the baseline decodes the preview's picture of 12 megapixels once."""
    with two_cores(), display() as environment, tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "tests.benchmarks.answers", home, str(scale)]
        child_environment = {**environment, "GANSTUDIO_HOME": home}
        output = subprocess.run(command, env=child_environment, stdout=subprocess.PIPE, text=True, check=True).stdout
    found = json.loads(output.splitlines()[-1])
    return {
        **found,
        "ratio": round(found["preview_ms"] / found["baseline_decoding_ms"], 3),
        "target": {"drain_ms": 10, "files_ms": 50, "timeline_ms": 16.7, "preview_ms": 100, "theme_ms": 200},
    }


def child(home: Path, scale: float) -> None:
    """In the child: the real widgets. Prints one JSON object."""
    import numpy as np
    from PIL import Image
    from PySide6.QtWidgets import QApplication

    from ganstudio.app.jobs.job import Job
    from ganstudio.app.pages.data.left_out import LeftOut
    from ganstudio.app.pages.data.picture_preview import PicturePreview, Request
    from ganstudio.app.pages.train.timeline import Timeline
    from ganstudio.engine.config import DataConfig
    from ganstudio.engine.data import Problem, open_source, preparation
    from ganstudio.engine.data.causes import TRUNCATED
    from ganstudio.engine.events import Progress
    from ganstudio.engine.export.images import save_png
    from ganstudio.engine.runs.folder import Kept
    from tests.pulling import finished

    app = QApplication(sys.argv[:1])
    repeats = max(3, round(20 * scale))

    def median(act: Callable[[], object], count: int = repeats) -> float:
        times = []
        for _ in range(count):
            begin = time.perf_counter()
            act()
            times.append(1000 * (time.perf_counter() - begin))
        return round(sorted(times)[len(times) // 2], 2)

    def drained_ms() -> float:
        """How long it takes to hand on 50 events that wait, and the end of their job."""
        job, made = Job("drain", lambda: fifty(made)), threading.Event()
        job.start()
        made.wait()
        time.sleep(0.02)  # until the thread has ended
        begin = time.perf_counter()
        job.wait(1000)
        return 1000 * (time.perf_counter() - begin)

    def fifty(made: threading.Event) -> Iterator[Progress]:
        yield from (Progress(number, 50, "images") for number in range(50))
        made.set()

    problems = [Problem(f"{number}.png", TRUNCATED, "x" * 40) for number in range(FILES)]
    left_out = LeftOut()
    left_out.show()

    def files() -> None:
        left_out.show_problems(problems, [])
        left_out.causes.selectRow(1)
        left_out.grab()

    kept = []
    for number in range(GRIDS):
        save_png(home / f"{number}.png", np.full((270, 270, 3), 10 * number, np.uint8))
        kept.append(Kept(number * 500, home / f"{number}.png"))
    timeline = Timeline()
    timeline.set_grids(kept)
    positions = itertools.cycle(range(GRIDS))

    photo = home / "photo" / "0.jpg"
    photo.parent.mkdir()
    small = Image.fromarray(np.random.default_rng(0).integers(0, 256, (300, 400, 3), np.uint8))
    small.resize(MEGAPIXELS).save(photo, quality=90)
    source = finished(open_source([str(photo.parent)]))
    preview = PicturePreview()
    preview.show()
    settings = itertools.cycle(SETTINGS)

    def show() -> None:
        before = preview.seen.image
        preview.show_picture(Request(source, 0, preparation(source, DataConfig(**{"size": 64, **next(settings)}))))
        while preview.seen.image is before:
            app.processEvents()
        preview.grab()

    show()
    result = {
        "drain_ms": round(sorted(drained_ms() for _ in range(repeats))[repeats // 2], 2),
        "files_ms": median(files, 3),
        "timeline_ms": median(lambda: timeline.slider.setValue(next(positions))),
        "preview_ms": median(show),
        "theme_ms": theme_ms(app, median),
        "baseline_decoding_ms": median(lambda: Image.open(photo).convert("RGB").load()),
    }
    print(json.dumps(result), flush=True)


def theme_ms(app: "QApplication", median: Callable[[Callable[[], object], int], float]) -> float:
    """The median of a change between dark and light, until it is painted, in a window with all pages built."""
    from ganstudio.app.shell.application import Studio
    from ganstudio.app.ui.engine_entry import EngineEntry
    from ganstudio.app.ui.theme import theme

    def until(condition: Callable[[], bool]) -> None:
        while not condition():
            app.processEvents()
            time.sleep(0.005)

    studio = Studio(app)
    studio.begin(demo=False)
    until(lambda: studio.session.engine.is_loaded)
    studio.session.pictures.open(["digits"])
    for place in range(studio.window.stack.count()):
        page = studio.window.stack.widget(place)
        studio.window.stack.setCurrentIndex(place)
        until(lambda page=page: not isinstance(page, EngineEntry) or page.is_built)
    studio.window.show_page("train")
    until(lambda: not studio.session.jobs.running)
    modes = itertools.cycle(("light", "dark"))

    def change() -> None:
        theme().set_mode(next(modes))
        app.processEvents()

    change()
    found = median(change, 7)
    studio.session.jobs.stop_all()
    studio.session.wait_for_jobs(30_000)
    return found


if __name__ == "__main__":
    child(Path(sys.argv[1]), float(sys.argv[2]))
