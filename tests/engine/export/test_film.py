"""Films out of frames."""

import re
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Progress
from ganstudio.engine.export.film import estimate_size, taste, write_film
from tests.pulling import watched


def frames_of(count, channels=3, side=16):
    """Each of one shade, brighter and brighter."""
    for number in range(count):
        frame = np.full((side, side, channels), 40 + 20 * number, np.uint8)
        if channels == 4:
            frame[..., 3] = 255
            frame[: side // 2, :, 3] = 0
        yield frame


@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize("ending", [".gif", ".webp"])
def test_animations_have_every_frame_and_last_as_long_as_they_should(tmp_path, ending, channels):
    path, events = watched(write_film(frames_of(7, channels), 7, tmp_path / f"film{ending}", rate=30, scale=2))
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


def colourful(count, channels, height=40, width=36):
    """Frames of smooth noise, moving slowly, with more than 256 colours; half transparent where there are four channels."""
    rng = np.random.default_rng(0)
    waves = rng.uniform(0.05, 0.3, (channels, 3))
    y, x = np.mgrid[:height, :width]
    for time in range(count):
        shades = [127.5 + 127 * np.sin(a * x + b * y + c * time) for a, b, c in waves]
        frame = np.stack(shades, axis=2).astype(np.uint8)
        if channels == 4:
            frame[..., 3] = np.where(frame[..., 3] > 127, 255, 0)
        yield frame


def shown_of(path, number, scale=1):
    with Image.open(path) as film:
        film.seek(number)
        return np.asarray(film.convert("RGBA")).astype(int)[scale - 1 :: scale, scale - 1 :: scale]


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_a_gif_has_the_colours_that_suit_each_frame(tmp_path, channels):
    frames = list(colourful(5, channels))
    path, _ = watched(write_film(frames, 5, tmp_path / "a.gif", rate=20, scale=3))
    for number, frame in enumerate(frames):
        shown = shown_of(path, number, scale=3)
        seen = frame[..., 3] > 0 if channels == 4 else np.full(frame.shape[:2], True)
        assert np.array_equal(shown[..., 3] > 0, seen)
        off = np.abs(shown[..., :3] - frame[..., :3])[seen]
        assert off.max() == 0 if channels == 1 else off.mean() < 9  # of every colour there is; with 216 fixed ones it is 11


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_a_webp_is_what_pillow_reads(tmp_path, channels):
    frames = list(colourful(4, channels))
    path, _ = watched(write_film(frames, 4, tmp_path / "a.webp", rate=30, scale=4))
    for number, frame in enumerate(frames):
        shown = shown_of(path, number, scale=4)
        seen = frame[..., 3] > 0 if channels == 4 else np.full(frame.shape[:2], True)
        assert np.array_equal(shown[..., 3] > 0, seen)
        assert np.abs(shown[..., :3] - frame[..., :3])[seen].mean() <= 8


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.mp4", "frames"])
def test_the_size_is_known_before(tmp_path, name):
    if name.endswith("mp4"):
        pytest.importorskip("imageio_ffmpeg")
    frames = list(colourful(24, 3))
    path, _ = watched(write_film(frames, 24, tmp_path / name, rate=20, scale=2))
    size = sum(file.stat().st_size for file in ([path] if path.is_file() else path.iterdir()))
    takes = [[frames[place] for place in take] for take in taste(24, path)]
    assert size * 0.7 < estimate_size(takes, 24, path, rate=20, scale=2) < size * 1.3


def test_the_size_of_a_film_that_changes_in_steps(tmp_path):
    """Its first frames are all the same; what they tell of a GIF is not what the others are like."""
    calm, lively = np.zeros((40, 36, 3), np.uint8), list(colourful(4, 3))
    frames = [calm] * 8 + [frame for frame in lively for _ in range(8)]
    path, _ = watched(write_film(frames, 40, tmp_path / "a.gif", rate=20, scale=2))
    takes = [[frames[place] for place in take] for take in taste(40, path)]
    assert path.stat().st_size * 0.6 < estimate_size(takes, 40, path, rate=20, scale=2) < path.stat().st_size * 1.4


@pytest.mark.parametrize("count", [1, 2, 3, 250])
@pytest.mark.parametrize("name", ["a.mp4", "a.gif"])
def test_what_is_tasted_is_there(tmp_path, count, name):
    takes = taste(count, tmp_path / name)
    assert takes and all(0 <= take[0] <= take[-1] < count for take in takes)


@pytest.mark.parametrize("repeat", [True, False])
@pytest.mark.parametrize("name", ["a.gif", "a.webp"])
def test_repeating_or_not(tmp_path, name, repeat):
    path, _ = watched(write_film(frames_of(3), 3, tmp_path / name, repeat=repeat))
    with Image.open(path) as film:
        assert film.info.get("loop") == (0 if repeat else {"a.gif": None, "a.webp": 1}[name])


@pytest.mark.parametrize("channels", [1, 4])
def test_mp4(tmp_path, channels):
    imageio_ffmpeg = pytest.importorskip("imageio_ffmpeg")
    path, _ = watched(write_film(frames_of(10, channels), 10, tmp_path / "film.mp4", rate=20, scale=4))
    said = subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-i", path], capture_output=True, text=True).stderr
    assert "yuv420p" in said and "64x64" in said and "20 fps" in said
    assert re.search(r"Duration: 00:00:00\.50", said)


def test_an_mp4_of_odd_sides_has_one_row_and_column_more(tmp_path):
    imageio_ffmpeg = pytest.importorskip("imageio_ffmpeg")
    path, _ = watched(write_film(frames_of(3, side=21), 3, tmp_path / "film.mp4"))
    words = [imageio_ffmpeg.get_ffmpeg_exe(), "-i", path, "-v", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    shown = np.frombuffer(subprocess.run(words, capture_output=True, check=True).stdout, np.uint8).reshape(3, 22, 22, 3)
    assert [abs(int(frame[21, 21, 0]) - shade) <= 3 for frame, shade in zip(shown, (40, 60, 80), strict=True)] == [True] * 3


def test_a_folder_of_pictures(tmp_path):
    folder, _ = watched(write_film(frames_of(3), 3, tmp_path / "frames", scale=3))
    assert sorted(file.name for file in folder.iterdir()) == [f"frame{number:06d}.png" for number in range(3)]
    assert np.asarray(Image.open(folder / "frame000002.png")).shape == (48, 48, 3)
    # fewer of them later: none of the first film's frames is left between them
    watched(write_film(frames_of(2), 2, folder))
    assert sorted(file.name for file in folder.iterdir()) == ["frame000000.png", "frame000001.png"]
    stopped = write_film(frames_of(5), 5, folder)
    next(stopped)
    stopped.close()
    assert len(list(folder.iterdir())) == 2
    assert [file.name for file in tmp_path.iterdir()] == ["frames"]


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_is_no_folder_of_frames_is_left_alone(tmp_path, is_folder):
    mine = tmp_path / "photos" / "me.jpg" if is_folder else tmp_path / "photos"
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine")
    with pytest.raises(ConfigError, match="files that are not frames"):
        watched(write_film(frames_of(2), 2, tmp_path / "photos"))
    assert mine.read_text() == "mine"


@pytest.mark.parametrize("ending", [".gif", ".webp", ".mp4"])
def test_a_film_that_is_stopped_leaves_the_old_one(tmp_path, ending):
    path = tmp_path / f"film{ending}"
    path.write_bytes(b"old")
    task = write_film(frames_of(5), 5, path)
    next(task)
    task.close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    "name, rate, scale, words",
    [("a.avi", 25, 1, "cannot hold a film"), ("a.gif", 0, 1, "not 0"), ("a.gif", 25, 9, "not 9 times"), ("a.gif", 61, 1, "not 61")],
)
def test_what_cannot_be(tmp_path, name, rate, scale, words):
    with pytest.raises(ConfigError, match=words):
        watched(write_film(frames_of(2), 2, tmp_path / name, rate, scale))
    assert not list(tmp_path.iterdir())


def test_what_is_missing_is_told_with_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    with pytest.raises(ConfigError, match=r"ganstudio\[video\]"):
        watched(write_film(frames_of(2), 2, tmp_path / "a.mp4"))
