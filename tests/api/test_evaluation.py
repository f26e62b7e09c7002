"""``ganstudio.evaluate`` and what it returns."""

import numpy as np
import pytest

import ganstudio
from tests.evaluating import noise, save_pictures

pytestmark = pytest.mark.usefixtures("thumbnails")


@pytest.fixture
def model(real, run_on):
    return ganstudio.load(run_on(real).path, device="cpu")


def test_a_model_against_pictures(model, real, tmp_path):
    folder = save_pictures(tmp_path / "a<b", noise(30, seed=1, low=100))
    found = ganstudio.evaluate([model, folder, noise(seed=2)], real, metrics=["kid", "precision"], count=24, progress=False)
    assert isinstance(found, ganstudio.EvaluationResult)
    names = [f"{model.run.name} at 128 images", "a<b", "array 3"]
    assert [row["model"] for row in found.rows if row["metric"] == "kid"] == names
    assert list(found) == found.rows
    assert len(found) == 6
    assert found.value("kid") == found.rows[0]["value"]
    assert found.value("kid", "array 3") == found.rows[4]["value"]
    assert found.conditions["images of each set"] == "24"
    assert f"KID: a<b is better than {names[0]}" in found.differences
    assert repr(found) == f"<EvaluationResult: {', '.join(names)} against real (training images), kid, precision>"
    shown = found._repr_html_()
    assert "<td>a&lt;b</td>" in shown
    assert shown.count("<b>") == 2  # the best value of each metric
    assert found.save(tmp_path / "new" / "result.csv").read_text(encoding="utf-8").count("\n") == 7
    assert str(found).startswith("# Evaluation against real (training images)\n\n|  | KID ↓ | Precision ↑ |\n")


def test_a_single_set_and_metric(model):
    found = ganstudio.evaluate(model, metrics="kid", count=24, progress=False)
    assert [(row["metric"], row["n"]) for row in found] == [("kid", 24)]
    events = []
    again = ganstudio.evaluate(str(model.run.path), metrics="kid", count=24, progress=events.append)
    assert again.rows == found.rows
    assert events


def test_all_metrics_that_apply(model):
    found = ganstudio.evaluate(model, count=24, progress=False)
    assert found.value("kid") is not None
    assert found.value("as_asked") is None
    assert "has no classes" in next(row["reason"] for row in found if row["metric"] == "as_asked")
    assert str(found)


def test_an_earlier_snapshot_of_a_loaded_model(model):
    early = ganstudio.load(model.run.path, snapshot=64, device="cpu")
    found = ganstudio.evaluate([early, model], metrics="kid", count=24, progress=False)
    assert [row["snapshot"] for row in found] == [64, 128]


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        ({"what": 7}, TypeError, "what = 7: this must be a run, a model, a folder, an archive or an array"),
        ({"data": 7}, TypeError, "data = 7"),
        ({"metrics": [7]}, TypeError, "metrics = "),
        ({"metrics": "kidd"}, ValueError, "Did you mean 'kid'?"),
        ({"count": 0}, ValueError, "count = 0: this must be a whole number from 1"),
        ({"seed": 4096}, ValueError, "seed = 4,096: this must be a whole number from 0 to 4,095."),
        ({"part": "tests"}, ValueError, "There is no part 'tests'"),
    ],
)
def test_mistakes(words, kind, said, real):
    with pytest.raises(kind) as error:
        ganstudio.evaluate(**{"what": noise(), "data": real, "progress": False, **words})
    assert said in str(error.value)


def test_mistakes_in_the_result(model, tmp_path):
    found = ganstudio.evaluate(model, metrics="kid", count=24, progress=False)
    for call, said in (
        (lambda: found.value("fd"), "There is no metric 'fd'"),
        (lambda: found.value("kid", "me"), "There is no model 'me'"),
        (lambda: found.save(tmp_path / "x.doc"), "ends in .html"),
    ):
        with pytest.raises(ValueError, match=said):
            call()


def test_an_array_of_floats_is_as_good_as_one_of_bytes(real):
    bytes_, floats = noise(seed=1), noise(seed=1) / np.float32(255)
    found = ganstudio.evaluate([bytes_, floats], real, metrics="kid", count=24, progress=False)
    assert found.rows[0]["value"] == found.rows[1]["value"]
