"""GAN Studio: train a generative adversarial network on your own pictures and explore what it learned.

>>> import ganstudio
>>> model = ganstudio.load("runs/sevens")  # doctest: +SKIP
>>> pictures = model.sample(seeds=range(16))  # doctest: +SKIP

``docs/api.md`` has more. Importing the package does not import torch: each name is imported when it is used first.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ganstudio.version import __version__

if TYPE_CHECKING:
    from ganstudio.api.density import TrainedDensity
    from ganstudio.api.display import grid
    from ganstudio.api.evaluation import EvaluationResult, evaluate
    from ganstudio.api.files import read_provenance
    from ganstudio.api.importing import import_network
    from ganstudio.api.loading import load
    from ganstudio.api.model import TrainedModel
    from ganstudio.api.training import Training, baseline, resume, train
    from ganstudio.api.upscaler import TrainedUpscaler
    from ganstudio.engine import events
    from ganstudio.engine.errors import StudioError
    from ganstudio.engine.latent.directions import Direction
    from ganstudio.engine.latent.latent import Latent

__all__ = [
    "Direction",
    "EvaluationResult",
    "Latent",
    "StudioError",
    "TrainedDensity",
    "TrainedModel",
    "TrainedUpscaler",
    "Training",
    "__version__",
    "baseline",
    "evaluate",
    "events",
    "grid",
    "import_network",
    "load",
    "read_provenance",
    "resume",
    "train",
]

# torch's threads would otherwise wait for each other in busy loops: as soon as another program wants a core, that makes a step on
# two cores up to eight times slower. It is read when torch is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

_MODULES = {
    "Direction": "ganstudio.engine.latent.directions",
    "EvaluationResult": "ganstudio.api.evaluation",
    "Latent": "ganstudio.engine.latent.latent",
    "StudioError": "ganstudio.engine.errors",
    "TrainedDensity": "ganstudio.api.density",
    "TrainedModel": "ganstudio.api.model",
    "TrainedUpscaler": "ganstudio.api.upscaler",
    "Training": "ganstudio.api.training",
    "baseline": "ganstudio.api.training",
    "evaluate": "ganstudio.api.evaluation",
    "grid": "ganstudio.api.display",
    "import_network": "ganstudio.api.importing",
    "load": "ganstudio.api.loading",
    "read_provenance": "ganstudio.api.files",
    "resume": "ganstudio.api.training",
    "train": "ganstudio.api.training",
}


def __getattr__(name: str) -> Any:
    if name == "events":
        return import_module("ganstudio.engine.events")
    if name not in _MODULES:
        raise AttributeError(f"module 'ganstudio' has no attribute {name!r}")
    found = getattr(import_module(_MODULES[name]), name)
    globals()[name] = found  # the next time it is found without this function
    return found


def __dir__() -> list[str]:
    return list(__all__)
