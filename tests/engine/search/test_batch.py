"""Many pictures found in the latent space, whatever happens in between."""

import io
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from ganstudio.engine.data.cache import clear_cache
from ganstudio.engine.errors import ConfigError, DatasetError, RunError
from ganstudio.engine.home import cache_folder
from ganstudio.engine.latent.latent import render
from ganstudio.engine.latent.model import Model
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import save_snapshot
from ganstudio.engine.search import batch, solver
from ganstudio.engine.search import encoder as encoders
from ganstudio.engine.search.batch import check_search, find_codes
from ganstudio.engine.search.collection import Collection, gather
from ganstudio.engine.search.encoder import encode
from ganstudio.engine.search.kept_codes import write_arrays
from ganstudio.engine.search.kept_encoder import load_encoder, train_encoder
from ganstudio.engine.search.latent_set import LatentSet
from tests.pulling import finished, watched


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(batch, "SEARCHED_BATCH", 4)
    monkeypatch.setattr(batch, "ENCODED_BATCH", 4)
    monkeypatch.setitem(solver.EFFORTS, "fast", solver.SearchBudget(candidates=64, starts=2, steps=6))


@pytest.fixture
def folder(tmp_path) -> Path:
    """Ten pictures in two folders, and one file that is none."""
    rng = np.random.default_rng(0)
    for number in range(10):
        path = tmp_path / "pictures" / ("ab"[number % 2])
        path.mkdir(parents=True, exist_ok=True)
        Image.fromarray(rng.integers(0, 256, (20, 24, 3), np.uint8)).save(path / f"{number}.png")
    (tmp_path / "pictures" / "a" / "text.png").write_text("no picture")
    return tmp_path / "pictures"


def collected(run: Run, *names: object, **more: object) -> Collection:
    return finished(gather(run.config.data, [str(name) for name in names], **more))


def is_same(one: LatentSet, other: LatentSet) -> bool:
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ("z", "codes", "found", "psnr"))


def test_pictures_are_prepared_as_the_run_prepared_its_own(untrained, folder):
    run = untrained(size=16, channels=1)
    found = collected(run, folder)
    assert (len(found), found.files, found.dataset.classes, found.is_own) == (10, 11, ("a", "b"), False)
    assert [problem.file for problem in found.problems] == ["a/text.png"]
    assert found.read(np.arange(3)).shape == (3, 1, 16, 16)
    for index in range(10):
        assert found.name(index) == f"{'ab'[found.labels[index]]}/{found.path(index).name}"
        grey = np.asarray(
            Image.open(found.path(index)).convert("L").crop((2, 0, 22, 20)).resize((16, 16), Image.Resampling.LANCZOS)
        )
        assert np.array_equal(found.read(np.array([index]))[0, 0], grey)


def test_a_limit_chooses_by_seed(untrained, folder):
    run = untrained()
    some = collected(run, folder, limit=4, seed=1)
    assert (len(some), some.files) == (4, 11)
    assert np.array_equal(some.chosen, collected(run, folder, limit=4, seed=1).chosen)
    assert not np.array_equal(some.chosen, collected(run, folder, limit=4, seed=2).chosen)
    assert len(collected(run, folder, limit=99)) == 10
    assert some.name(0) == collected(run, folder).name(int(some.chosen[0]))


@pytest.mark.parametrize(("arch", "classes"), [("dcgan", 0), ("dcgan", 3), ("stylegan2", 0)])
def test_codes_are_where_each_picture_was_found(untrained, folder, arch, classes, tmp_path):
    run = untrained(arch, classes)
    collection = collected(run, folder)
    model = Model(run)
    coded, events = watched(find_codes(model, collection))
    assert coded.z.shape == (10, 8) and len(coded) == 10
    assert coded.codes.dtype == coded.psnr.dtype == np.float32
    assert coded.features.shape == (10, 8 + classes)
    assert set(coded.found) <= (set(range(classes)) or {-1})
    drawn = render(model.generator, [coded.latent(index) for index in range(10)]).astype(float)
    error = np.square(drawn - collection.read(np.arange(10)).transpose(0, 2, 3, 1)).mean(axis=(1, 2, 3))
    assert 10 * np.log10(255**2 / error) == pytest.approx(coded.psnr, abs=0.1)
    assert [event.done for event in events] == sorted(event.done for event in events)
    assert (events[-1].done, events[-1].total, events[-1].unit, events[-1].seconds_left) == (10, 10, "images", 0)
    assert any(0 < event.done < 10 and event.rate > 0 for event in events)
    coded.save(tmp_path / "new" / "f.npz", collection)
    with np.load(tmp_path / "new" / "f.npz", allow_pickle=False) as arrays:
        assert np.array_equal(arrays["codes"], coded.codes)
        assert arrays["classes"][arrays["labels"]].tolist() == [name[0] for name in arrays["names"].tolist()]
        assert (int(arrays["images"]), str(arrays["run"]), int(arrays["seed"])) == (64, run.name, 0)


def test_the_class_may_be_said(untrained, folder):
    run = untrained(classes=3)
    assert set(finished(find_codes(Model(run), collected(run, folder), label=1)).found) == {1}


def test_closed_and_taken_up_it_finds_the_same(untrained, folder, monkeypatch):
    run = untrained()
    collection, model = collected(run, folder), Model(run)
    whole = finished(find_codes(model, collection))
    clear_cache()
    task = find_codes(model, collection)
    while next(task).done < 5:  # the first four are done then, and one of the next
        pass
    task.close()
    seen = []
    search = batch.search
    monkeypatch.setattr(
        batch, "search", lambda generator, observed, *more: seen.append(len(observed.seen)) or search(generator, observed, *more)
    )
    assert is_same(finished(find_codes(model, collection)), whole)
    assert seen == [4, 2]  # the first four were kept
    seen.clear()
    assert is_same(finished(find_codes(model, collection)), whole)
    assert not seen  # whoever failed to save what was found need not search again
    assert not is_same(finished(find_codes(model, collection, seed=1)), whole)


def test_the_batches_that_are_kept_are_few(untrained, folder, monkeypatch):
    monkeypatch.setattr("ganstudio.engine.search.kept_codes.KEPT", 2)
    run = untrained()
    collection, model = collected(run, folder), Model(run)
    kept = []
    for seed in range(4):
        finished(find_codes(model, collection, seed=seed))
        kept.append({path.name for path in cache_folder().glob("codes/*")})
    assert [len(names) for names in kept] == [1, 2, 2, 2]
    assert len(kept[3] & kept[2]) == 1
    assert not kept[3] & kept[0]


def cut(content):
    return content[:50]


def flipped(content):
    return content[:60] + bytes(byte ^ 255 for byte in content[60:90]) + content[90:]


def another(content):
    buffer = io.BytesIO()
    np.savez_compressed(buffer, z=np.zeros(4))
    return buffer.getvalue()


@pytest.mark.parametrize("damage", [cut, flipped, another])
def test_a_damaged_part_is_found_anew(untrained, folder, damage):
    run = untrained()
    collection, model = collected(run, folder), Model(run)
    whole = finished(find_codes(model, collection))
    for part in cache_folder().glob("codes/*/*.npz"):
        part.write_bytes(damage(part.read_bytes()))
    assert is_same(finished(find_codes(model, collection)), whole)


def test_the_encoder_alone_needs_one_pass(untrained, folder, monkeypatch):
    monkeypatch.setattr(encoders, "STEPS", 3)
    run = untrained()
    collection = collected(run, folder)
    with pytest.raises(RunError, match="No encoder is trained"):
        check_search(Model(run), "encoder")
    finished(train_encoder(run))
    model = Model(run)
    check_search(model, "encoder")
    monkeypatch.setattr(batch, "search", None)
    coded = finished(find_codes(model, collection, "encoder"))
    (latent,) = encode(load_encoder(run, model.generator), collection.read(np.array([9])))
    assert coded.z[9] == pytest.approx(latent.z, abs=1e-5)
    assert coded.effort == "encoder"


def test_what_cannot_be(untrained, folder, tmp_path):
    run = untrained()
    with pytest.raises(ConfigError, match="'fast'"):
        finished(find_codes(Model(run), collected(run, folder), "fats"))
    with pytest.raises(DatasetError, match="no folder or file"):
        collected(run, tmp_path / "nowhere")
    with pytest.raises(RunError, match="Can't write"):
        write_arrays(folder / "a" / "text.png" / "f.npz", {"z": torch.zeros(2).numpy()})
    with pytest.raises(TypeError):
        write_arrays(tmp_path / "f.npz", {"z": np.array([None])})
    assert not (tmp_path / "f.npz").exists()


def test_a_search_may_begin_where_the_encoder_says(untrained, folder, monkeypatch):
    monkeypatch.setattr(encoders, "STEPS", 3)
    run = untrained()
    collection, model = collected(run, folder), Model(run)
    known = []
    search = batch.search

    def watch(*words):
        known.append(words[5].own)
        return search(*words)

    monkeypatch.setattr(batch, "search", watch)
    task = find_codes(model, collection)
    while next(task).done < 5:
        pass
    task.close()
    finished(train_encoder(run))
    finished(find_codes(model, collection))
    assert [len(own) for own in known] == [0, 0, 4, 4, 2]  # what was found without it is not taken up
    (latent, *_) = encode(load_encoder(run, model.generator), collection.read(np.arange(4)))
    assert known[2][0].z == pytest.approx(latent.z, abs=1e-5)


def test_a_model_that_broke_is_refused(untrained):
    run = untrained()
    check_search(Model(run), "fast")
    weights = {name: value * float("nan") for name, value in Model(run).generator.state_dict().items()}
    save_snapshot(run, 128, weights, {})
    with pytest.raises(RunError, match="draws no pictures"):
        check_search(Model(run), "fast")
