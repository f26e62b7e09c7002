"""Films out of frames."""

import re
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Progress
from ganstudio.engine.export.film import write_film


def frames_of(count, channels=3, side=16):
    """Each of one shade, brighter and brighter."""
    for number in range(count):
        frame = np.full((side, side, channels), 40 + 20 * number, np.uint8)
        if channels == 4:
            frame[..., 3] = 255
            frame[: side // 2, :, 3] = 0
        yield frame


def ended(task):
    events = []
    while True:
        try:
            events.append(next(task))
        except StopIteration as end:
            return end.value, events


@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize("ending", [".gif", ".webp"])
def test_animations_have_every_frame_and_last_as_long_as_they_should(tmp_path, ending, channels):
    path, events = ended(write_film(frames_of(7, channels), 7, tmp_path / f"film{ending}", rate=30, scale=2))
    assert isinstance(events[-1], Progress) and (events[-1].done, events[-1].total) == (7, 7)
    with Image.open(path) as film:
        assert (film.size, film.n_frames) == ((32, 32), 7)
        lasts = 0
        for number in range(7):
            film.seek(number)
            shown = np.asarray(film.convert("RGBA"))
            assert abs(int(shown[-1, 0, 0]) - (40 + 20 * number)) <= 3
            assert shown[0, 0, 3] == (0 if channels == 4 else 255)
            lasts += film.info["duration"]
        assert lasts == pytest.approx(7000 / 30, abs=10)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("channels", [1, 4])
def test_mp4(tmp_path, channels):
    imageio_ffmpeg = pytest.importorskip("imageio_ffmpeg")
    path, _ = ended(write_film(frames_of(10, channels), 10, tmp_path / "film.mp4", rate=20, scale=4))
    said = subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-i", path], capture_output=True, text=True).stderr
    assert "yuv420p" in said and "64x64" in said and "20 fps" in said
    assert re.search(r"Duration: 00:00:00\.50", said)


def test_a_folder_of_pictures(tmp_path):
    folder, _ = ended(write_film(frames_of(3), 3, tmp_path / "frames", scale=3))
    assert sorted(file.name for file in folder.iterdir()) == [f"frame{number:06d}.png" for number in range(3)]
    assert np.asarray(Image.open(folder / "frame000002.png")).shape == (48, 48, 3)


@pytest.mark.parametrize("ending", [".gif", ".webp", ".mp4"])
def test_a_film_that_is_stopped_leaves_the_old_one(tmp_path, ending):
    path = tmp_path / f"film{ending}"
    path.write_bytes(b"old")
    task = write_film(frames_of(5), 5, path)
    next(task)
    task.close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("name, rate, scale", [("a.avi", 25, 1), ("a.gif", 0, 1), ("a.gif", 25, 9), ("a.gif", 61, 1)])
def test_what_cannot_be(tmp_path, name, rate, scale):
    with pytest.raises(ConfigError):
        ended(write_film(frames_of(2), 2, tmp_path / name, rate, scale))
    assert not list(tmp_path.iterdir())


def test_what_is_missing_is_told_with_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    with pytest.raises(ConfigError, match=r"ganstudio\[video\]"):
        ended(write_film(frames_of(2), 2, tmp_path / "a.mp4"))
