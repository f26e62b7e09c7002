"""GAN Studio: train a generative adversarial network on your own pictures and explore what it learned."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ganstudio.version import __version__ as __version__

if TYPE_CHECKING:  # torch is imported when a model is loaded
    from ganstudio.engine.latent.model import Model

# torch's threads would otherwise wait for each other in busy loops: as soon as another program wants a core, that makes a step on
# two cores up to eight times slower. It is read when torch is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


def load(run: str | Path, snapshot: int | None = None, device: str = "cpu", noise: int | None = None) -> "Model":
    """The trained generator of a run folder, to draw from without the window.

    >>> images = ganstudio.load("runs/sevens").sample(seeds=range(16), truncation=0.8)  # doctest: +SKIP
    >>> images.shape, images.dtype  # doctest: +SKIP
    ((16, 32, 32, 1), dtype('uint8'))

    Parameters
    ----------
    run
        The run's folder.
    snapshot
        Images seen of the snapshot to use; None for the latest.
    device
        Of torch: ``"cpu"``, ``"cuda"`` ...
    noise
        Seed to draw the generator's noise from, where it has any; None for the noise that it was trained with.

    Returns
    -------
    Model
        With :meth:`~ganstudio.engine.latent.model.Model.sample`, and the torch network in ``generator``.

    Raises
    ------
    ganstudio.engine.errors.RunError
        There is no run, it has nothing to load yet, or no such snapshot.
    """
    from ganstudio.engine.latent.model import Model
    from ganstudio.engine.runs import Run

    return Model(Run.open(Path(run)), snapshot, device, noise)
