"""A baseline is kept in the manifest of its run, and says how likely it finds pictures."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.errors import RunError
from ganstudio.engine.runs import Run, list_runs
from ganstudio.engine.runs.baseline import DENSITIES, NOUNS, TITLES, Baseline, Likelihood
from ganstudio.engine.runs.checkpoint import load_generator, load_weights
from ganstudio.engine.runs.describe import describe_run
from ganstudio.engine.runs.manifest import DatasetInfo
from ganstudio.engine.runs.variants import check_trainable

FOUND = Baseline("gmm", Likelihood("tractable", 4.25, 4.0, 4.5, 20), 180, 1.5, {"components": 3.0})


@pytest.fixture
def run(tmp_path: Path) -> Run:
    config = with_settings(Config(), {"data.size": 16, "data.channels": 1})
    return Run.create(tmp_path / "mixture", config, DatasetInfo("blobs", 200, (), "0"), baseline=FOUND)


def test_it_comes_back(run):
    opened = Run.open(run.path)
    assert opened.baseline == FOUND and opened.likelihood == FOUND.likelihood
    assert (opened.kind, opened.has_latent_space, opened.images_seen, opened.generators()) == ("gmm", False, 180, [])


def test_it_survives_a_change_of_settings(run):
    run.update(with_settings(run.config, {"data.background": "#000000"}))
    assert Run.open(run.path).baseline == FOUND


def test_another_run_is_implicit(untrained):
    run = Run.open(untrained().path)
    assert (run.kind, run.has_latent_space, run.likelihood) == ("gan", True, Likelihood("implicit"))
    assert Run.open(untrained(factor=2).path).kind == "upscaler" and not untrained(factor=4).has_latent_space


def test_it_is_described_and_listed(run, tmp_path):
    facts = json.loads(json.dumps(describe_run(run.path)))
    assert (facts["kind"], facts["images"], facts["likelihood"]["bits"]) == ("gmm", 180, 4.25)
    assert facts["baseline"]["chosen"] == {"components": 3.0}
    assert [(summary.kind, summary.images_seen) for summary in list_runs(tmp_path)] == [("gmm", 180)]


def test_a_vae_has_a_latent_space():
    assert replace(FOUND, kind="vae").has_latent_space and not replace(FOUND, kind="kde").has_latent_space
    assert DENSITIES.keys() == TITLES.keys() == NOUNS.keys()


def test_what_it_cannot_do_is_refused_in_a_sentence(run):
    with pytest.raises(
        RunError, match="mixture is a Gaussian mixture: it draws pictures from seeds and has no networks and no latent space"
    ):
        load_generator(run)
    with pytest.raises(RunError, match="has no networks"):
        load_weights(run)
    with pytest.raises(RunError, match="mixture is a Gaussian mixture, which is fitted in one go"):
        check_trainable(run)


@pytest.mark.parametrize("damage", [{"kind": "gan"}, {"likelihood": {"bits": 1}}, {"chosen": {"components": "many"}}])
def test_damage_is_said(run, damage):
    path = run.path / "config.json"
    values = json.loads(path.read_text())
    values["baseline"] |= damage
    path.write_text(json.dumps(values))
    with pytest.raises(RunError, match="is damaged"):
        Run.open(run.path)
