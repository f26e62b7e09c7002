"""What is kept on the shelf of a run."""

import json

import numpy as np
import pytest

from ganstudio.engine.errors import RunError
from ganstudio.engine.latent.favourites import FILE, Favourite, load_favourites, save_favourites
from ganstudio.engine.latent.point import Point

ONE = Point(np.arange(8, dtype=np.float32) / 3, 1, 5)
OTHER = Point(np.ones(8, np.float32), latent=np.full((3, 8), 0.1, np.float32))


def test_what_is_kept_comes_back_exactly_and_in_order(untrained):
    run = untrained()
    assert load_favourites(run) == []
    save_favourites(run, [Favourite(OTHER, "smile \u2603"), Favourite(ONE)])
    first, second = load_favourites(run)
    assert (first.name, second.name) == ("smile \u2603", "")
    assert (second.point.label, second.point.seed) == (1, 5)
    assert np.array_equal(first.point.latent, OTHER.latent) and np.array_equal(second.point.z, ONE.z)
    save_favourites(run, [])
    assert load_favourites(run) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "damaged"),
        (b"[]", "damaged"),
        (b'{"format": 1}', "damaged"),
        (b'{"format": 1, "favourites": [{"name": "a", "point": 5}]}', "damaged"),
        (b'{"format": 99, "favourites": []}', "newer GAN Studio"),
    ],
)
def test_a_damaged_shelf_is_told_and_left_alone(untrained, content, words):
    run = untrained()
    (run.path / FILE).write_bytes(content)
    with pytest.raises(RunError, match=words):
        load_favourites(run)
    assert (run.path / FILE).read_bytes() == content


def test_latents_of_another_run_are_refused(untrained):
    run = untrained()
    save_favourites(run, [Favourite(ONE)])
    values = json.loads((run.path / FILE).read_bytes())
    save_favourites(run, [Favourite(Point(np.ones(9, np.float32)))])
    with pytest.raises(RunError, match="8 numbers"):
        load_favourites(run)
    (run.path / FILE).write_text(json.dumps(values))
    assert len(load_favourites(run)) == 1
