"""Evaluates generators, folders, archives and arrays against real images, with any of the registered metrics."""

from collections.abc import Generator, Sequence
from dataclasses import replace

import psutil
import torch

from ganstudio.engine.baselines.density_model import DensityModel, open_any_model
from ganstudio.engine.config import Config
from ganstudio.engine.device import fastest_device, use_threads
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.evaluation.clock import JobClock
from ganstudio.engine.evaluation.differences import differences
from ganstudio.engine.evaluation.drawing import LARGEST_SEED as LARGEST_SEED
from ganstudio.engine.evaluation.drawing import SEEDS_APART
from ganstudio.engine.evaluation.judging import Conditions, Evaluator
from ganstudio.engine.evaluation.reference import PARTS, DescribedReference, Reference, open_reference
from ganstudio.engine.evaluation.reports import check_report as check_report
from ganstudio.engine.evaluation.reports import write_report as write_report
from ganstudio.engine.evaluation.result import Evaluation as Evaluation
from ganstudio.engine.evaluation.result import Judged as Judged
from ganstudio.engine.evaluation.subject import FEWEST, Subject, SubjectLike, prepare_pictures, subjects_of
from ganstudio.engine.events import Event, FigureMeasured, Status
from ganstudio.engine.export.provenance import fingerprint
from ganstudio.engine.metrics import METRICS as METRICS
from ganstudio.engine.metrics.features.network import FeatureNetwork
from ganstudio.engine.metrics.features.no_features import NoFeatures
from ganstudio.engine.metrics.features.opening import open_network
from ganstudio.engine.metrics.metric import RESAMPLES
from ganstudio.engine.recipes.opening import where_memory_allows
from ganstudio.engine.registry import unknown_name
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.version import __version__

COUNT = 5_000  # images of each set, unless one has fewer
EXPECTED = (("open", 1.0), ("prepare", 1.0), ("features", 10.0))  # seconds, until what is kept is known
JUDGING = 10.0  # seconds for a judged set, until then
# what networks do with images of another size than their own
RESIZED = {"studio": "", "none": "", "inception": ", then bilinear without antialiasing to 299 px"}
RESIZED_BY_FILES = ", then bilinear with antialiasing to the size of the network"
COLOURS = {1: "grey", 3: "colour", 4: "colour with transparency"}
MEMORY = 4  # the images of a set may take this fraction (1 / MEMORY) of the free memory


def default_metrics() -> list[str]:
    """Return the names of the metrics that are measured unasked."""
    return [name for name in METRICS if METRICS.get(name).default]


def evaluate(
    what: Sequence[SubjectLike],
    data: Sequence[str] = (),
    *,
    metrics: Sequence[str] | None = None,
    needs_values: bool = True,
    features: str = "studio",
    count: int | None = None,
    snapshots: str | int = "latest",
    part: str = "training",
    seed: int = 0,
    resamples: int = RESAMPLES,
    save_reference: bool = False,
) -> Generator[Event, None, Evaluation]:
    """Compare sets of images with real ones; a generator of events that can be closed at any of them.

    The same call gives the same figures. Results are kept, in the run's folder or in the cache: a repeated call answers at once.

    Parameters
    ----------
    what
        What is judged: runs, and pictures that any program drew. Pictures of another size are resized like the real ones.
    data
        The real pictures, by name; empty: those that the first run was trained on. They are prepared as for that run.
    metrics
        Names of metrics; None for all default ones, of which those that say nothing of a set give a reason instead of a value.
    needs_values
        Whether a named metric that says nothing of any set is an error; otherwise a reason stands in place of its values.
    features
        The network whose features the metrics compare: see :func:`~ganstudio.engine.metrics.features.opening.open_network`.
    count
        Number of images of each set, the real ones included; None: 5,000, or the number of images of the smallest set.
    snapshots
        Which snapshots of each run: "latest", "best", "all", or images seen.
    part
        The real images: "training" (usual), "held-out" or "all". Metrics of memorisation see the training and the held-out
        images in any case.
    seed
        Seed of the latents, of choices among pictures and of the bootstrap.
    resamples
        Number of bootstrap resamples.
    save_reference
        Keep the features and the floors of the real images for good, instead of in the cache.

    Raises
    ------
    ConfigError
        A metric, network or part does not exist, a set has too few pictures, or sizes differ.
    DatasetError
        Pictures do not exist, or none can be used.
    RunError
        A run has no snapshot, or the pictures that it was trained on are missing.
    MetricUnavailable
        A metric that was asked for says nothing of any set, and ``needs_values``.
    """
    names = _metrics(metrics)
    _check(part, seed)
    subjects = subjects_of(what, snapshots)
    yield Status(mark("engine", "Opening the pictures"), {})
    clock = JobClock([*EXPECTED, *[("judge", JUDGING)] * len(subjects)])
    run = next((subject.run for subject in subjects if subject.run is not None), None)
    reference = yield from clock.run("open", open_reference(run, data, part, count or 0))
    prepared = yield from clock.run("prepare", _prepared(subjects, reference))
    conditions = Conditions(names, _count(count, prepared, reference), seed, resamples)
    network: FeatureNetwork = NoFeatures()
    if any(METRICS.get(name).uses_features for name in names):
        network = yield from clock.run("features", open_features(features, reference))
    identified = yield from _identified(prepared)
    described = DescribedReference(reference, network, reference.store(save_reference))
    evaluator = Evaluator(conditions, described, identified, clock)
    empty = Evaluation(reference.name, (), (), _conditions(conditions, reference, network))
    judged = yield from _judge_all(evaluator, identified, names if metrics is not None and needs_values else (), empty)
    return replace(empty, judged=judged, differences=differences(judged))


def _check(part: str, seed: int) -> None:
    if part not in PARTS:
        raise unknown_name("part", part, list(PARTS))
    if not 0 <= seed <= LARGEST_SEED:
        text = mark("engine", "There is no seed {seed}: seeds go from 0 to {most}.")
        raise ConfigError(text, seed=seed, most=f"{LARGEST_SEED:,}")


def _prepared(subjects: Sequence[Subject], reference: Reference) -> Generator[Event, None, list[Subject]]:
    found = []
    for subject in subjects:
        prepared = yield from prepare_pictures(subject, reference)
        found.append(prepared)
    return found


def _identified(subjects: Sequence[Subject]) -> Generator[Event, None, list[Subject]]:
    """Return the subjects, runs with the digests of their models."""
    found = []
    for subject in subjects:
        yield Status(mark("engine", "Opening the models"), {})
        if subject.run is None:
            found.append(subject)
            continue
        model = open_any_model(subject.run, subject.snapshot)
        digest = model.digest if isinstance(model, DensityModel) else fingerprint(model.generator)
        found.append(replace(subject, digest=digest))
    return found


def _judge_all(
    evaluator: Evaluator, subjects: Sequence[Subject], asked: Sequence[str], empty: Evaluation
) -> Generator[Event, None, list[Judged]]:
    """Judge each subject. Each metric of ``asked`` must say something of one of them; ``empty`` is a result without any set."""
    judged: list[Judged] = []
    for subject in subjects:
        is_last = len(judged) == len(subjects) - 1
        needed = [name for name in asked if is_last and all(one.figures[name].value is None for one in judged)]
        judged.append((yield from _with_those_before(_judge(evaluator, subject, needed), replace(empty, judged=tuple(judged)))))
    return judged


def _with_those_before(task: Generator[Event, None, Judged], before: Evaluation) -> Generator[Event, None, Judged]:
    """Run ``task`` and add the sets judged ``before`` to what it says of its own."""
    while True:
        try:
            event = next(task)
        except StopIteration as end:
            judged: Judged = end.value
            return judged
        if isinstance(event, FigureMeasured):
            event = replace(event, result=replace(before, judged=(*before.judged, event.result)))
        yield event


def _judge(evaluator: Evaluator, subject: Subject, needed: Sequence[str]) -> Generator[Event, None, Judged]:
    run = subject.run
    if run is None:
        return (yield from evaluator.judge(subject, None, needed))

    def task(device: str) -> Generator[Event, None, Judged]:
        return (yield from evaluator.judge(subject, open_any_model(run, subject.snapshot, device), needed))

    return (yield from where_memory_allows(run, task))


def _metrics(names: Sequence[str] | None) -> tuple[str, ...]:
    if names is None:
        return tuple(default_metrics())
    for name in names:
        METRICS.get(name)
    if not names:
        raise ConfigError(mark("engine", "Name at least one metric: {names}."), names=", ".join(METRICS))
    return tuple(dict.fromkeys(names))


def _count(asked: int | None, subjects: Sequence[Subject], reference: Reference) -> int:
    """Return the number of images of each set, the same for all and for the real images, because figures depend on it."""
    sizes = {subject.name: len(subject.images) for subject in subjects if subject.images is not None}
    sizes[reference.name] = reference.total
    found = min([COUNT, *sizes.values()]) if asked is None else asked
    if found < FEWEST:
        raise ConfigError(mark("engine", "{count} images are too few: evaluate at least {fewest}."), count=found, fewest=FEWEST)
    name = min(sizes, key=lambda name: sizes[name])
    if found > sizes[name]:
        text = mark("engine", "{name}: only {size} images, but {count} of each set are asked for. Ask for at most {size}.")
        raise ConfigError(text, name=name, size=f"{sizes[name]:,}", count=f"{found:,}")
    most = min(psutil.virtual_memory().available // MEMORY // reference.dataset.pixels[0].size, SEEDS_APART)
    if found > most:
        text = mark("engine", "{count} images of each set do not fit into memory: ask for at most {most}.")
        raise ConfigError(text, count=f"{found:,}", most=f"{most:,}")
    return found


def open_features(features: str, reference: Reference) -> Generator[Event, None, FeatureNetwork]:
    """Open a feature network on the fastest device. A generator of events: the studio's own learns from the real images first."""
    device = fastest_device(Config())
    use_threads(device)
    return (yield from open_network(features, reference.dataset, device.kind))


def _conditions(conditions: Conditions, reference: Reference, network: FeatureNetwork) -> dict[str, str]:
    channels, height, width = reference.dataset.pixels.shape[1:]
    return {
        "real images": f"{conditions.count:,} of {reference.total:,}: {reference.name}, {width} x {height} px, {COLOURS[channels]}",
        "images of each set": f"{conditions.count:,}",
        "seed": str(conditions.seed),
        "bootstrap resamples": str(conditions.resamples),
        "features": network.title if isinstance(network, NoFeatures) else f"{network.title} ({network.digest[:16]})",
        "resize filter": f"Lanczos with antialiasing{RESIZED.get(network.name, RESIZED_BY_FILES)}",
        "rounding": "8 bits per channel",
        "versions": f"GAN Studio {__version__}, torch {torch.__version__}",
    }
