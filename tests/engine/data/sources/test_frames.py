"""Films and animated pictures."""

import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import decode, load_dataset, open_source
from ganstudio.engine.data.preparation.prepare import Preparation, prepare
from ganstudio.engine.data.report.preflight import preflight
from ganstudio.engine.data.sources import frames
from ganstudio.engine.errors import DatasetError


@pytest.fixture
def opened_at(result):
    return lambda path, rate: result(open_source([str(path)], DataConfig(frame_rate=rate)))


@pytest.fixture
def shots(draw):
    """Ten pictures that differ, 48 x 32."""
    return [Image.new("RGB", (48, 32), (25 * number, 255 - 25 * number, 90)) for number in range(10)]


@pytest.mark.parametrize("name, options", [("a.gif", {}), ("a.webp", {"lossless": True}), ("a.png", {"default_image": False})])
def test_frames_of_an_animated_picture(name, options, tmp_path, shots, opened_at, picture):
    shots[0].save(tmp_path / name, save_all=True, append_images=shots[1:], duration=100, **options)
    every = opened_at(tmp_path / name, 10)
    assert len(every) == 10
    assert every.is_film
    assert not every.has_files
    for index, shot in enumerate(shots):
        assert np.abs(np.asarray(picture(every, index).convert("RGB"), int) - np.asarray(shot, int)).max() <= 1
    half = opened_at(tmp_path / name, 5)
    assert len(half) == 5
    assert np.abs(np.asarray(picture(half, 1).convert("RGB"), int) - np.asarray(shots[2], int)).max() <= 1


def test_a_frame_that_lasts_is_taken_once(tmp_path, shots, opened_at):
    shots[0].save(tmp_path / "a.gif", save_all=True, append_images=shots[1:3], duration=[2000, 100, 100])
    assert len(opened_at(tmp_path / "a.gif", 10)) == 3


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png"])
def test_frames_last_as_long_as_they_say(name, tmp_path, shots, opened_at):
    shots[0].save(tmp_path / name, save_all=True, append_images=shots[1:3], duration=1000)
    assert len(opened_at(tmp_path / name, 1)) == 3


def test_in_a_folder_it_is_one_picture(folder, shots, opened):
    shots[0].save(folder / "a.gif", save_all=True, append_images=shots[1:])
    source = opened(folder)
    assert len(source) == 6
    assert not source.is_film


def test_a_still_picture_is_no_film(folder, opened):
    assert not opened(folder / "0.png").is_film


def test_at_most_so_many_frames(tmp_path, shots, opened_at, monkeypatch):
    monkeypatch.setattr(frames, "MOST_FRAMES", 4)
    shots[0].save(tmp_path / "a.gif", save_all=True, append_images=shots[1:], duration=100)
    source = opened_at(tmp_path / "a.gif", 10)
    assert len(source) == 4
    assert [(problem.file, problem.cause) for problem in source.problems] == [("a.gif", "too large")]
    assert "first 4 frames" in source.problems[0].detail


def test_an_animation_whose_second_frame_never_comes(tmp_path, shots, opened_at, monkeypatch):
    monkeypatch.setattr("ganstudio.engine.data.decoding.bounded.MOST_READS", 2000)
    shots[0].save(tmp_path / "a.gif", save_all=True, append_images=shots[1:3], duration=100)
    content = (tmp_path / "a.gif").read_bytes().removesuffix(b";")
    (tmp_path / "a.gif").write_bytes(content + b"!\xfe\1x\0" * 3000)
    source = opened_at(tmp_path / "a.gif", 10)
    assert len(source) == 3
    assert "more than 2,000 fields" in source.problems[0].detail


def write_film(path, shots, rate=10):
    ffmpeg = pytest.importorskip("imageio_ffmpeg").get_ffmpeg_exe()
    width, height = shots[0].size
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", str(rate), "-i", "-"]
    content = b"".join(shot.tobytes() for shot in shots)
    subprocess.run([ffmpeg, "-loglevel", "error", *raw, "-pix_fmt", "yuv420p", str(path)], input=content, check=True)


@pytest.mark.parametrize("name", ["a.mp4", "a.webm", "a.avi", "a.mkv"])
def test_frames_of_a_film(name, tmp_path, shots, opened_at, picture, result):
    write_film(tmp_path / name, shots)
    source = opened_at(tmp_path / name, 5)
    assert len(source) == 5
    assert source.is_film
    for index in range(5):
        mean = np.asarray(picture(source, index)).reshape(-1, 3).mean(axis=0)
        assert np.abs(mean - np.asarray(shots[2 * index]).reshape(-1, 3).mean(axis=0)).max() < 40
    assert result(load_dataset(source, DataConfig(size=16))).pixels.shape == (5, 3, 16, 16)


def encode(path, frames, *options, rate=10):
    """A film of uint8 (N, H, W, 4), encoded as ``options`` say."""
    ffmpeg = pytest.importorskip("imageio_ffmpeg").get_ffmpeg_exe()
    height, width = frames.shape[1:3]
    raw = ["-f", "rawvideo", "-pix_fmt", "rgba", "-s", f"{width}x{height}", "-r", str(rate), "-i", "-"]
    subprocess.run([ffmpeg, "-loglevel", "error", *raw, *options, str(path)], input=frames.tobytes(), check=True)


SHAPES = {"2/1": (128, 64), "1/2": (64, 128), "4/3": (85, 64), "1/1": (64, 64), "8/1": (256, 64)}


@pytest.mark.parametrize("aspect", SHAPES)
def test_pixels_that_are_not_square_are_made_so(aspect, tmp_path, opened_at, picture):
    frames = np.full((2, 64, 64, 4), 255, np.uint8)
    frames[:, :, 32:, :3] = 0
    encode(tmp_path / "a.mp4", frames, "-vf", f"setsar={aspect}", "-pix_fmt", "yuv420p")
    image = picture(opened_at(tmp_path / "a.mp4", 10), 0)
    assert image.size == SHAPES[aspect]
    edge = image.width // 2
    pixels = np.asarray(image.convert("L"))
    assert pixels[:, : edge - 8].min() > 230
    assert pixels[:, edge + 8 :].max() < 25


TRANSPARENT = {
    "vp9.webm": ("-c:v", "libvpx-vp9", "-pix_fmt", "yuva420p"),
    "vp8.webm": ("-c:v", "libvpx", "-pix_fmt", "yuva420p", "-auto-alt-ref", "0"),
    "prores.mov": ("-c:v", "prores_ks", "-pix_fmt", "yuva444p10le"),
    "animation.mov": ("-c:v", "qtrle", "-pix_fmt", "argb"),
    "png.mov": ("-c:v", "png"),
}


@pytest.mark.parametrize("name", TRANSPARENT)
def test_colours_hidden_in_a_transparent_film_do_not_show(name, tmp_path, opened_at, picture):
    frames = np.zeros((3, 64, 64, 4), np.uint8)
    frames[:, :, :32] = (255, 0, 0, 0)
    frames[:, :, 32:] = (0, 0, 255, 255)
    encode(tmp_path / name, frames, *TRANSPARENT[name])
    image = picture(opened_at(tmp_path / name, 10), 0)
    assert image.mode == "RGBA"
    assert image.getpixel((10, 30))[3] == 0
    assert np.abs(np.subtract(image.getpixel((50, 30)), (0, 0, 255, 255))).max() <= 8
    seen = prepare(decode(image, "it"), Preparation(FrameSize.square(64), 3, "centre", 0, 0, "#00ff00"))[0]
    assert seen[:, 30, 10].tolist() == [0, 255, 0]


def write_stack(path, count=4, **options):
    """A TIFF whose pages are of 12 bits, each brighter than the one before."""
    pages = [Image.fromarray(np.full((20, 24), 9000 * (number + 1), np.uint16)) for number in range(count)]
    pages[0].save(path, "TIFF", save_all=True, append_images=pages[1:], **options)


@pytest.mark.parametrize("options", [{}, {"compression": "tiff_lzw"}, {"big_tiff": True}])
def test_all_pages_of_a_stack(options, tmp_path, opened, picture, result):
    write_stack(tmp_path / "cells.tif", **options)
    source = opened(tmp_path / "cells.tif")
    assert (len(source), source.is_film, source.name) == (4, False, "cells")
    levels = [picture(source, index).getpixel((5, 5)) for index in range(4)]
    assert levels == [round(9000 * (number + 1) * 255 / 65535) for number in range(4)]
    assert len(result(load_dataset(source, DataConfig(size=16)))) == 4


def test_a_stack_in_a_folder_says_that_one_page_is_used(folder, opened, result):
    write_stack(folder / "cells.tif")
    source = opened(folder)
    assert len(source) == 6
    said = [str(sentence) for sentence in result(preflight(source, DataConfig(size=16))).verdict]
    assert "TIFF files with several pages: 1. Only the first page is used. To use all pages, open the file by itself." in said


def test_smaller_versions_in_a_tiff_are_no_pages(tmp_path, opened, draw):
    small = draw(10, 10)
    small.encoderinfo = {"tiffinfo": {254: 1}}  # a reduced version, as pyramids and previews have it
    draw(40, 40).save(tmp_path / "a.tif", save_all=True, append_images=[small])
    with Image.open(tmp_path / "a.tif") as image:
        assert image.n_frames == 2
    assert len(opened(tmp_path / "a.tif")) == 1
    assert opened(tmp_path / "a.tif").path(0) is not None


def test_pages_keep_their_colours(tmp_path, opened, picture, draw):
    pages = [draw(24, 24, mode) for mode in ("1", "L", "RGB", "CMYK", "RGBA")]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    source = opened(tmp_path / "a.tif")
    for index, page in enumerate(pages):
        assert np.array_equal(np.asarray(picture(source, index)), np.asarray(decode(page, "it").image))


def test_a_film_that_is_none(tmp_path, opened):
    (tmp_path / "a.mp4").write_bytes(b"not a film" * 100)
    with pytest.raises(DatasetError, match="Can't read .*a.mp4"):
        opened(tmp_path / "a.mp4")


def test_a_playlist_does_not_reach_other_files(tmp_path, shots, opened):
    write_film(tmp_path / "secret.mp4", shots)
    (tmp_path / "list.mp4").write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{tmp_path}/secret.mp4\n#EXT-X-ENDLIST\n")
    (tmp_path / "list.avi").write_text(f"ffconcat version 1.0\nfile '{tmp_path}/secret.mp4'\n")
    for name in ("list.mp4", "list.avi"):
        with pytest.raises(DatasetError, match="Can't read"):
            opened(tmp_path / name)


def test_without_the_video_extra_it_says_what_to_install(tmp_path, opened, monkeypatch):
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    (tmp_path / "a.mp4").write_bytes(b"any")
    with pytest.raises(DatasetError, match=r'pip install "ganstudio\[video\]"'):
        opened(tmp_path / "a.mp4")
