"""Going along directions, what is kept of them, and what they must not touch."""

import json
from dataclasses import replace

import numpy as np
import pytest
import torch

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.errors import ConfigError, RunError
from ganstudio.engine.latent.direction_file import FILE, load_directions, save_directions
from ganstudio.engine.latent.directions import Direction, move, orthogonalize, std_along, unit_vector, without
from ganstudio.engine.latent.discovery import pca, principal_components, sefa
from ganstudio.engine.latent.groups import between_classes, between_groups
from ganstudio.engine.latent.latent import latents_from_seeds, map_latents, render
from ganstudio.engine.networks import ARCHITECTURES, Shape
from ganstudio.engine.runs import Run
from tests.pulling import finished

D = 8


def generator_of(arch="dcgan", classes=0, size=16):
    model = ModelConfig(arch=arch, filters=4, latent_dim=D)
    return (
        ARCHITECTURES.get(arch).build(model, Shape(FrameSize.square(size), 1, classes), torch.Generator().manual_seed(3))[0].eval()
    )


def along(place, size=D, **more):
    vector = np.zeros(size, np.float32)
    vector[place] = 1
    return Direction(f"along {place}", vector, "sefa", **more)


@pytest.fixture(params=[(arch, classes) for arch in ARCHITECTURES for classes in (0, 3)], ids=str)
def any_generator(request):
    return generator_of(*request.param)


def test_a_move_goes_as_far_as_it_says(any_generator):
    (latent,) = latents_from_seeds(any_generator, [5])
    top = any_generator.latent_space.layers - 1
    steps = [(d, amount) for d, amount in zip(sefa(any_generator, count=2), (1.5, -2.0), strict=True)]
    moved = move(any_generator, latent, steps)
    away = (map_latents(any_generator, [moved]) - map_latents(any_generator, [latent])).numpy()[0]
    for direction, amount in steps:
        assert direction.layers == (0, top)
        assert away @ direction.vector / direction.std == pytest.approx(amount, rel=1e-4)
    assert np.linalg.norm(away) == pytest.approx(np.hypot(*(amount * d.std for d, amount in steps)), rel=1e-4)
    assert not np.array_equal(render(any_generator, [latent]), render(any_generator, [moved]))
    assert moved.label == latent.label


def test_amounts_of_zero_give_the_point_itself(any_generator):
    (latent,) = latents_from_seeds(any_generator, [5])
    assert move(any_generator, latent, [(sefa(any_generator)[0], 0.0)]) is latent


@pytest.mark.parametrize("arch", [name for name in ARCHITECTURES if name not in ("style", "stylegan2")])
def test_a_move_in_z_leaves_the_class_alone(arch):
    generator = generator_of(arch, classes=3)
    (latent,) = latents_from_seeds(generator, [7], label=2)
    found = [*sefa(generator, count=2), *finished(pca(generator, count=2))]
    moved = move(generator, latent, [(direction, 2.0) for direction in found])
    assert (moved.seed, moved.w, moved.label) == (None, None, 2)  # so it stays a place in z, in every snapshot
    assert map_latents(generator, [moved])[0, D:].tolist() == [0, 0, 1]
    # the same from a point that was edited behind the mapping
    edited = replace(latent, w=map_latents(generator, [latent])[0].numpy() + np.float32(0.5))
    moved = move(generator, edited, [(found[0], 2.0)])
    assert moved.w[D:].tolist() == edited.w[D:].tolist()
    assert np.linalg.norm(moved.w - edited.w) == pytest.approx(2, rel=1e-5)


def test_directions_of_some_layers_leave_the_others(any_generator):
    layers = any_generator.latent_space.layers
    if layers == 1:
        with pytest.raises(ConfigError, match="one latent for all"):
            sefa(any_generator, (0, 1))
        return
    with pytest.raises(ConfigError, match=f"0-{layers - 1}"):
        sefa(any_generator, (0, layers))
    (direction,) = sefa(any_generator, (1, 1), count=1)
    (latent,) = latents_from_seeds(any_generator, [5])
    moved = move(any_generator, latent, [(direction, 1.0)])
    away = np.abs(moved.w - map_latents(any_generator, [latent]).numpy()).max(axis=1)
    assert (away > 0).tolist() == [place == 1 for place in range(layers)]
    assert latent.w is None
    again = move(any_generator, moved, [(direction, -1.0)])
    assert np.allclose(again.w, map_latents(any_generator, [latent]).numpy(), atol=1e-6)


def test_another_space_is_refused():
    generator = generator_of()
    (latent,) = latents_from_seeds(generator, [1])
    for direction in (along(0, D + 1), along(0, layers=(0, 1))):
        with pytest.raises(ValueError, match="another latent space"):
            move(generator, latent, [(direction, 1.0)])


def test_spread_is_that_of_random_latents():
    assert std_along(generator_of(), np.eye(D, dtype=np.float32)) == [1.0] * D
    generator = generator_of("style")
    w = generator.map(torch.randn(20_000, D, generator=torch.Generator().manual_seed(9)))
    expected = w.std(dim=0).tolist()
    assert std_along(generator, np.eye(D, dtype=np.float32)) == pytest.approx(expected, rel=0.05)


def test_without_others_nothing_is_shared():
    generator = generator_of("style")
    rng = np.random.default_rng(0)
    first, *others = [Direction(f"d{i}", unit_vector(rng.normal(size=D)), "groups", (0, 2), score=0.9) for i in range(4)]
    left = without(generator, first, [*others, others[0]])
    assert left.score is None
    assert [abs(float(left.vector @ other.vector)) for other in others] == pytest.approx([0] * 3, abs=1e-6)
    assert np.linalg.norm(left.vector) == pytest.approx(1, rel=1e-6)
    assert left.std == pytest.approx(std_along(generator, left.vector[None])[0])
    elsewhere = replace(others[0], layers=(3, 4))  # acts on other layers: there is nothing to subtract
    assert without(generator, first, [elsewhere]) is first
    with pytest.raises(ConfigError, match="Direction 'd0' cannot leave 'd0' unchanged"):
        without(generator, first, [first])


def test_all_of_several_apart_is_each_without_the_others():
    generator = generator_of("style")
    rng = np.random.default_rng(0)
    several = [Direction(f"d{i}", unit_vector(rng.normal(size=D)), "groups", (0, 2), score=0.9) for i in range(3)]
    several += [replace(several[0], name="again"), replace(several[1], name="elsewhere", layers=(3, 4))]
    found = orthogonalize(generator, several)
    assert [one is None for one in found] == [True, False, False, True, False]  # the first and "again" are the same
    for place in (1, 2):
        wanted = without(generator, several[place], [other for other in several if other is not several[place]])
        assert np.allclose(found[place].vector, wanted.vector, atol=1e-6)
        assert (found[place].name, found[place].score) == (several[place].name, None)
        assert found[place].std == pytest.approx(wanted.std, rel=1e-5)
    assert found[4] is several[4]
    assert orthogonalize(generator, several[:1]) == several[:1]


@pytest.mark.parametrize("arch", ARCHITECTURES.names())
def test_sefa_is_the_eigen_decomposition_in_double_precision(arch):
    generator = generator_of(arch, classes=3)
    layers = (1, 2) if arch in ("style", "stylegan2") else (0, 0)
    sources = {
        "dcgan": lambda: generator.layers[0].weight[:D].reshape(D, -1),
        "fast": lambda: generator.begin[0].weight[:D].reshape(D, -1),
        "resnet": lambda: generator.weigh.weight[:, :D].T,
        "r3gan": lambda: generator.basis.weigh.weight[:, :D].T,
        "style": lambda: torch.cat([generator.layers[place].style.weight for place in (1, 2)]).T,
        "stylegan2": lambda: torch.cat([layer.affine.weight for layer in (block.conv0, block.conv1)]).T,
    }
    block = getattr(generator.synthesis, "b8", None) if arch == "stylegan2" else None
    weight = sources[arch]().detach().double().numpy()
    weight /= np.linalg.norm(weight, axis=0)  # the paper's code gives each output's weights unit length
    values, vectors = np.linalg.eigh(weight @ weight.T)
    found = sefa(generator, layers, count=5)
    assert len(found) == 5
    for place, direction in enumerate(found, start=1):
        assert abs(direction.vector[:D] @ vectors[:, -place]) == pytest.approx(1, abs=1e-6)
        assert direction.score == pytest.approx(values[-place] / values.sum(), rel=1e-6)
        assert direction.vector[np.abs(direction.vector).argmax()] > 0


def test_one_output_with_large_weights_does_not_decide_over_sefa():
    generator = generator_of("resnet")
    before = sefa(generator, count=1)[0].vector
    with torch.no_grad():
        generator.weigh.weight[0] *= 100
    assert abs(before @ sefa(generator, count=1)[0].vector) == pytest.approx(1, abs=1e-6)
    with torch.no_grad():
        generator.weigh.weight[0] = 0
    assert np.isfinite(sefa(generator, count=1)[0].vector).all()


def test_principal_components_are_those_of_the_covariance():
    rng = np.random.default_rng(0)
    data = rng.normal(size=(500, 60)) @ np.diag(0.9 ** np.arange(60)) @ np.linalg.qr(rng.normal(size=(60, 60)))[0]
    data -= data.mean(axis=0)
    _, _, expected = np.linalg.svd(data, full_matrices=False)
    found = principal_components(torch.from_numpy(data).float(), 6).numpy()
    assert np.abs(np.diag(expected[:6] @ found)) == pytest.approx([1] * 6, abs=1e-3)


def test_pca_of_w_and_of_activations():
    generator = generator_of("style")
    w = generator.map(torch.randn(20_000, D, generator=torch.Generator().manual_seed(9))).detach().numpy()
    values, vectors = np.linalg.eigh(np.cov(w, rowvar=False))
    first, *_ = found = finished(pca(generator, count=3))
    assert abs(first.vector @ vectors[:, -1]) > 0.99
    assert first.score == pytest.approx(values[-1] / values.sum(), rel=0.1)
    assert first.std == pytest.approx(values[-1] ** 0.5, rel=0.05)
    assert [direction.score for direction in found] == sorted((direction.score for direction in found), reverse=True)
    # weights that listen to one number of z only: the first component must be that number
    plain = generator_of("dcgan")
    with torch.no_grad():
        plain.layers[0].weight[[i for i in range(D) if i != 4]] *= 0.01
    first = finished(pca(plain, count=1))[0]
    assert abs(first.vector[4]) > 0.99
    assert first.std == 1


def test_closing_pca_stops_it():
    task = pca(generator_of())
    event = next(task)
    assert (event.unit, event.done <= event.total) == ("images", True)
    task.close()


@pytest.mark.parametrize("arch", ["dcgan", "style"])
def test_two_groups_give_the_direction_that_tells_them_apart(arch):
    generator = generator_of(arch)
    latents = latents_from_seeds(generator, range(60))
    found = map_latents(generator, latents).numpy()
    value = found[:, 2] - found[:, 2].mean()
    yes = [latent for latent, number in zip(latents, value, strict=True) if number > 0]
    no = [latent for latent, number in zip(latents, value, strict=True) if number <= 0]
    direction = between_groups(generator, "bright", no, yes)
    assert direction.score > 0.8
    # it leads from "no" to "yes", and not the other way
    assert np.mean(map_latents(generator, yes).numpy() @ direction.vector) > np.mean(
        map_latents(generator, no).numpy() @ direction.vector
    )
    if arch == "dcgan":
        assert direction.vector[2] > 0.8
    mixed = between_groups(generator, "nothing", latents[::2], latents[1::2])
    assert 0.2 < mixed.score < 0.7  # on examples it was made from, it would be near 1


def test_groups_that_are_none():
    generator = generator_of()
    latents = latents_from_seeds(generator, range(4))
    with pytest.raises(ConfigError, match="at least 2 pictures"):
        between_groups(generator, "x", latents, latents[:1])
    with pytest.raises(ConfigError, match="same pictures"):
        between_groups(generator, "x", latents, latents)


def test_two_latents_in_each_group_are_enough():
    """Their accuracy is measured with one in each group, where nothing varies."""
    generator = generator_of()
    first, second = latents_from_seeds(generator, [1, 2]), latents_from_seeds(generator, [3, 4])
    found = between_groups(generator, "few", first, second)
    assert np.linalg.norm(found.vector) == pytest.approx(1)
    with pytest.raises(ConfigError, match="same pictures"):
        between_groups(generator, "same", first, first[::-1])


def test_groups_of_layered_latents_look_at_the_layers_asked_for():
    generator = generator_of("style")
    latents = latents_from_seeds(generator, range(40))
    layered = []
    for place, latent in enumerate(latents):
        w = np.repeat(map_latents(generator, [latent]).numpy(), generator.latent_space.layers, axis=0)
        w[2, 0] += 5 * (place % 2)
        layered.append(replace(latent, w=w))
    direction = between_groups(generator, "x", layered[::2], layered[1::2], (2, 2))
    assert (direction.layers, direction.score) == ((2, 2), 1)
    assert between_groups(generator, "x", layered[::2], layered[1::2], (0, 1)).score < 0.8


def test_from_class_to_class(any_generator):
    if not any_generator.classes:
        with pytest.raises(ConfigError, match="with classes"):
            between_classes(any_generator, "x", 0, 1)
        return
    direction = between_classes(any_generator, "x", 0, 2)
    (latent,) = latents_from_seeds(any_generator, [4], label=0)
    moved = move(any_generator, latent, [(direction, 2.0)])
    if any_generator.has_mapping:
        assert direction.score > 0.5
    else:
        assert moved.w == pytest.approx([*latent.z, 0, 0, 1], abs=1e-6)
        (there,) = latents_from_seeds(any_generator, [4], label=2)
        assert np.array_equal(render(any_generator, [moved]), render(any_generator, [there]))


def test_directions_are_kept_with_the_run(untrained):
    run, generator = untrained("style"), generator_of("style")
    assert load_directions(run, generator) == []
    kept = [replace(direction, name=f"日本 {place}") for place, direction in enumerate(sefa(generator, (1, 3), count=2))]
    kept.append(replace(kept[0], name="none", score=None))
    save_directions(run, kept)
    for before, after in zip(kept, load_directions(Run.open(run.path), generator), strict=True):
        assert np.array_equal(before.vector, after.vector)
        assert replace(before, vector=None).__dict__ == replace(after, vector=None).__dict__
    with pytest.raises(ConfigError, match="already"):
        save_directions(run, [kept[0], kept[0]])
    assert len(load_directions(run, generator)) == 3


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda item: item.pop("vector"), "vector"),
        (lambda item: item["vector"].pop(), "does not fit"),
        (lambda item: item.update(vector=[float("nan")] * D), "does not fit"),
        (lambda item: item.update(vector=["x"] * D), "damaged"),
        (lambda item: item.update(layers=[0, 3]), "layers"),
        (lambda item: item.update(spread=0), "spread"),
        (lambda item: item.update(kind=7), "kind"),
        (lambda item: item.update(score="good"), "damaged"),
    ],
)
def test_damaged_directions_are_told(untrained, change, error):
    run, generator = untrained(), generator_of()
    save_directions(run, [along(1)])
    values = json.loads((run.path / FILE).read_text())
    change(values["directions"][0])
    (run.path / FILE).write_text(json.dumps(values))
    with pytest.raises(RunError, match=error):
        load_directions(run, generator)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"format": 1}', b"\xff\xfe", b'{"format": 1, "directions": [3]}'])
def test_files_that_hold_no_directions(untrained, content):
    run = untrained()
    (run.path / FILE).write_bytes(content)
    with pytest.raises(RunError, match="damaged"):
        load_directions(run, generator_of())
    (run.path / FILE).write_bytes(b'{"format": 99, "directions": []}')
    with pytest.raises(RunError, match="newer"):
        load_directions(run, generator_of())
