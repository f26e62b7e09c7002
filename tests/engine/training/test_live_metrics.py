"""Metrics beside a training: measured on copies, in slices, the same by seed, and without a change of what is trained."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Caveat, CheckpointSaved, Event, MetricMeasured
from ganstudio.engine.metrics import METRICS, Comparison, MetricUnavailable
from ganstudio.engine.metrics.features.network import Described, describe_set
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.recipes.train import change_run, create_run, train
from ganstudio.engine.training import live_metrics
from ganstudio.engine.training.changes import Changes
from ganstudio.engine.training.loop import Loop
from ganstudio.engine.training.trainer import Trainer
from tests.pulling import finished


class Averages:
    """Stands for the studio features: means of 4 x 4 pixels, which need no training."""

    name, title, digest, classes = "studio", "studio features", "0", ()

    def describe(self, images: np.ndarray) -> Described:
        count, channels, side, _ = images.shape
        blocks = images.reshape(count, channels, side // 4, 4, side // 4, 4).mean(axis=(3, 5))
        return Described((blocks.reshape(count, -1) / 255).astype(np.float32))


@pytest.fixture(autouse=True)
def quick_features(monkeypatch: pytest.MonkeyPatch) -> None:
    def features(_data: object, _device: str) -> Iterator[Event]:
        yield from ()
        return Averages()  # type: ignore[return-value]

    monkeypatch.setattr(live_metrics, "studio_features", features)
    monkeypatch.setattr(live_metrics, "RESAMPLES", 8)
    monkeypatch.setattr(live_metrics, "COST", 0)  # measure at every step: the machine's speed must not decide


@pytest.fixture
def make_run(tmp_path: Path, tiny_config: Callable[..., Any], blobs: Callable[..., Any]) -> Callable[..., Any]:
    dataset = blobs(200)

    def make(name: str, **settings: Any) -> tuple[Any, Any]:
        chosen = {"run.metrics": ("kid", "recall"), "run.metrics_every": 80, "run.metrics_count": 64, "run.checkup_seconds": 0}
        return create_run(tmp_path / name, tiny_config(**{**chosen, "run.images": 240, **settings}), dataset), dataset

    return make


def weights(run: Any) -> bytes:
    return (run.checkpoints()[-1].path / "tensors.safetensors").read_bytes()


def test_rows_say_what_was_measured(make_run: Any) -> None:
    run, dataset = make_run("run", **{"run.images": 400})
    events = [event for event in train(run, dataset) if isinstance(event, MetricMeasured)]
    rows = run.metrics()
    assert [event.row for event in events] == [{k: v for k, v in row.items() if k != "format"} for row in rows]
    assert {row["metric"] for row in rows} == {"kid", "recall"} and len({row["images"] for row in rows}) >= 2
    assert all(row["images"] >= 80 for row in rows)
    for row in rows:
        assert row["low"] <= row["value"] <= row["high"] and row["n"] == 64 and row["features"] == "studio"
        assert np.isfinite(row["floor"]) and row["better"] == METRICS.get(row["metric"]).better
    json.dumps(rows, allow_nan=False)
    assert {event.short for event in events} == {"KID", METRICS.get("recall").short}


def test_the_same_seed_gives_the_same_figures_and_the_training_is_not_changed(make_run: Any) -> None:
    runs = [make_run(name) for name in ("one", "other")]
    plain, dataset = make_run("plain", **{"run.metrics": ()})
    for run, _ in [*runs, (plain, None)]:
        list(train(run, dataset))
    one, other = (run.metrics() for run, _ in runs)
    assert one == other and one
    assert weights(runs[0][0]) == weights(plain) and not plain.metrics()


def test_a_resumed_training_measures_again_what_was_not_complete(make_run: Any) -> None:
    run, dataset = make_run("run", **{"run.checkpoint_seconds": 0.1})
    training, images = train(run, dataset), 0
    for event in training:
        images = event.images_seen if isinstance(event, CheckpointSaved) else images
        if images and run.metrics():
            break
    training.close()
    list(train(run, dataset, resume=True))
    whole, _ = make_run("whole")
    list(train(whole, dataset))
    seen = [(row["images"], row["metric"]) for row in run.metrics()]
    assert seen == sorted(set(seen), key=seen.index) and {name for _, name in seen} == {"kid", "recall"}
    assert weights(run) == weights(whole)


def test_rewinding_drops_later_figures(make_run: Any) -> None:
    run, _ = make_run("run")
    for images in (80, 160):
        run.append_metrics({"images": images, "metric": "kid", "value": 1.0})
    run.rewind(100)
    assert [row["images"] for row in run.metrics()] == [80]


def test_metrics_chosen_during_a_training_are_measured_at_once(make_run: Any) -> None:
    run, dataset = make_run("run", **{"run.metrics": ()})
    changes, rows = Changes(), []
    for event in train(run, dataset, changes=changes):
        if not rows and not run.config.run.metrics:
            changes.ask({"run.metrics": ("swd",)})
        rows += [event.row] if isinstance(event, MetricMeasured) else []
    assert {row["metric"] for row in rows} == {"swd"} and rows[0]["features"] == ""


def test_a_metric_that_says_nothing_is_told_once(make_run: Any) -> None:
    run, dataset = make_run("run", **{"run.metrics": ("inception_score", "kid")})
    events = list(train(run, dataset))
    assert [type(event) for event in events].count(Caveat) == 1
    assert {row["metric"] for row in run.metrics()} == {"kid"}


def test_unknown_metrics_are_refused(make_run: Any) -> None:
    with pytest.raises(StudioError, match="fid"):
        make_run("run", **{"run.metrics": ("fid",)})
    run, _ = make_run("other")
    with pytest.raises(StudioError, match="fid"):
        change_run(run, {"run.metrics": ("fid",)})


def test_the_first_metric_decides_which_snapshot_stays(make_run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Values that get worse: the first snapshot that was measured is the best."""
    run, dataset = make_run("run", **{"run.snapshot_images": 40})
    loop = Loop(run, Trainer(run.config, dataset), dataset, Changes())
    values = iter(np.arange(1.0, 100.0))
    original = live_metrics.LiveMetrics.row

    def worse(self: Any, name: str, *arguments: Any) -> Any:
        row = yield from original(self, name, *arguments)
        return {**row, "value": next(values)} if name == "kid" else row

    monkeypatch.setattr(live_metrics.LiveMetrics, "row", worse)
    list(loop.events())
    first = min(row["images"] for row in run.metrics())
    assert loop.checkups.best == min(kept.images_seen for kept in run.snapshots() if kept.images_seen >= first)


def test_slices_leave_the_training_its_time(make_run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run, dataset = make_run("run")
    now = [0.0]
    monkeypatch.setattr(live_metrics, "COST", 16)
    monkeypatch.setattr(live_metrics.time, "perf_counter", lambda: now[0])
    trainer = Trainer(run.config, dataset)
    metrics = live_metrics.LiveMetrics(run, trainer, dataset)
    list(metrics.prepare())
    trainer.images_seen = 80
    steps: list[float] = []

    def slow() -> Iterator[Event]:
        while True:
            steps.append(now[0])
            now[0] += 0.1
            yield Caveat(None)  # type: ignore[arg-type]

    monkeypatch.setattr(metrics, "measure", lambda *_: slow())
    for _ in range(1000):
        list(metrics.advance())
        now[0] += 0.01  # a step
    assert len(steps) > 3 and 0.1 * (len(steps) - 1) / now[0] <= 1 / 16


@pytest.mark.parametrize("name", list(METRICS))
def test_a_metric_hands_the_training_its_own_modes_back(name: str) -> None:
    """Between two events the training goes on: gradients and fast products must be as it left them."""
    rng = np.random.default_rng(0)
    sets = [
        ImageSet.of(rng.integers(0, 256, (40, 1, 16, 16)).astype(np.uint8), "x", np.arange(40) % 2, ("a", "b")) for _ in range(2)
    ]
    real, fake = (finished(describe_set(Averages(), images)) for images in sets)
    comparison = Comparison(real, fake, Averages(), training=sets[0], held_out=sets[1], resamples=3)

    def modes() -> tuple[object, ...]:
        return torch.is_grad_enabled(), torch.get_float32_matmul_precision(), torch.backends.cudnn.allow_tf32

    before = modes()
    try:
        for _ in METRICS.get(name).measure(comparison):
            assert modes() == before
    except MetricUnavailable:
        pass
    assert modes() == before
