"""Mixing: what comes from where, that nothing leaves the distribution, and what stays exactly what it was."""

import math
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.latent.latent import Latent, fits, latents_from_seeds, map_latents, render
from ganstudio.engine.latent.mixing import arithmetic, breed, layer_groups, mean_of, mix_styles
from ganstudio.engine.networks import ARCHITECTURES, Shape

SEEDS = st.integers(0, 2**31)
BOTH = pytest.mark.parametrize("name", ["dcgan", "stylegan2"])


def generator_of(name="dcgan", classes=0, dimensions=64):
    model = ModelConfig(arch=name, filters=4, latent_dim=dimensions)
    return ARCHITECTURES.get(name).build(model, Shape(FrameSize.square(16), 1, classes), torch.Generator().manual_seed(0))[0].eval()


PLAIN, STYLE = generator_of(), generator_of("stylegan2")
LAYERS = STYLE.latent_space.layers


def edited(generator, latent, by=0.25):
    return replace(latent, w=map_latents(generator, [latent])[0].numpy() + np.float32(by))


def zs(latents):
    return np.stack([latent.z for latent in latents]).astype(np.float64)


# -- styles ---------------------------------------------------------------------------------------------------------------


@given(st.integers(1, 40))
def test_the_groups_are_all_layers_in_order(layers):
    groups = layer_groups(layers)
    assert [layer for group in groups for layer in group] == list(range(layers))
    assert max(map(len, groups)) - min(map(len, groups)) <= 1


@given(st.lists(st.sampled_from([0.0, 1.0]), min_size=LAYERS, max_size=LAYERS))
def test_every_layer_is_exactly_that_of_its_picture(shares):
    a, b = latents_from_seeds(STYLE, [1, 2])
    ends = map_latents(STYLE, [a, b]).numpy()
    found = np.broadcast_to(map_latents(STYLE, [mix_styles(STYLE, a, b, shares)])[0].numpy(), (LAYERS, 64))
    assert all(np.allclose(found[layer], ends[int(share)], atol=1e-6) for layer, share in enumerate(shares))


def test_all_of_one_is_that_picture_and_a_share_lies_between():
    a, b = latents_from_seeds(STYLE, [1, 2])
    assert mix_styles(STYLE, a, b, [0.0] * LAYERS) is a
    assert mix_styles(STYLE, a, b, [1.0] * LAYERS) is b
    ends = map_latents(STYLE, [a, b]).numpy()
    quarter = mix_styles(STYLE, a, b, [0.25] * LAYERS)
    assert np.allclose(quarter.w, 0.75 * ends[0] + 0.25 * ends[1], atol=1e-6)
    assert quarter.z is a.z and quarter.seed is None and fits(STYLE, quarter)


def test_mixtures_can_be_mixed_and_are_called_what_most_of_them_is():
    generator = generator_of("stylegan2", classes=3)
    a, b, c = latents_from_seeds(generator, [0, 1, 2])
    first = mix_styles(generator, a, b, [0.0] + [1.0] * (LAYERS - 1))
    second = mix_styles(generator, first, c, [0.0] * (LAYERS - 1) + [1.0])
    rows = map_latents(generator, [a, b, c]).numpy()
    assert np.allclose(second.w, np.stack([rows[0], *[rows[1]] * (LAYERS - 2), rows[2]]), atol=1e-6)
    assert (first.label, second.label) == (1, 1)


@pytest.mark.parametrize("shares", [[0.5], [0.5] * (LAYERS - 1) + [1.1], [0.5] * (LAYERS - 1) + [-0.1]])
def test_shares_that_do_not_fit(shares):
    with pytest.raises(ValueError, match="share"):
        mix_styles(STYLE, *latents_from_seeds(STYLE, [1, 2]), shares)
    with pytest.raises(ValueError, match="one latent"):
        mix_styles(PLAIN, *latents_from_seeds(PLAIN, [1, 2]), [0.5])


# -- arithmetic -----------------------------------------------------------------------------------------------------------


@settings(max_examples=25)
@given(SEEDS, SEEDS)
def test_what_cancels_leaves_the_third(one, other):
    for generator in (PLAIN, STYLE):
        a, b = latents_from_seeds(generator, [one, other])
        for found, wanted in ((arithmetic(generator, a, a, b), b), (arithmetic(generator, b, a, a), b)):
            here, there = map_latents(generator, [found, wanted]).numpy()
            assert np.allclose(here, there, atol=1e-4)


@settings(max_examples=25)
@given(SEEDS)
def test_a_sum_points_the_right_way_and_stays_on_the_shell(seed):
    for generator in (PLAIN, STYLE):
        latents = latents_from_seeds(generator, [seed, seed + 1, seed + 2])
        found, a, b, c = map_latents(generator, [arithmetic(generator, *latents), *latents]).numpy().astype(np.float64)
        assert np.allclose(found / np.linalg.norm(found), (a - b + c) / np.linalg.norm(a - b + c), atol=1e-5)
        lengths = np.linalg.norm([a, c], axis=1)
        assert lengths.min() - 1e-4 <= np.linalg.norm(found) <= lengths.max() + 1e-4


@BOTH
def test_sums_of_random_latents_are_as_far_out_as_random_latents(name):
    generator = generator_of(name)
    latents = latents_from_seeds(generator, range(900))
    drawn = map_latents(generator, latents).numpy()
    if name == "stylegan2":
        generator.mapping.w_avg.copy_(torch.from_numpy(drawn.mean(axis=0)))
        drawn = drawn - drawn.mean(axis=0)
    sums = [arithmetic(generator, *latents[place : place + 3]) for place in range(0, 900, 3)]
    found = map_latents(generator, sums) - (generator.mapping.w_avg if name == "stylegan2" else 0)
    lengths, usual = np.linalg.norm(found.numpy(), axis=1), np.linalg.norm(drawn, axis=1)
    assert lengths.mean() == pytest.approx(usual.mean(), rel=0.03)
    assert lengths.std() < 1.3 * usual.std()
    assert np.linalg.norm(drawn[::3] - drawn[1::3] + drawn[2::3], axis=1).mean() > 1.6 * lengths.mean()


def test_layers_take_part_in_sums():
    a, b, c = latents_from_seeds(STYLE, [1, 2, 3])
    mixed = mix_styles(STYLE, a, b, [0.0, *[1.0] * (LAYERS - 1)])
    found = arithmetic(STYLE, mixed, b, c).w
    assert found.shape == (LAYERS, 64)
    rows = map_latents(STYLE, [a, b, c]).numpy()
    ways = np.stack([rows[0] - rows[1] + rows[2], *[rows[2]] * (LAYERS - 1)])
    assert np.allclose(found / np.linalg.norm(found), ways / np.linalg.norm(ways), atol=1e-5)


@pytest.mark.parametrize(("labels", "wanted"), [((0, 1, 1), 0), ((0, 0, 2), 2), ((0, 1, 2), 2), ((1, 1, 1), 1)])
@pytest.mark.parametrize("change", [0.0, 0.25])
def test_classes_cancel_as_the_rest_does(labels, wanted, change):
    generator = generator_of(classes=3)
    latents = [replace(latent, label=label) for latent, label in zip(latents_from_seeds(generator, [4, 5, 6]), labels, strict=True)]
    if change:
        latents[0] = replace(
            latents[0], w=map_latents(generator, latents[:1])[0].numpy() + np.float32(change) * (np.arange(67) < 64)
        )
    found = arithmetic(generator, *latents)
    assert found.label == wanted and (found.w is None) == (change == 0)
    assert np.array_equal(map_latents(generator, [found])[0, 64:].numpy(), np.eye(3)[wanted])
    assert fits(generator, found)


@BOTH
def test_a_mean_is_in_the_middle(name):
    generator = generator_of(name)
    latents = latents_from_seeds(generator, [1, 2, 3])
    assert mean_of(generator, latents[:1]) is latents[0]
    found = map_latents(generator, [mean_of(generator, latents), *latents]).numpy()
    middle = found[1:].mean(axis=0)
    if name == "stylegan2":
        assert np.allclose(found[0], middle, atol=1e-6)
    else:
        assert np.allclose(found[0] / np.linalg.norm(found[0]), middle / np.linalg.norm(middle), atol=1e-5)
        assert np.linalg.norm(found[0]) == pytest.approx(np.linalg.norm(found[1:], axis=1).mean(), rel=1e-5)


# -- children -------------------------------------------------------------------------------------------------------------


@given(SEEDS, SEEDS)
def test_without_mutation_every_number_comes_from_a_parent(one, seed):
    parents = latents_from_seeds(PLAIN, [one, one + 1, one + 2])
    children = zs(breed(PLAIN, parents, 4, 0.0, seed))
    assert (children[:, None] == zs(parents)[None]).any(axis=1).all()
    assert len({child.tobytes() for child in children}) == 4
    for alone in (parents[:1], parents[:1] * 2):
        assert all(np.array_equal(child.z, parents[0].z) for child in breed(PLAIN, alone, 3, 0.0, seed))


@pytest.mark.parametrize(("count", "mutation"), [(2, 0.0), (4, 0.3), (2, 1.0)])
def test_children_are_like_any_random_latent(mutation, count):
    families = [latents_from_seeds(PLAIN, range(count * place, count * (place + 1))) for place in range(300)]
    siblings = [breed(PLAIN, parents, 2, mutation, 10_000 + place) for place, parents in enumerate(families)]
    grandchildren = [breed(PLAIN, parents, 1, mutation, 20_000 + place)[0] for place, parents in enumerate(siblings)]
    for z in (zs([first for first, _ in siblings]), zs(grandchildren)):
        assert abs(z.mean()) < 0.03
        assert z.std() == pytest.approx(1, abs=0.03)
        lengths = np.linalg.norm(z, axis=1)
        assert lengths.mean() == pytest.approx(math.sqrt(64 - 0.5), rel=0.02)
        assert lengths.std() == pytest.approx(math.sqrt(0.5), rel=0.2)


def test_mutation_turns_evenly_away_from_the_parents():
    parents = latents_from_seeds(PLAIN, [1, 2])
    pure = zs(breed(PLAIN, parents, 200, 0.0, 5))
    for mutation in (0.1, 0.5, 0.9, 1.0):
        turned = zs(breed(PLAIN, parents, 200, mutation, 5))
        likeness = np.mean(np.sum(pure * turned, axis=1) / np.linalg.norm(pure, axis=1) / np.linalg.norm(turned, axis=1))
        assert likeness == pytest.approx(math.cos(mutation * math.pi / 2), abs=0.03)


@BOTH
@pytest.mark.parametrize("is_edited", [False, True])
def test_children_depend_on_the_seed_alone_and_not_on_their_number(name, is_edited):
    generator = generator_of(name, classes=3)
    parents = latents_from_seeds(generator, [1, 2])
    if is_edited:
        parents[1] = edited(generator, parents[1])

    def drawn(count, seed):
        return [(child.z, child.label, child.w) for child in breed(generator, parents, count, 0.4, seed)]

    np.testing.assert_equal(drawn(8, 9)[:3], drawn(3, 9))
    assert all(
        np.any(one[0] != other[0]) or np.any(one[2] != other[2]) for one, other in zip(drawn(8, 9), drawn(8, 10), strict=True)
    )


@BOTH
@pytest.mark.parametrize("is_edited", [False, True])
def test_a_child_is_of_a_parent_s_class_and_can_be_drawn(name, is_edited):
    generator = generator_of(name, classes=3)
    parents = latents_from_seeds(generator, [1, 2])
    if is_edited:
        parents = [edited(generator, parent) for parent in parents]
    children = breed(generator, parents, 20, 0.5, 0)
    assert {child.label for child in children} == {1, 2}
    assert all(fits(generator, child) for child in children)
    assert render(generator, children).shape == (20, 16, 16, 1)


def test_edited_parents_are_crossed_layer_by_layer():
    parents = [edited(STYLE, latent) for latent in latents_from_seeds(STYLE, [1, 2])]
    for child in breed(STYLE, parents, 6, 0.0, 1):
        assert all(any(np.allclose(row, parent.w, atol=1e-6) for parent in parents) for row in child.w)
    twice = breed(STYLE, [parents[0]] * 2, 2, 0.0, 1)
    assert all(np.allclose(child.w, parents[0].w, atol=1e-6) for child in twice)


def test_edited_children_vary_as_w_does():
    generator = generator_of("stylegan2")
    generator.mapping.w_avg.copy_(map_latents(generator, latents_from_seeds(generator, range(500))).mean(dim=0))
    drawn = map_latents(generator, latents_from_seeds(generator, range(600))).numpy()
    parents = [Latent(np.zeros(64, np.float32), w=w) for w in drawn]
    for mutation in (0.0, 0.5):
        pairs = [parents[place : place + 2] for place in range(0, 600, 2)]
        found = np.concatenate([breed(generator, pair, 1, mutation, place)[0].w for place, pair in enumerate(pairs)])
        assert np.linalg.norm(found.mean(axis=0) - drawn.mean(axis=0)) < 0.1 * np.sqrt(drawn.var(axis=0).sum())
        assert found.var(axis=0).sum() == pytest.approx(drawn.var(axis=0).sum(), rel=0.08)


def test_a_class_between_two_stays_so():
    generator = generator_of(classes=3)
    parents = latents_from_seeds(generator, [0, 1])
    between = map_latents(generator, parents)[0].numpy()
    between[64:] = 0.5, 0.5, 0.0
    (child,) = breed(generator, [replace(parents[0], w=between)], 1, 0.7, 2)
    assert np.array_equal(child.w[64:], between[64:])
    assert np.linalg.norm(child.w[:64]) == pytest.approx(8, rel=0.3)


@pytest.mark.parametrize(("parents", "mutation"), [(0, 0.5), (2, 1.1), (2, -0.1), (2, math.nan)])
def test_what_cannot_be_bred(parents, mutation):
    with pytest.raises(ValueError, match="least"):
        breed(PLAIN, latents_from_seeds(PLAIN, range(parents)), 1, mutation, 0)
