"""What lies beside pictures and is not to be learnt from."""

import tarfile
import zipfile

import pytest
from PIL import Image

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import load_dataset
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.manifest import DatasetInfo

KEPT = (
    "@eaDir/1.png/SYNOPHOTO_THUMB_M.jpg",
    "trip/@eaDir/1.png/SYNOPHOTO_THUMB_XL.jpg",
    "trip/.@__thumb/default1.png",
    "@__thumb/default1.png",
    "#recycle/gone.png",
    "@Recycle/gone.png",
    "$RECYCLE.BIN/S-1-5/gone.png",
    "Lightroom Previews.lrdata/A/B/it.png",
    "My Photos.photoslibrary/resources/derivatives/it.png",
    "Trip/CaptureOne/Cache/Thumbnails/it.png",
    "__MACOSX/._1.png",
    ".thumbnails/normal/it.png",
    ".picasaoriginals/it.png",
    "film.THM",
)
USED = ("more/1.png", "My Photos.photoslibrary/originals/A/it.png", "cache/it.png", "resources/it.png", "trip/eaDir/it.png")


@pytest.fixture
def cluttered(tmp_path, draw):
    """A folder with pictures to use and pictures that others keep."""
    top = tmp_path / "photos"
    for number, name in enumerate(KEPT + USED):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        draw(seed=number).save(top / name, "PNG")
    return top


@pytest.mark.parametrize("packed", ["", ".zip", ".tar"])
def test_thumbnails_and_deleted_files_are_passed_over(packed, cluttered, tmp_path, opened):
    where = tmp_path / f"all{packed}"
    if packed == ".zip":
        with zipfile.ZipFile(where, "w") as archive:
            for name in KEPT + USED:
                archive.write(cluttered / name, name)
    elif packed == ".tar":
        with tarfile.open(where, "w") as archive:
            for name in KEPT + USED:
                archive.add(cluttered / name, name)
    source = opened(where if packed else cluttered)
    assert sorted(source.title(index).replace("\\", "/") for index in range(len(source))) == sorted(USED)
    assert {problem.cause for problem in source.problems} == {"hidden file"}
    assert "thumbnails of a Synology server" in {problem.detail for problem in source.problems}


def test_such_a_folder_can_be_opened_by_itself(cluttered, opened):
    assert len(opened(cluttered / "@eaDir")) == 1


@pytest.fixture
def run_in(tiny_config, draw):
    """A run in a folder, with a sheet of samples."""

    def make(path):
        run = Run.create(path, tiny_config(), DatasetInfo("it", 5, (), "0"))
        draw(64, 64).save(run.path / "samples" / "000000100.png")
        return run

    return make


@pytest.mark.parametrize("where", ["run", "runs/one", "."])
def test_a_run_within_its_data_is_not_learnt_from(where, folder, run_in, opened, result):
    before = result(load_dataset(opened(folder), DataConfig(size=16)))
    run_in(folder / where)
    source = opened(folder)
    assert source.classes == ()
    after = result(load_dataset(source, DataConfig(size=16)))
    assert (len(source), after.fingerprint) == (5, before.fingerprint)
    assert "GAN Studio run" in {problem.cause for problem in source.problems}


def test_a_run_that_lost_its_empty_folders_is_still_one(folder, run_in, opened):
    run = run_in(folder / "run")
    for name in ("checkpoints", "snapshots"):
        (run.path / name).rmdir()
    assert len(opened(folder)) == 5


def test_the_samples_of_a_run_can_be_opened_by_themselves(tmp_path, run_in, opened):
    run = run_in(tmp_path / "run")
    assert len(opened(run.path / "samples")) == 1


def test_a_folder_that_only_looks_like_a_run_is_data(folder, draw, opened):
    (folder / "samples").mkdir()
    (folder / "config.json").write_text("{}")
    Image.new("RGB", (20, 20)).save(folder / "samples" / "1.png")
    assert len(opened(folder)) == 6
