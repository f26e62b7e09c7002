"""What a preflight reports."""

import json
import shutil

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.presets import FEW_IMAGES, suggest
from ganstudio.engine.data import load_dataset
from ganstudio.engine.data.preparation import examine, examine_all
from ganstudio.engine.data.preparation.choice import ChosenPictures
from ganstudio.engine.data.preparation.index import FACTS, Index
from ganstudio.engine.data.preparation.prepare import Preparation
from ganstudio.engine.data.report.preflight import preflight
from ganstudio.engine.data.report.verdict import DatasetFacts, verdict
from ganstudio.engine.events import Progress
from ganstudio.engine.home import cache_folder


@pytest.fixture
def mixed(tmp_path, draw):
    """Upright pictures of two classes, one of everything that goes wrong, and what looks alike."""
    for name, seed in (("cat/1.jpg", 1), ("cat/2.jpg", 2), ("dog/1.png", 3), ("dog/2.png", 4)):
        path = tmp_path / "mixed" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        rng = np.random.default_rng(seed)
        Image.fromarray(rng.integers(0, 256, (8, 6, 3), np.uint8)).resize((60, 80), Image.Resampling.BICUBIC).save(path)
    folder = tmp_path / "mixed"
    shutil.copy(folder / "dog/1.png", folder / "dog/3.png")
    Image.open(folder / "cat/1.jpg").resize((75, 100)).save(folder / "cat/4.jpg", quality=70)
    (folder / "cat/3.jpg").write_bytes((folder / "cat/1.jpg").read_bytes()[:900])
    (folder / "dog/empty.png").touch()
    return folder


def causes(report):
    return {problem.file.replace("\\", "/"): problem.cause for problem in report.problems}


def test_every_file_is_counted_once(mixed, opened, result):
    source = opened(mixed)
    report = result(preflight(source, DataConfig()))
    assert report.files == 8
    assert report.used == 5
    assert report.files == report.used + len(report.problems)
    assert causes(report) == {"cat/3.jpg": "truncated", "dog/3.png": "duplicate", "dog/empty.png": "empty file"}
    assert [source.title(index).replace("\\", "/") for index in report.indices] == [
        "cat/1.jpg",
        "cat/2.jpg",
        "cat/4.jpg",
        "dog/1.png",
        "dog/2.png",
    ]
    assert report.sizes.tolist() == [[60, 80], [60, 80], [75, 100], [60, 80], [60, 80]]
    assert report.modes == {"RGB": 5}
    assert report.coloured == 5
    assert report.transparent == 0
    assert report.classes == {"cat": 3, "dog": 2}
    assert [note.detail.replace("\\", "/") for note in report.notes] == ["looks like cat/1.jpg"]


@pytest.mark.parametrize(("duplicates", "used"), [("keep", 6), ("same", 5), ("alike", 4)])
def test_doubles_as_wanted(mixed, opened, result, duplicates, used):
    report = result(preflight(opened(mixed), DataConfig(duplicates=duplicates)))
    assert report.used == used
    assert len(report.notes) == (duplicates == "same")


def test_the_dataset_has_what_was_reported(mixed, opened, result):
    source, data = opened(mixed), DataConfig(size=16, duplicates="alike")
    before = result(load_dataset(source, data))
    report = result(preflight(source, data))
    assert len(before) == report.used
    assert before.problems == report.problems
    assert np.bincount(before.labels).tolist() == list(report.classes.values())


def words(report):
    return " ".join(map(str, report.verdict))


def test_the_verdict_in_words(mixed, opened, result):
    assert "removes" not in words(result(preflight(opened(mixed), DataConfig())))  # the frame has the pictures' proportions
    wide = words(result(preflight(opened(mixed), DataConfig(size="96x64"))))
    assert "100 % are taller than 96 x 64: the centre crop removes 50 %" in wide
    near = words(result(preflight(opened(mixed), DataConfig(size="1008"))))
    assert "1008 x 1008 px is halved only to 63 x 63, which makes the networks slow. 1024 x 1024 px is lighter." in near
    said = words(result(preflight(opened(mixed), DataConfig(size=64))))
    assert "5 of 8 files can be used" in said
    assert "1 truncated" in said
    assert "5 pictures is a small set" in said
    assert "100 % are portrait: the centre crop removes 25 %" in said
    assert "1 is a near-duplicate" in said
    assert "removes" not in words(result(preflight(opened(mixed), DataConfig(crop="fit"))))
    assert "enlarged" in words(result(preflight(opened(mixed), DataConfig(size=512))))
    assert "train in grey" in words(result(preflight(opened(mixed), DataConfig(channels=1))))


def test_uneven_classes_and_grey_stored_as_colour(tmp_path, draw, opened, result):
    for name, count in (("many", 20), ("few", 1)):
        (tmp_path / name).mkdir()
        for number in range(count):
            draw(40, 40, mode="L", seed=number).convert("RGB").save(tmp_path / name / f"{number}.png")
    said = words(result(preflight(opened(tmp_path), DataConfig(duplicates="keep"))))
    assert "20 pictures of many, 1 of few" in said
    assert "in colour mode but show only grey" in said


@pytest.mark.usefixtures("shared_cache")
def test_pictures_without_files_have_no_doubles(opened, result):
    report = result(preflight(opened("sevens"), DataConfig()))
    assert report.used == report.files == 6265
    assert report.modes == {"L": 6265}
    assert report.problems == report.notes == ()


def examined(monkeypatch):
    """Counts pictures that are decoded from now on."""
    seen = []
    original = examine.decode
    monkeypatch.setattr(examine, "decode", lambda content, file, room=None: seen.append(file) or original(content, file, room))
    return seen


def test_only_what_changed_is_looked_at_again(mixed, draw, opened, result, monkeypatch):
    result(preflight(opened(mixed), DataConfig()))
    seen = examined(monkeypatch)
    result(preflight(opened(mixed), DataConfig(crop="fit")))
    assert seen == []
    draw(33, 50, seed=9).save(mixed / "dog/2.png")
    draw(50, 33, seed=8).save(mixed / "dog/new.png")
    (mixed / "cat/2.jpg").unlink()
    report = result(preflight(opened(mixed), DataConfig()))
    assert sorted(name.replace("\\", "/") for name in seen) == ["dog/2.png", "dog/new.png"]
    assert report.files == 8
    assert [33, 50] in report.sizes.tolist()


def test_stopped_half_way_it_goes_on_where_it_was(mixed, opened, result, monkeypatch):
    monkeypatch.setattr(examine_all, "CHUNK", 1)
    monkeypatch.setattr(examine_all, "AHEAD", 1)
    task = preflight(opened(mixed), DataConfig())
    while not isinstance(event := next(task), Progress) or event.done < 3:
        pass
    assert event.total == 8
    task.close()
    seen = examined(monkeypatch)
    assert result(preflight(opened(mixed), DataConfig())).files == 8
    assert len(seen) == 5


@pytest.mark.parametrize("damage", ["cut", "noise", "numbers", "texts"])
def test_a_damaged_index_is_made_anew(mixed, opened, result, damage):
    before = result(preflight(opened(mixed), DataConfig()))
    (path,) = (cache_folder() / "index").glob("*.npz")
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:500])
    elif damage == "noise":
        path.write_bytes(b"\x80\x04noise")
    else:
        facts = Index(opened(mixed)).facts
        facts["problem"] = 99
        texts = {"version": 1, "modes": ["RGB"], "problems": []} if damage == "numbers" else {"version": 1, "modes": 3}
        np.savez(path, facts=facts.astype(FACTS), texts=np.frombuffer(json.dumps(texts).encode(), np.uint8))
    assert result(preflight(opened(mixed), DataConfig())).problems == before.problems


def test_a_file_that_could_not_be_opened_is_tried_again(mixed, opened, result, monkeypatch):
    source = opened(mixed)
    index = Index(source)
    original = type(source).read

    def refused(self, place):
        if place == 0:
            raise examine.UnreadableImage(examine.Problem(self.title(place), "cannot be opened", "permission denied"))
        return original(self, place)

    with monkeypatch.context() as patch:
        patch.setattr(type(source), "read", refused)
        assert "cannot be opened" in causes(result(preflight(source, DataConfig()))).values()
    assert "cannot be opened" not in causes(result(preflight(source, DataConfig()))).values()
    assert len(index.facts) == 8


def test_one_picture_is_not_some(tmp_path, draw, opened, result):
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (20, 20, 3), np.uint8)).save(tmp_path / "one.png")
    said = [str(sentence) for sentence in result(preflight(opened(tmp_path), DataConfig())).verdict]
    assert said == ["The picture can be used.", "Training needs at least 2 pictures."]


@pytest.mark.parametrize(
    ("count", "data", "is_small"),
    [
        (999, DataConfig(size=16, channels=1), True),
        (1_000, DataConfig(size=16, channels=1), False),
        (1_999, DataConfig(size=16, channels=1), False),
        (200, DataConfig(size=16, channels=1, crop="random", crops=4), True),
        (250, DataConfig(size=16, channels=1, crop="random", crops=4), False),
        (40, DataConfig(size=16, channels=1, crop="tiles"), True),
        (70, DataConfig(size=16, channels=1, crop="tiles"), False),
    ],
    ids=str,
)
def test_the_preset_that_is_advised_is_the_one_that_is_suggested(count, data, is_small):
    how = Preparation(
        FrameSize.square(16), 1, data.crop, data.crops if data.crop == "random" else 0, 16 if data.crop == "tiles" else 0, "#ffffff"
    )
    sizes = np.tile(np.array([[64, 70]], np.int32), (count, 1))
    found = DatasetFacts(how, data, ChosenPictures(np.arange(count), (), ()), sizes, 0, 0, {})
    assert (f"small set. Use the preset {FEW_IMAGES.name}" in " ".join(map(str, verdict(found)))) == is_small
    assert (suggest(how.count(sizes), how.frame, "cpu")[0].slug == "few-images") == is_small


@pytest.mark.parametrize(
    ("shape", "data", "is_said"),
    [
        ((28, 28), DataConfig(size=32), True),
        ((40, 28), DataConfig(size=32), True),
        ((40, 28), DataConfig(size=16, crop="fit"), True),
        ((28, 28), DataConfig(size=32, background="#ff0000"), False),
        ((28, 28), DataConfig(size=32, channels=4), False),
        ((28, 28), DataConfig(size=16), False),
        ((28, 28), DataConfig(size=64), False),
        ((40, 28), DataConfig(size=32, crop="stretch"), False),
    ],
)
def test_the_colour_of_frames_is_said_where_it_is_not_the_one_in_the_settings(shape, data, is_said, tmp_path, opened, result):
    for number in range(2):
        image = Image.new("L", shape)
        image.paste(200 + number, (10, 10, 18, 18))
        image.save(tmp_path / f"{number}.png")
    said = words(result(preflight(opened(tmp_path), data)))
    assert ("Borders take the colour of the pictures' edges, #000000." in said) == is_said
