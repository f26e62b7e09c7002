"""What is kept on the shelf of a run."""

import json

import numpy as np
import pytest

from ganstudio.engine.errors import RunError
from ganstudio.engine.latent.favourites import FILE, Appearance, Favourite, load_favourites, save_favourites
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.model import Model

ONE = Latent(np.arange(8, dtype=np.float32) / 3, 1, 5)
OTHER = Latent(np.ones(8, np.float32), w=np.full((3, 8), 0.1, np.float32))


def test_what_is_kept_comes_back_exactly_and_in_order(untrained):
    run = untrained()
    assert load_favourites(run).readable == ()
    liked = Appearance(0.7, 64, 5, "bf16")
    save_favourites(run, [Favourite(OTHER, "smile \u2603", liked), Favourite(ONE)])
    first, second = load_favourites(run).readable
    assert (first.appearance, second.appearance) == (liked, None)
    assert (first.name, second.name) == ("smile \u2603", "")
    assert (second.latent.label, second.latent.seed) == (1, 5)
    assert np.array_equal(first.latent.w, OTHER.w) and np.array_equal(second.latent.z, ONE.z)
    save_favourites(run, [])
    assert load_favourites(run).readable == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "damaged"),
        (b"[]", "damaged"),
        (b'{"format": 1}', "damaged"),
        (b'{"format": 1, "favourites": 5}', "damaged"),
        (b'{"format": 99, "favourites": []}', "newer GAN Studio"),
    ],
)
def test_a_damaged_shelf_is_told_and_left_alone(untrained, content, words):
    run = untrained()
    (run.path / FILE).write_bytes(content)
    with pytest.raises(RunError, match=words):
        load_favourites(run)
    assert (run.path / FILE).read_bytes() == content


def written(run, *items: object) -> None:
    (run.path / FILE).write_text(json.dumps({"format": 1, "favourites": list(items)}))


def items_of(run) -> list:
    return json.loads((run.path / FILE).read_bytes())["favourites"]


@pytest.mark.parametrize(
    "bad",
    [
        *(5, None, "text", [], {}, {"name": "no point"}, {"name": "a", "point": 5}, {"name": "a", "point": {"z": {"shape": [3]}}}),
        {"point": "no name"},
    ],
)
def test_a_bad_entry_is_passed_over_and_stays_in_the_file(untrained, bad):
    run = untrained()
    save_favourites(run, [Favourite(ONE, "one"), Favourite(OTHER, "other")])
    good = items_of(run)
    written(run, good[0], bad, good[1])
    found = load_favourites(run)
    assert [favourite.name for favourite in found.readable] == ["one", "other"]
    assert found.others == (bad,)
    save_favourites(run, found.readable[1:], found.others)
    assert items_of(run) == [good[1], bad]


@pytest.mark.parametrize(
    "appearance",
    [5, {}, {"truncation": -1, "images": 3}, {"truncation": 1, "images": -3}, {"truncation": 1, "images": 3, "precision": "int8"}],
)
def test_an_appearance_that_makes_no_sense_is_a_bad_entry(untrained, appearance):
    run = untrained()
    save_favourites(run, [Favourite(ONE)])
    written(run, {**items_of(run)[0], "appearance": appearance})
    assert len(load_favourites(run).others) == 1


@pytest.mark.parametrize(("arch", "classes"), [("dcgan", 0), ("dcgan", 3), ("style", 0)])
def test_latents_of_another_run_are_passed_over(untrained, arch, classes):
    run = untrained(arch, classes=classes)
    generator = Model(run).generator
    size, layers = 8 + (0 if generator.has_mapping else classes), generator.latent_space.layers
    z = np.ones(8, np.float32)
    own = [Latent(z), Latent(z, w=np.ones(size, np.float32))] + [Latent(z, 2)] * bool(classes)
    own += [Latent(z, w=np.ones((layers, size), np.float32))] * (layers > 1)
    foreign = [
        Latent(np.ones(9, np.float32)),
        Latent(z, w=np.ones(13, np.float32)),
        Latent(z, w=np.ones((99, 8), np.float32)),
    ]
    foreign += [Latent(z, 3)]
    save_favourites(run, [Favourite(latent) for latent in (*own, *foreign)])
    found = load_favourites(run, generator)
    assert (len(found.readable), len(found.others)) == (len(own), len(foreign))


def test_a_shelf_of_an_older_studio_opens(untrained):
    run = untrained()
    z = {"shape": [8], "float32": "AACAPwAAAEAAAEBAAACAQAAAoEAAAMBAAADgQAAAAEE="}  # 1 to 8
    latent = {"z": z, "label": None, "seed": 7, "latent": None}
    (run.path / FILE).write_text(json.dumps({"format": 1, "favourites": [{"name": "the fat five", "point": latent}]}))
    (found,) = load_favourites(run, Model(run).generator).readable
    assert (found.name, found.latent.seed, found.appearance) == ("the fat five", 7, None)
    assert found.latent.z.tolist() == [1, 2, 3, 4, 5, 6, 7, 8]
