"""Loads the trained network of a run. torch is imported when a run is loaded."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

    from ganstudio.api.density import TrainedDensity
    from ganstudio.api.model import TrainedModel
    from ganstudio.api.upscaler import TrainedUpscaler
    from ganstudio.engine.config import Config


def load(
    run: str | Path, snapshot: int | None = None, device: "str | torch.device" = "auto", noise: int | None = None
) -> "TrainedModel | TrainedUpscaler | TrainedDensity":
    """Load the trained generator, upscaler or density of a run folder.

    >>> model = ganstudio.load("runs/sevens")  # doctest: +SKIP
    >>> images = model.sample(seeds=range(16), truncation=0.8)  # doctest: +SKIP
    >>> images.shape, images.dtype  # doctest: +SKIP
    ((16, 32, 32, 1), dtype('uint8'))

    Parameters
    ----------
    run
        The run's folder.
    snapshot
        Images seen of the snapshot to use; None for the latest.
    device
        ``"auto"`` for the fastest, or ``"cpu"``, ``"cuda"``, ``"cuda:1"`` ...
    noise
        Seed of the generator's noise, if it has noise; None for the trained noise.

    Raises
    ------
    StudioError
        The run does not exist or has nothing to load yet, or the snapshot or the device does not exist.
    """
    from ganstudio.api import arguments
    from ganstudio.api.density import TrainedDensity
    from ganstudio.api.model import TrainedModel
    from ganstudio.api.upscaler import TrainedUpscaler
    from ganstudio.engine.latent.sampling import LARGEST_SEED
    from ganstudio.engine.runs import Run

    opened = Run.open(arguments.check_path("run", run))
    if snapshot is not None:
        snapshot = arguments.check_whole("snapshot", snapshot, 0, 10**12)
    if noise is not None:
        noise = arguments.check_whole("noise", noise, 0, LARGEST_SEED)
    if opened.config.upscaler.factor:
        if noise is not None or device != "auto":
            raise arguments.ArgumentValueError("{run} is an upscaler: leave out device= and noise=.", run=opened.name)
        return TrainedUpscaler(opened, snapshot)
    if not opened.has_latent_space:
        if noise is not None or device != "auto" or snapshot is not None:
            text = "{run} is a mixture or a kernel density: leave out device=, noise= and snapshot=."
            raise arguments.ArgumentValueError(text, run=opened.name)
        return TrainedDensity(opened)
    return TrainedModel(opened, snapshot, _device(opened.config, device), noise)


def _device(config: "Config", device: "str | torch.device") -> "torch.device":
    import torch

    from ganstudio.api import arguments
    from ganstudio.engine.device import fastest_device, list_devices, use_threads

    kinds = [found.kind for found in list_devices()]
    if device == "auto":
        fastest = fastest_device(config)
        use_threads(fastest)
        return torch.device(fastest.kind)
    text = "device = {value}: this machine has {kinds}."
    try:
        found = torch.device(device)
    except (RuntimeError, TypeError):
        raise arguments.ArgumentValueError(text, value=arguments.short(device), kinds=", ".join(kinds)) from None
    if found.type not in kinds:
        raise arguments.ArgumentValueError(text, value=arguments.short(str(device)), kinds=", ".join(kinds))
    return found
