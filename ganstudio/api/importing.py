"""Imports networks of other programs from a script."""

from pathlib import Path
from typing import TYPE_CHECKING

from ganstudio.api.progress import Watch, drive

if TYPE_CHECKING:
    from ganstudio.api.model import TrainedModel


def import_network(
    file: str | Path, run: str | Path, *, licence: str = "", origin: str = "", progress: Watch = None
) -> "TrainedModel":
    """Make a run of another program's networks and return its model.

    >>> model = ganstudio.import_network("network-snapshot-025000.pkl", "runs/faces", licence="CC BY-NC 4.0")  # doctest: +SKIP
    >>> ganstudio.train("photos/", "runs/mine", start_from="runs/faces").run()  # doctest: +SKIP

    Parameters
    ----------
    file
        A ``.pkl`` of StyleGAN2-ADA or StyleGAN3, or a ``.pt`` of rosinality's stylegan2-pytorch. Nothing in it is executed.
    run
        A folder for the run, which must not hold a run yet.
    licence, origin
        The licence of the network, and who made it or where it is from; kept with the run.
    progress
        True shows a bar, False nothing, None a bar in a terminal or a notebook. A function is called with each event instead.

    Raises
    ------
    StudioError
        The file is of another kind or damaged, asks for something that networks do not need, or the folder holds a run.
    """
    from ganstudio.api.arguments import check_path
    from ganstudio.api.loading import load
    from ganstudio.api.model import TrainedModel
    from ganstudio.engine.recipes.import_network import import_network as task

    made = drive(task(check_path("run", run), check_path("file", file), licence=licence, origin=origin), "Importing", progress)
    model = load(made.path)
    assert isinstance(model, TrainedModel)
    return model
