"""What the tools play, as films."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ganstudio.app.rendering.film import FilmOrder
from ganstudio.engine.export.provenance import read_picture
from ganstudio.engine.latent.latent import latents_from_seeds, render
from ganstudio.engine.runs.checkpoint import save_snapshot
from tests.pulling import finished


def frames_of(path: Path) -> list[np.ndarray]:
    """uint8 (H, W, 3)."""
    with Image.open(path) as film:
        return [np.asarray((film.seek(number), film.convert("RGB"))[1]) for number in range(film.n_frames)]


@pytest.fixture
def begun(opened, settle):
    """The page with a run of two snapshots, a tool of it chosen and ready."""

    def make(key: str):
        page = opened()
        weights = {name: value * 20 for name, value in page.model.generator.state_dict().items()}
        save_snapshot(page.model.run, 128, weights, {})
        page.model.refresh()
        page.panel.choose(key)
        settle(page)
        return page

    return make


def test_a_walk_in_a_circle(begun, settle, tmp_path):
    page = begun("walk")
    tool = page.panel.tool
    tool.kind.setCurrentIndex(1)
    tool.kind.activated.emit(1)
    settle(page)
    footage = tool.footage()
    assert footage.seconds == pytest.approx(tool.state.way.period / tool.state.pace)
    out = finished(FilmOrder(tmp_path / "a.gif", footage, 2.0, 10.0, 2).task()).path
    frames = frames_of(out)
    assert len(frames) == 20
    assert frames[0].shape == (32, 32, 3)
    pairs = zip(frames, frames[1:] + frames[:1], strict=True)
    assert not any(np.array_equal(one, other) for one, other in pairs)  # nor the last and the first, which follow each other
    assert np.array_equal(frames[0][::2, ::2], np.repeat(page.model.frame.pixels, 3, axis=2))


def test_keyframes(begun, settle, tmp_path):
    page = begun("interpolate")
    tool = page.panel.tool
    assert tool.footage() is None
    for latent in latents_from_seeds(page.model.generator, [5, 6]):
        tool.insert(latent, len(tool.sequel.keyframes))
    settle(page)
    out = finished(FilmOrder(tmp_path / "frames", tool.footage(), tool.footage().seconds, 5.0).task()).path
    names = sorted(path.name for path in out.iterdir())
    assert names == [f"frame{number:06d}.png" for number in range(5)]
    drawn = [read_picture(out / name) for name in names]
    assert [found.latent.seed for found in drawn] == [5, None, None, None, 6]
    between = render(page.model.generator, [drawn[2].latent])[0]
    assert np.array_equal(np.asarray(Image.open(out / names[2])), between[..., 0])
    page.model.show(latents_from_seeds(page.model.generator, [6])[0], "")
    settle(page)
    assert np.array_equal(np.asarray(Image.open(out / names[-1])), page.model.frame.pixels[..., 0])


def test_the_training(begun, settle, tmp_path):
    page = begun("time")
    tool = page.panel.tool
    source, look = tool.footage().source, tool.footage().look
    before = {name: value.clone() for name, value in page.model.generator.state_dict().items()}
    generator = page.model.generator
    frames = list(source.draw(generator, source.plan(generator, 5, 25.0), look))
    assert len(frames) == 5
    assert [np.array_equal(frame, frames[0]) for frame in frames] == [True, True, True, False, False]
    assert np.array_equal(frames[-1], page.model.frame.pixels)
    assert all(value.equal(before[name]) for name, value in page.model.generator.state_dict().items())


@pytest.mark.parametrize(("key", "name"), [("walk", "a.gif"), pytest.param("time", "a.mp4", marks=pytest.mark.slow)])
def test_the_size_is_known_before(begun, tmp_path, key, name):
    if name.endswith("mp4"):
        pytest.importorskip("imageio_ffmpeg")
    page = begun(key)
    order = FilmOrder(tmp_path / name, page.panel.tool.footage(), 3.0, 12.0, 2)
    expected = order.estimate(page.model.generator)
    out = finished(order.task()).path
    size = sum(file.stat().st_size for file in ([out] if out.is_file() else out.iterdir()))
    assert 0.6 * size < expected < 1.4 * size


@pytest.mark.parametrize("name", ["a.mp4", "frames"])
def test_a_film_that_is_given_up_leaves_nothing(begun, tmp_path, qtbot, name):
    if name.endswith("mp4"):
        pytest.importorskip("imageio_ffmpeg")
    page, folder, told = begun("walk"), tmp_path / "films", []
    session = page.session
    session.written.connect(told.append)
    folder.mkdir()
    order = FilmOrder(folder / name, page.panel.tool.footage(), 500.0, 60.0, 8)
    job = session.jobs.start("Film", order.task, session.written.emit)
    qtbot.waitUntil(lambda: job.last_progress is not None and job.last_progress.done > 2)
    assert job.last_progress.total == 30_000
    assert job.last_progress.seconds_left > 0
    assert list(folder.iterdir())  # something is there, which has not its name yet
    job.cancel()
    qtbot.waitUntil(lambda: not session.jobs.running)
    assert not list(folder.iterdir())
    assert not told
