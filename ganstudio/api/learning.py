"""Computes features of pictures, trains encoders, and exports generators for other programs."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

from ganstudio.api import arguments
from ganstudio.engine.export.models import ENDINGS
from ganstudio.engine.latent.model import Model
from ganstudio.engine.latent.sampling import LARGEST_SEED
from ganstudio.engine.recipes.encode import EncoderFacts, encode
from ganstudio.engine.recipes.export import Exported, export_model
from ganstudio.engine.recipes.features import FeaturesResult, features

MOST_PICTURES = 10_000_000
LONGEST = 100_000.0  # minutes


def code(
    model: Model, data: object, effort: str, label: int | str | None, limit: int | None, seed: int
) -> Generator[Any, None, FeaturesResult]:
    """Find the codes of pictures; the parameters are those of :meth:`~ganstudio.api.model.TrainedModel.features`."""
    names = arguments.check_names("data", data)
    most = None if limit is None else arguments.check_whole("limit", limit, 1, MOST_PICTURES)
    number = arguments.check_whole("seed", seed, 0, LARGEST_SEED)
    return (yield from features(model, names, effort=effort, label=label, limit=most, seed=number))


def learn_encoder(model: Model, minutes: float | None, seed: int) -> Generator[Any, None, EncoderFacts]:
    """Train an encoder; the parameters are those of :meth:`~ganstudio.api.model.TrainedModel.train_encoder`."""
    most = None if minutes is None else arguments.check_number("minutes", minutes, 0.001, LONGEST)
    number = arguments.check_whole("seed", seed, 0, LARGEST_SEED)
    trained = yield from encode(model.run, snapshot=model.images_seen, minutes=most, seed=number)
    return trained.facts


def export(model: Model, out: str | Path) -> Generator[Any, None, Exported]:
    """Write the generator for other programs, in the format that the ending of ``out`` names."""
    path = arguments.check_path("out", out)
    formats = {ending: name for name, ending in ENDINGS.items()}
    if path.suffix.lower() not in formats:
        text = "{path}: the name must end in {endings}."
        raise arguments.ArgumentValueError(text, path=path, endings=", ".join(formats))
    return (yield from export_model(model, formats[path.suffix.lower()], path))
