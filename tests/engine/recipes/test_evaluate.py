"""Runs and pictures are judged against real pictures, and what has been measured is not measured again."""

import shutil

import numpy as np
import pytest
import torch

from ganstudio.engine.data import cache
from ganstudio.engine.data.cache import clear_cache
from ganstudio.engine.errors import StudioError
from ganstudio.engine.evaluation import judging
from ganstudio.engine.evaluation.drawing import SEEDS_APART
from ganstudio.engine.evaluation.tables import value_text
from ganstudio.engine.events import Caveat, FigureMeasured, Progress
from ganstudio.engine.latent.model import Model
from ganstudio.engine.metrics import MetricUnavailable
from ganstudio.engine.recipes import evaluate as recipe
from ganstudio.engine.recipes.baseline import fit_baseline
from ganstudio.engine.recipes.evaluate import evaluate
from tests.evaluating import noise, save_pictures
from tests.pulling import finished, watched

pytestmark = pytest.mark.usefixtures("thumbnails")
KID = {"metrics": ["kid"], "count": 24, "resamples": 20}


@pytest.fixture
def drawn(monkeypatch):
    """The names of the models that draw."""
    names = []
    draw = judging.draw_images

    def note(model, name, *more):
        names.append(name)
        return draw(model, name, *more)

    monkeypatch.setattr(judging, "draw_images", note)
    return names


def values(result):
    return [(one.name, name, figure.value) for one in result.judged for name, figure in one.figures.items()]


def test_every_figure_is_told_as_soon_as_it_is_measured(real):
    sets = [noise(seed=1, low=100), noise(seed=2, high=120)]
    settings = {"count": 24, "resamples": 20}
    finished(evaluate(sets[:1], [real], metrics=["kid"], **settings))  # is known and not measured again
    result, events = watched(evaluate(sets, [real], metrics=["fd", "kid", "precision"], **settings))
    told = [event for event in events if isinstance(event, FigureMeasured)]
    assert [values(event.result) for event in told] == [values(result)[:end] for end in (2, 3, 4, 5, 6)]
    assert told[0].text == f"array 1: FD {value_text(result.judged[0].figures['fd'])}"
    assert told[0].result.conditions == result.conditions
    assert len(told[0].result.judged[0].grid) == 0
    assert told[-1].result.judged[0] is result.judged[0]


def test_without_a_metric_on_features_no_network_is_opened(real, monkeypatch):
    monkeypatch.setattr(recipe, "open_features", None)
    result = finished(evaluate([noise(seed=1)], [real], metrics=["swd", "spectrum"], count=24, resamples=20))
    (judged,) = result.judged
    assert all(figure.value is not None and figure.floor is not None for figure in judged.figures.values())
    assert (result.conditions["features"], result.conditions["resize filter"]) == ("none", "Lanczos with antialiasing")
    assert (len(judged.grid), len(judged.best), len(judged.worst)) == (24, 0, 0)


def test_pictures_that_are_like_the_real_ones_are_better(real):
    good, bad = noise(seed=1, low=100), noise(seed=2, high=120)
    result = finished(evaluate([good, bad], [real], metrics=["fd", "kid"], count=24, resamples=20))
    assert result.data == "real (training images)"
    first, second = result.judged
    for name in ("fd", "kid"):
        one, other = first.figures[name], second.figures[name]
        assert one.value < other.value
        assert one.low <= one.value <= one.high
        assert one.floor < other.value
        assert (one.count, one.real_count, one.floor_count) == (24, 24, 24)
    assert [(d.metric, d.better) for d in result.differences] == [("fd", "array 1"), ("kid", "array 1")]
    assert str(result.differences[1].sentence) == "KID: array 1 is better than array 2"
    assert first.grid.shape == (24, 16, 16, 1)
    assert first.best.shape == first.worst.shape == (12, 16, 16, 1)


def test_the_same_pictures_cannot_be_told_apart(real):
    result = finished(evaluate([noise(seed=1), noise(seed=2)], [real], **KID))
    (difference,) = result.differences
    assert (difference.better, difference.low < 0 < difference.high) == ("", True)
    assert str(difference.sentence) == "KID: array 1 and array 2 cannot be told apart with 24 samples"


def test_a_run_is_judged_against_its_own_pictures_and_remembers(real, run_on, drawn):
    run = run_on(real)
    first = finished(evaluate([run], **KID))
    assert drawn == [f"{run.name} at 128 images"]
    again = finished(evaluate([str(run.path)], [real], **KID))
    assert len(drawn) == 1
    assert values(again) == values(first)
    (one,), (other,) = first.judged, again.judged
    assert (other.kind, other.path, other.snapshot) == ("run", str(run.path), 128)
    assert np.array_equal(one.figures["kid"].replicates, other.figures["kid"].replicates)
    assert np.array_equal(one.grid, other.grid)
    more = finished(evaluate([run], metrics=["kid", "coverage"], count=24, resamples=20))
    assert list(more.judged[0].figures) == ["kid", "coverage"]
    assert len(drawn) == 2
    other = finished(evaluate([run], **KID, seed=1))
    assert other.judged[0].figures["kid"].value != one.figures["kid"].value


def test_a_call_that_begins_anew_gives_the_same_figures(real, run_on):
    run, words = run_on(real), {"metrics": ["fd", "kid", "coverage"], "count": 24, "resamples": 5}
    first = finished(evaluate([run, noise()], **words))
    clear_cache()
    shutil.rmtree(run.path / "evaluations")
    assert values(finished(evaluate([run, noise()], **words))) == values(first)


def test_damaged_results_are_measured_again(real, run_on, drawn, home):
    run = run_on(real)
    first = finished(evaluate([run], **KID))
    files = [path for folder in (run.path / "evaluations", home / "cache") for path in folder.rglob("*-*") if path.is_file()]
    files += (home / "cache").rglob("pictures.npz")
    assert sorted(path.suffix for path in files) == [".json", ".json", ".npz", ".npz"]
    for path in files:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert values(finished(evaluate([run], **KID))) == values(first)
    assert len(drawn) == 2


def test_a_full_cache_gives_up_pictures_and_features(real, run_on, drawn, home, monkeypatch):
    run = run_on(real)
    first = finished(evaluate([run], **KID))
    monkeypatch.setattr(cache, "CAP", 0)
    cache.trim_cache(home)
    assert not list((home / "cache" / "pixels").glob("*/*"))
    again = finished(evaluate([run], **KID))
    assert values(again) == values(first)
    assert np.array_equal(again.judged[0].worst, first.judged[0].worst)


def test_a_folder_that_cannot_be_written_is_no_hindrance(real, run_on):
    run = run_on(real)
    (run.path / "evaluations").write_text("in the way")
    assert values(finished(evaluate([run], **KID)))


def test_the_snapshots_of_a_run(real, run_on):
    run = run_on(real)
    run.append_health({"images": 32, "quality": 0.5})
    run.append_health({"images": 96, "quality": 0.9})
    run.append_health({"images": 128, "quality": 0.7})

    def chosen(snapshots):
        return [one.snapshot for one in finished(evaluate([run], snapshots=snapshots, **KID)).judged]

    assert chosen("all") == [64, 128]
    assert (chosen("latest"), chosen("best"), chosen(64), chosen("64")) == ([128], [64], [64], [64])


def test_seeds_of_an_evaluation_are_those_of_explore(real, run_on):
    run = run_on(real)
    grid = finished(evaluate([run], **KID)).judged[0].grid
    assert np.array_equal(grid, Model(run).sample(range(24)))
    other = finished(evaluate([run], **KID, seed=2)).judged[0].grid
    assert np.array_equal(other, Model(run).sample(range(2 * SEEDS_APART, 2 * SEEDS_APART + 24)))


def test_classes_are_drawn_as_often_as_in_the_pictures(tmp_path, run_on, monkeypatch):
    names = save_pictures(tmp_path / "classes", noise(60), classes=3)
    asked = []
    judge = judging.describe_set
    monkeypatch.setattr(judging, "describe_set", lambda network, images: asked.append(images) or judge(network, images))
    finished(evaluate([run_on(names, conditional=True)], metrics=["kid"], count=50, resamples=0))
    (images,) = asked
    assert images.classes == ("class 0", "class 1", "class 2")
    assert np.bincount(images.labels).tolist() == pytest.approx([30, 10, 10], abs=2)


def test_parts_of_the_real_pictures(tmp_path):
    names = str(tmp_path / "real.npz")
    np.savez(names, images=noise(500))
    for part, count in (("training", 475), ("held-out", 25), ("all", 500)):
        result = finished(evaluate([noise(seed=1)], [names], part=part, metrics=["kid"], count=24, resamples=0))
        assert result.data == f"real ({part} images)"
        assert f"24 of {count}: real ({part} images), 16 x 16 px" in result.conditions["real images"]


def test_a_metric_that_says_nothing_gives_its_reason_or_is_an_error(real):
    figures = finished(evaluate([noise()], [real], count=24, resamples=0)).judged[0].figures
    assert figures["as_asked"].value is None
    assert "has no classes" in str(figures["as_asked"].reason)
    with pytest.raises(MetricUnavailable, match="has no classes"):
        finished(evaluate([noise()], [real], metrics=["as_asked"], count=24, resamples=0))
    named = {"metrics": ["as_asked"], "needs_values": False}
    (judged,) = finished(evaluate([noise()], [real], count=24, resamples=0, **named)).judged
    assert judged.figures["as_asked"].value is None and judged.figures["as_asked"].reason is not None


def test_progress_is_that_of_the_whole_job(real, run_on):
    result, events = watched(evaluate([run_on(real), noise()], metrics=["fd", "kid"], count=24, resamples=5))
    percent = [event for event in events if isinstance(event, Progress) and event.unit == "%"]
    done = [event.done for event in percent]
    assert done == sorted(done)
    assert (done[0] < 50, done[-1] >= 50) == (True, True)
    assert all(event.seconds_left >= 0 and event.total == 100 for event in percent)
    assert len(result.judged) == 2


def test_it_can_be_stopped_at_any_moment(real, run_on):
    run = run_on(real)
    words = {"metrics": ["kid", "coverage"], "count": 24, "resamples": 5}
    _, events = watched(evaluate([run], **words, seed=1))
    for stop in range(0, len(events), 3):
        task = evaluate([run], **words)
        for _ in range(min(stop, len(events))):
            if next(task, None) is None:
                break
        task.close()
    assert not list(run.path.rglob("*.tmp"))
    assert len(values(finished(evaluate([run], **words)))) == 2


def test_a_saved_reference_survives_the_cache(real, home, monkeypatch):
    words = {"metrics": ["kid"], "count": 24, "resamples": 0}
    finished(evaluate([noise()], [real], **words, save_reference=True))
    clear_cache()
    described = []
    monkeypatch.setattr("ganstudio.engine.evaluation.reference.describe_set", lambda *_: described.append(1))
    monkeypatch.setattr("ganstudio.engine.evaluation.measuring.Floors.halves", lambda _: described.append(1))
    assert finished(evaluate([noise(seed=1)], [real], **words)).judged[0].figures["kid"].floor is not None
    assert not described
    assert list((home / "references").iterdir())


def test_sets_of_the_same_name_get_different_ones(tmp_path, real):
    folders = [save_pictures(tmp_path / name / "out", noise(30, seed=seed)) for seed, name in enumerate(("a", "b", "c"))]
    result = finished(evaluate([*folders, folders[0]], [real], **KID))
    assert [one.name for one in result.judged] == ["a/out", "b/out", "c/out", "a/out (4)"]


def test_pictures_of_another_size_and_colour_are_fitted_and_it_says_so(tmp_path, real):
    large = noise(30, side=40).repeat(3).reshape(30, 40, 40, 3)
    archive = tmp_path / "large.npz"
    np.savez(archive, images=large)
    result, events = watched(evaluate([str(archive), large], [real], **KID))
    assert [one.grid.shape for one in result.judged] == [(24, 16, 16, 1)] * 2
    said = [str(event.text) for event in events if isinstance(event, Caveat)]
    assert said == [f"{name}: 30 of 30 pictures had another size and were fitted to 16 px" for name in ("large.npz", "array 2")]
    assert result.judged[0].figures["kid"].value == result.judged[1].figures["kid"].value


def test_a_few_images_come_with_a_warning(real):
    figure = finished(evaluate([noise()], [real], metrics=["kid"], count=24, resamples=0)).judged[0].figures["kid"]
    assert str(figure.warnings[0]) == "KID of only 24 images: at least 100 are advisable."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"what": []}, "Name what to evaluate"),
        ({"what": ["array"], "data": []}, "Name the real pictures"),
        ({"metrics": ["kidd"]}, "There is no metric 'kidd'. Did you mean 'kid'?"),
        ({"metrics": []}, "Name at least one metric"),
        ({"part": "heldout"}, "Did you mean 'held-out'?"),
        ({"count": 50}, "array 1: only 40 images, but 50 of each set are asked for. Ask for at most 40."),
        ({"count": 3}, "3 images are too few: evaluate at least 10."),
        ({"what": ["few"]}, "Too few pictures in array 1: an evaluation needs at least 10, and 4 can be used."),
        ({"what": ["wrong shape"]}, "array 1 has the shape 40 x 16"),
        ({"what": ["empty"]}, "No picture"),
        ({"what": ["nowhere"]}, "There is no folder or file"),
        ({"what": ["new run"]}, "has no snapshot yet: train it for a while first."),
        ({"what": ["run"], "snapshots": 65}, "has no snapshot at 65 images. The nearest is at 64."),
        ({"what": ["run"], "snapshots": "bets"}, "There is no snapshot 'bets'. Choose latest, best, all, or images seen."),
        ({"what": ["run"], "count": 58}, "real (training images): only 57 images, but 58 of each set are asked for."),
        ({"what": ["large run"]}, "draws images of 32 px with 1 channels, but the real images have 16 px and 1."),
        ({"what": ["upscaler"]}, "is an upscaler"),
        ({"data": ["few"]}, "needs at least 20"),
        ({"data": ["small"], "part": "held-out"}, "has 3 held-out images: a comparison needs at least 20"),
        ({"seed": -1}, "There is no seed -1"),
        ({"seed": 4096}, "There is no seed 4096: seeds go from 0 to 4,095."),
    ],
)
def test_mistakes_are_told_in_a_sentence(words, said, tmp_path, real, run_on, untrained):
    (tmp_path / "nothing").mkdir()
    known = {
        "array": noise,
        "few": lambda: noise(4),
        "wrong shape": lambda: noise()[:, :, 0],
        "empty": lambda: str(tmp_path / "nothing"),
        "nowhere": lambda: str(tmp_path / "nowhere"),
        "new run": lambda: run_on(real, snapshots=()),
        "run": lambda: run_on(real),
        "large run": lambda: run_on(real, size=32),
        "upscaler": lambda: untrained(factor=2),
        "small": lambda: real,
    }
    words = {"what": ["array"], "data": ["small"], "metrics": ["kid"], "resamples": 0, **words}
    if words["what"] == ["large run"]:
        words["what"] = ["run", "large run"]
    what = [known[name]() for name in words.pop("what")]
    data = [save_pictures(tmp_path / "few", noise(4)) if name == "few" else real for name in words.pop("data")]
    with pytest.raises(StudioError) as error:
        finished(evaluate(what, data, **words))
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_on_a_device_that_is_not_the_cpu(real, run_on, pretend_device):
    run = run_on(real)
    words = {"metrics": ["fd", "kid", "coverage", "swd", "copies", "ppl"], "count": 16, "resamples": 3}
    usual = finished(evaluate([run], **words))
    shutil.rmtree(run.path / "evaluations")
    pretend_device()
    there = finished(evaluate([run], **words))
    assert [value for _, _, value in values(there)] == pytest.approx([value for _, _, value in values(usual)], rel=0.02, abs=1e-6)


def test_a_full_graphics_card_is_no_hindrance(real, run_on, pretend_device, monkeypatch):
    pretend_device()
    draw = judging.draw_images

    def refuse(model, *more):
        if model.device.type != "cpu":
            raise torch.OutOfMemoryError("full")
        return draw(model, *more)

    monkeypatch.setattr(judging, "draw_images", refuse)
    result, events = watched(evaluate([run_on(real)], **KID))
    assert "The graphics card's memory is full: continuing on the CPU" in [getattr(event, "text", "") for event in events]
    assert result.judged[0].figures["kid"].value is not None


@pytest.mark.parametrize("kind", ["kde", "vae"])
def test_baselines_are_judged_as_runs_are(kind, tmp_path, drawn):
    names = str(tmp_path / "real.npz")
    np.savez(names, images=noise(200))
    settings = {"data.size": 16, "run.images": 64, "model.filters": 4, "model.latent_dim": 8}
    run = finished(fit_baseline(tmp_path / kind, [names], kind, settings=settings))
    (judged,) = finished(evaluate([run], snapshots="all", **KID)).judged
    assert (judged.name, judged.kind, judged.path, judged.snapshot) == (kind, "baseline", str(run.path), None)
    assert judged.figures["kid"].value is not None
    assert finished(evaluate([run.path], **KID)).judged[0].figures["kid"].value == judged.figures["kid"].value
    assert drawn == [kind]
