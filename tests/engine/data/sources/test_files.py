"""Folders and files as people have them."""

import os
import re
import struct
import sys
import zlib

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import UnreadableImage, decode, load_dataset, thumbnail
from ganstudio.engine.data.report.preflight import preflight
from ganstudio.engine.errors import DatasetError

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")


def titles(source) -> list[str]:
    return [source.title(index).replace(os.sep, "/") for index in range(len(source))]


def test_a_folder(folder, opened, result):
    source = opened(folder)
    assert len(source) == 5
    assert source.name == "pictures"
    assert source.names == (str(folder),)
    assert not source.builtin
    assert (source.suggested_frame, source.suggested_channels) == (FrameSize.square(32), 3)
    assert source.path(1) == folder / "1.png"
    data = result(load_dataset(source, DataConfig(size=16, channels=1)))
    assert data.pixels[data.rows].shape == (5, 1, 16, 16)
    assert data.labels is None
    assert data.problems == ()


def test_nested_folders_in_natural_order_without_hidden_and_other_files(folder, draw, opened):
    for name in ("a/10.jpg", "a/2.JPG", "a/b/1.webp", ".git/x.png", "a/.hidden.png", "notes.txt", "a/thumbs.db"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if name.lower().endswith((".png", ".jpg", ".webp")):
            draw().save(folder / name)
        else:
            (folder / name).write_text("text")
    source = opened(folder)
    assert titles(source) == ["0.png", "1.png", "2.png", "3.png", "4.png", "a/2.JPG", "a/10.jpg", "a/b/1.webp"]
    assert source.classes == ()
    assert source.label(0) is None


def test_subfolders_that_hold_every_picture_are_classes(tmp_path, draw, opened, result):
    for name in ("dog/1.png", "dog/deep/2.png", "cat 10/3.png", "cat 9/4.png"):  # of different lengths, so of different looks
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        draw(seed=len(name)).save(tmp_path / name)
    source = opened(tmp_path)
    assert source.classes == ("cat 9", "cat 10", "dog")
    assert source.counts == (1, 1, 2)
    assert {source.title(index)[0]: source.classes[source.label(index)][0] for index in range(4)} == {"c": "c", "d": "d"}
    data = result(load_dataset(source, DataConfig()))
    assert sorted(data.labels.tolist()) == [0, 1, 2, 2]


def test_one_subfolder_is_no_class(tmp_path, folder, opened):
    source = opened(tmp_path)
    assert len(source) == 5
    assert source.classes == ()


def test_several_folders_are_classes(tmp_path, folder, draw, opened):
    other = tmp_path / "others"
    other.mkdir()
    draw().save(other / "0.png")
    source = opened(folder, other)
    assert source.classes == ("others", "pictures")
    assert len(source) == 6
    assert source.name == tmp_path.name


def test_files_by_name_whatever_they_end_in_once_each(folder, draw, opened):
    draw().save(folder / "unnamed", format="PNG")
    source = opened(folder / "1.png", folder / "unnamed", folder / "1.png")
    assert titles(source) == ["1.png", "unnamed"]
    assert source.name == "pictures"
    assert opened(folder / "1.png").name == "1"


def test_what_has_the_same_name_is_told_apart(tmp_path, draw, opened):
    for name in ("a/1.png", "b/1.png", "a/cats/1.png", "b/cats/1.png", "dogs/1.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        draw(seed=len(name)).save(tmp_path / name)
    files = opened(tmp_path / "a/1.png", tmp_path / "b/1.png")
    assert titles(files) == [f"{tmp_path}/a/1.png", f"{tmp_path}/b/1.png"]
    folders = opened(tmp_path / "a/cats", tmp_path / "b/cats", tmp_path / "dogs")
    assert titles(folders) == [f"{tmp_path}/a/cats/1.png", f"{tmp_path}/b/cats/1.png", "dogs/1.png"]
    assert (folders.classes, folders.labels.tolist()) == (("cats", "dogs"), [0, 0, 1])


def test_names_become_absolute(folder, opened, monkeypatch):
    monkeypatch.chdir(folder.parent)
    assert opened("pictures").names == (str(folder),)


def test_unusual_names(tmp_path, draw, opened, picture):
    names = ["数字 七.png", "naïve é.jpg", "a\nb.png" if sys.platform != "win32" else "a b.png", "x" * 200 + ".png", "100 %{}.png"]
    for name in names:
        draw().save(tmp_path / name)
    source = opened(tmp_path)
    assert sorted(titles(source)) == sorted(names)
    assert all(picture(source, index).size == (24, 24) for index in range(len(source)))


@needs_links
def test_links_that_go_round_in_circles(folder, opened):
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "itself.png").symlink_to(folder / "itself.png")
    (folder / "gone.png").symlink_to(folder / "nowhere.png")
    os.mkfifo(folder / "pipe.png")
    source = opened(folder)
    assert len(source) == 5
    assert {problem.file: problem.detail for problem in source.problems} == {
        "itself.png": "a link to nothing",
        "gone.png": "a link to nothing",
        "pipe.png": "not a regular file",
    }


def declare_size(path, width: int, height: int) -> None:
    """Make the header of a PNG claim another size."""
    content = bytearray(path.read_bytes())
    content[16:24] = struct.pack(">II", width, height)
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    path.write_bytes(content)


@pytest.fixture
def broken(folder, draw):
    """``folder`` with eight files that cannot be read: their causes by name."""
    whole = draw(64, 64)
    for name, keep in (("cut.png", 0.6), ("cut.jpg", 0.5), ("header.gif", 0.01)):
        whole.save(folder / name)
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[: int(len(content) * keep)])
    (folder / "empty.png").touch()
    (folder / "text.jpg").write_text("not a picture")
    (folder / "eps.png").write_text("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n")
    whole.save(folder / "flipped.png")
    content = bytearray((folder / "flipped.png").read_bytes())
    content[60:80] = b"\xff" * 20
    (folder / "flipped.png").write_bytes(content)
    whole.save(folder / "huge.png")
    declare_size(folder / "huge.png", 60_000, 60_000)
    return {
        "cut.png": "truncated",
        "cut.jpg": "truncated",
        "header.gif": "truncated",
        "empty.png": "empty file",
        "text.jpg": "not an image",
        "eps.png": "not an image",
        "flipped.png": "damaged",
        "huge.png": "decompression bomb",
    }


def test_what_cannot_be_read_is_left_out_with_its_reason(folder, broken, opened, result):
    source = opened(folder)
    for task, counted in ((load_dataset(source, DataConfig(size=16)), "rows"), (preflight(source, DataConfig(size=16)), "sizes")):
        outcome = result(task)
        assert {problem.file: problem.cause for problem in outcome.problems if problem.file in broken} == broken
        assert len(getattr(outcome, counted)) == 5
        assert all(problem.detail for problem in outcome.problems)


def test_what_is_left_out_leaves_no_gap(folder, broken, opened, result):
    (folder / "3.png").rename(folder / "z.png")  # behind the broken ones
    data = result(load_dataset(opened(folder), DataConfig(size=32, channels=3)))
    good = [folder / name for name in ("0.png", "1.png", "2.png", "4.png", "z.png")]
    alone = result(load_dataset(opened(*good), DataConfig(size=32, channels=3)))
    assert np.array_equal(data.pixels[data.rows], alone.pixels[alone.rows])


@pytest.mark.filterwarnings("default")  # Pillow warns of this size, and refuses twice as much; the studio does not go on
def test_a_size_that_pillow_only_warns_of(folder, draw, opened, picture):
    declare_size(folder / "1.png", 10_000, 9_500)
    with pytest.warns(Image.DecompressionBombWarning), pytest.raises(UnreadableImage) as error:
        picture(opened(folder / "0.png", folder / "1.png"), 1)
    assert (error.value.problem.cause, error.value.problem.detail) == ("decompression bomb", "10,000 x 9,500 pixels")


def test_one_picture_that_cannot_be_read(folder, opened, picture):
    source = opened(folder)
    (folder / "1.png").write_bytes(b"")
    with pytest.raises(UnreadableImage, match=re.escape("Can't open 1.png: empty file (the file is empty).")):
        picture(source, 1)
    (folder / "2.png").unlink()
    with pytest.raises(UnreadableImage, match=re.escape("Can't open 2.png: cannot be opened")):
        picture(source, 2)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(orientation, tmp_path, draw, opened, result):
    picture = draw(40, 20)
    exif = Image.Exif()
    exif[0x0112] = orientation
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # Pillow's transpose that a viewer must apply, by orientation
    turned = picture if orientation == 1 else picture.transpose(Image.Transpose(undo[orientation]))
    for number in range(2):
        picture.save(tmp_path / f"{number}.png", exif=exif)
    source = opened(tmp_path)
    assert np.array_equal(np.asarray(decode(source.read(0), "").image), np.asarray(turned))
    seen = thumbnail(source.read(0), "", 10)
    small = seen.image
    assert (seen.width, seen.height) == turned.size
    assert max(small.size) == 10
    assert (small.width > small.height) == (turned.width > turned.height)
    assert result(preflight(source, DataConfig(duplicates="keep"))).sizes.tolist() == [list(turned.size)] * 2


def test_formats_and_shapes(tmp_path, draw, opened, result, picture):
    draw(mode="CMYK").save(tmp_path / "cmyk.jpg")
    Image.fromarray(np.full((20, 20), 30_000, np.uint16)).save(tmp_path / "wide.png")
    Image.fromarray(np.full((20, 20), 0.5, np.float32)).save(tmp_path / "float.tif")
    draw().quantize(8).save(tmp_path / "palette.png", transparency=0)
    draw().quantize(8).save(tmp_path / "seen.gif", save_all=True, append_images=[draw(seed=1)])
    draw(1, 1).save(tmp_path / "dot.png")
    draw(3000, 2).save(tmp_path / "line.png")
    draw(mode="1").save(tmp_path / "bits.png")
    draw().convert("RGBA").save(tmp_path / "clear.webp")
    draw().save(tmp_path / "plain.bmp")
    draw().save(tmp_path / "mislabelled.png", format="JPEG")
    source = opened(tmp_path)
    data = result(load_dataset(source, DataConfig(size=16)))
    assert len(source) == 11
    assert len(data.rows) == 9
    assert {problem.file: problem.cause for problem in data.problems} == {"dot.png": "too small", "line.png": "too small"}
    assert data.pixels[data.rows].shape[1] == 3
    for index in range(len(source)):
        if source.title(index) not in ("dot.png", "line.png"):
            assert picture(source, index).mode in ("L", "LA", "RGB", "RGBA")


def test_grey_pictures_are_learnt_in_grey(tmp_path, draw, opened, result):
    for number in range(3):
        draw(48, 48, mode="L", seed=number).convert("RGB").save(tmp_path / f"{number}.jpg")
    source = opened(tmp_path)
    assert source.suggested_channels == 1
    assert result(load_dataset(source, DataConfig())).pixels.shape == (3, 1, 64, 64)


def test_a_sample_that_cannot_be_read_does_not_decide(tmp_path, draw, opened):
    for number in range(200):
        (tmp_path / f"{number}.png").touch()
    draw(100, 100).save(tmp_path / "101.png")
    source = opened(tmp_path)
    assert (source.suggested_frame, source.suggested_channels) == (FrameSize.square(64), 3)


@pytest.mark.parametrize(
    "name, message",
    [
        ("nowhere/at/all", "There is no folder or file 'nowhere/at/all'. Built-in sets: sevens, digits, fashion."),
        ("fashon", "There is no folder or file 'fashon'. Did you mean the built-in set 'fashion'?"),
        ("MNIST Sevens", "There is no folder or file 'MNIST Sevens'. Did you mean the built-in set 'sevens'?"),
    ],
)
def test_what_does_not_exist(name, message, opened):
    with pytest.raises(DatasetError, match=re.escape(message)):
        opened(name)


def test_what_holds_no_pictures(tmp_path, folder, opened):
    (tmp_path / "empty").mkdir()
    with pytest.raises(DatasetError, match="No picture found in .*empty"):
        opened(tmp_path / "empty")
    with pytest.raises(DatasetError, match="No pictures given"):
        opened()
    bad = tmp_path / "bad"
    bad.mkdir()
    for number in range(3):
        (bad / f"{number}.png").write_bytes(b"no")
    with pytest.raises(
        DatasetError, match=r"No picture in .*bad can be read. The first, 0.png: not an image \(no known image format\)"
    ):
        opened(bad)


@needs_links
def test_what_is_no_file(tmp_path, opened):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DatasetError, match="neither a folder nor a file"):
        opened(tmp_path / "pipe")


def test_one_picture_can_be_looked_at_but_not_learnt_from(folder, opened, result):
    source = opened(folder / "0.png")
    assert len(source) == 1
    with pytest.raises(DatasetError, match="training needs at least 2, and 1 can be used"):
        result(load_dataset(source, DataConfig()))


def test_stopping_half_way_ends_the_threads(folder, opened):
    import threading

    before = threading.active_count()
    task = load_dataset(opened(folder), DataConfig())
    next(task)
    task.close()
    assert threading.active_count() == before
