"""Finds the nearest training picture: a good search result is nearer to the target than that."""

from collections.abc import Generator as Task
from collections.abc import Sequence

import numpy as np

from ganstudio.engine.analysis.neighbours import nearest_pixels
from ganstudio.engine.errors import StudioError
from ganstudio.engine.events import Event
from ganstudio.engine.networks import Discriminator
from ganstudio.engine.pixels import from_uint8
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.pictures import open_pictures
from ganstudio.engine.search.invert import Likeness, likenesses
from ganstudio.engine.search.target import Target


def nearest_trained(
    run: Run, targets: Sequence[Target], discriminator: Discriminator | None = None
) -> Task[Event, None, list[Likeness] | None]:
    """Return the similarity of each target to its nearest training picture by pixels; None if those pictures are gone."""
    try:
        _, dataset = yield from open_pictures(run, exact=False)
    except StudioError:
        return None
    wanted = np.stack([target.pixels for target in targets])
    near = yield from nearest_pixels(wanted, dataset.batch, len(dataset), k=1)
    return likenesses(from_uint8(dataset.batch(near.indices[:, 0])), from_uint8(wanted), discriminator)
