"""One step of the game against the same step written out by hand."""

import copy
from dataclasses import replace
from unittest.mock import Mock

import pytest
import torch
from torch.nn.functional import softplus

from ganstudio.engine.augment import ADA, DiffAugment
from ganstudio.engine.augment.adaptive import EVERY
from ganstudio.engine.config import ModelConfig, TrainingConfig
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.device import Device, full_float32
from ganstudio.engine.networks import ARCHITECTURES, Shape
from ganstudio.engine.training.passes import StepContext
from ganstudio.engine.training.step import AdversarialStep, Batch

CPU = Device("cpu", "test", "fp32", "contiguous", 1, 0)


def make_game(**settings):
    torch.manual_seed(0)
    model = ModelConfig(filters=4, latent_dim=8)
    generator, discriminator = ARCHITECTURES.get("dcgan").build(
        model, Shape(FrameSize.square(16), 1, 0), torch.Generator().manual_seed(0)
    )
    training = TrainingConfig(**{"optimizer": "sgd", "beta1": 0.0, "lr_g": 0.1, "lr_d": 0.1, **settings})
    return AdversarialStep(generator, discriminator, training, CPU)


def make_batch(seed=0):
    rng = torch.Generator().manual_seed(seed)
    real, z = torch.rand(6, 1, 16, 16, generator=rng) * 2 - 1, torch.randn(6, 8, generator=rng)
    return Batch(real, z, None, chances=torch.rand(6, 5, DiffAugment.chances + 1, generator=rng))


def context(number=0, images=0):
    return StepContext(number, images, torch.Generator().manual_seed(number))


def gradients(loss, network):
    return torch.autograd.grad(loss, list(network.parameters()), retain_graph=True)


def descend(network, grads, lr=0.1):
    with torch.no_grad():
        for parameter, grad in zip(network.parameters(), grads, strict=True):
            parameter -= lr * grad


def by_hand(gan, batch, simultaneous, penalty=0.0):
    """The textbook step, separate passes, plain SGD, on copies."""
    g, d = copy.deepcopy(gan.generator), copy.deepcopy(gan.discriminator)
    real = batch.real.clone().requires_grad_()
    fake = g(batch.inputs)
    r, f = d(real), d(fake)
    loss_d = softplus(-r).mean() + softplus(f).mean()
    if penalty:
        (slope,) = torch.autograd.grad(r.sum(), real, create_graph=True)
        loss_d = loss_d + penalty * slope.square().sum(dim=(1, 2, 3)).mean()
    grads_d = gradients(loss_d, d)
    if simultaneous:
        grads_g = gradients(softplus(-f).mean(), g)
        descend(d, grads_d)
    else:
        descend(d, grads_d)
        grads_g = gradients(softplus(-d(fake)).mean(), g)
    descend(g, grads_g)
    return g, d


@pytest.mark.parametrize("update", ["alternating", "simultaneous"])
@pytest.mark.parametrize("r1", [0.0, 0.7])
def test_the_step_is_the_textbooks(update, r1):
    gan, batch = make_game(update=update, r1_gamma=r1, r1_every=4), make_batch()
    g, d = by_hand(gan, batch, update == "simultaneous", penalty=r1 / 2 * 4)
    gan.step([batch], context(0))
    for ours, theirs in ((gan.generator, g), (gan.discriminator, d)):
        for a, b in zip(ours.parameters(), theirs.parameters(), strict=True):
            assert torch.allclose(a, b, atol=1e-6), update


def test_the_two_kinds_of_update_differ():
    results = {}
    for update in ("alternating", "simultaneous"):
        gan = make_game(update=update)
        gan.step([make_batch()], context(0))
        results[update] = torch.cat([p.detach().flatten() for p in gan.g_parameters])
    assert not torch.allclose(results["alternating"], results["simultaneous"])


def test_r1_is_lazy():
    penalised, plain = make_game(r1_gamma=5.0, r1_every=4), make_game()
    for number, same in ((1, True), (4, False)):
        batch = make_batch(number)
        penalised.step([batch], context(number))
        plain.step([make_batch(number)], context(number))
        equal = all(torch.equal(a, b) for a, b in zip(penalised.d_parameters, plain.d_parameters, strict=True))
        assert equal is same


def test_what_is_measured():
    gan, batch = make_game(), make_batch()
    with torch.no_grad():
        fake = copy.deepcopy(gan.generator)(batch.inputs)
        d = copy.deepcopy(gan.discriminator)
        r, f = d(batch.real), d(fake)
    _, loss_d, d_real, d_fake, right_real, right_fake = gan.step([batch], context(0)).tolist()
    assert loss_d == pytest.approx((softplus(-r).mean() + softplus(f).mean()).item(), rel=1e-5)
    assert d_real == pytest.approx(r.sigmoid().mean().item(), rel=1e-5)
    assert d_fake == pytest.approx(f.sigmoid().mean().item(), rel=1e-5)
    assert right_real == pytest.approx((r > 0).float().mean().item())
    assert right_fake == pytest.approx((f < 0).float().mean().item())
    assert (gan.gradient_norms() > 0).all()


@pytest.mark.parametrize(
    "objective, logit, climbs", [("least-squares", 0.4, False), ("least-squares", 0.9, True), ("hinge", 0.4, True)]
)
def test_adaptive_augmentation_starts_from_the_boundary_of_the_objective(objective, logit, climbs):
    """A D that calls every real image generated is not overfitted: 0.4 is below the boundary of least squares."""
    gan = resnet_game(objective=objective, augment="adaptive", lr_d=1e-9)
    gan.discriminator.head = lambda features, labels: features[-1].mean(dim=(1, 2, 3)) * 0 + logit
    for number in range(4):
        gan.step([big_batch(chances=ADA.chances)], context(number))
    assert bool(gan.augment_p(0) > 0) is climbs


def test_bf16_trains_in_bf16_and_measures_in_float32():
    gan = make_game()
    gan.device = Device("cpu", "test", "bf16", "channels_last", 1, 0)
    seen = []
    gan.discriminator.judge.register_forward_hook(lambda module, inputs, output: seen.append(output.dtype))
    measured = gan.step([make_batch()], context(1))
    assert set(seen) == {torch.bfloat16}
    assert measured.dtype == torch.float32
    assert measured.isfinite().all()
    seen.clear()
    gan.change(TrainingConfig(r1_gamma=1.0, r1_every=1))
    gan.step([make_batch()], context(0))
    assert seen[0] == torch.float32  # the pass that R1 differentiates


PRECISIONS = (torch.backends.cudnn.conv, torch.backends.cuda.matmul, torch.backends.mkldnn.conv, torch.backends.mkldnn.matmul)


@pytest.fixture
def tf32():
    """Somebody has allowed TF32 everywhere."""
    before = [flag.fp32_precision for flag in PRECISIONS]
    for flag in PRECISIONS:
        flag.fp32_precision = "tf32"
    yield
    for flag, precision in zip(PRECISIONS, before, strict=True):
        flag.fp32_precision = precision


def precisions():
    return {flag.fp32_precision for flag in PRECISIONS}


PENALTIES = [{"r1_gamma": 1.0}, {"r2_gamma": 1.0}, {"objective": "wgan-gp"}, {}]


@pytest.mark.parametrize("update", ["alternating", "simultaneous"])
@pytest.mark.parametrize("settings", PENALTIES, ids=["r1", "r2", "wgan-gp", "no-penalty"])
def test_penalties_are_computed_in_full_float32(tf32, update, settings):
    gan, forward, backward = resnet_game(update=update, r1_every=2, **settings), [], []
    gan.discriminator.judge.register_forward_hook(lambda *_: forward.append(precisions()))
    gan.d_parameters[0].register_hook(lambda grad: backward.append(precisions()))
    gan.step([big_batch()], context(0))
    wanted = {"ieee"} if settings else {"tf32"}
    assert forward[:2] == [wanted] * 2 and set(map(frozenset, backward)) == {frozenset(wanted)}
    assert update == "simultaneous" or forward[-1] == {"tf32"}, "the generator's pass needs none of it"
    assert precisions() == {"tf32"}
    if "objective" not in settings:
        forward.clear()
        gan.step([big_batch()], context(1))  # no penalty is due
        assert forward[0] == {"tf32"}


def test_full_float32_outlives_another_block_and_an_error(tf32):
    outer, inner = full_float32(), full_float32()
    outer.__enter__()
    inner.__enter__()
    outer.__exit__(None, None, None)  # of another thread, which is done first
    assert precisions() == {"ieee"}
    inner.__exit__(None, None, None)
    assert precisions() == {"tf32"}
    with pytest.raises(ZeroDivisionError), full_float32():
        _ = 1 / 0
    assert precisions() == {"tf32"}


@pytest.mark.parametrize("update", ["alternating", "simultaneous"])
def test_gradient_norms_are_those_before_clipping(update):
    plain, clipped = (resnet_game(update=update, clip=clip) for clip in (0.0, 1e-3))
    for gan in (plain, clipped):
        gan.step([big_batch()], context())
    norms = clipped.gradient_norms()
    assert norms[1] > 0.01
    assert torch.allclose(norms[1], plain.gradient_norms()[1], rtol=1e-4)
    clipped.change(replace(clipped.training, clip=0.0))
    clipped.step([big_batch()], context(1))
    assert torch.allclose(clipped.gradient_norms()[1], torch.nn.utils.get_total_norm([p.grad for p in clipped.d_parameters]))


def resnet_game(**settings):
    model = ModelConfig(arch="resnet", filters=8, latent_dim=8)
    networks = ARCHITECTURES.get("resnet").build(model, Shape(FrameSize.square(16), 1, 0), torch.Generator().manual_seed(0))
    return AdversarialStep(
        *networks, TrainingConfig(**{"optimizer": "sgd", "beta1": 0.0, "lr_g": 0.1, "lr_d": 0.1, **settings}), CPU
    )


def big_batch(seed=0, fresh=False, chances=DiffAugment.chances):
    rng = torch.Generator().manual_seed(seed)
    real, other = torch.rand(2, 8, 1, 16, 16, generator=rng) * 2 - 1
    z = torch.randn(8, 8, generator=rng)
    return Batch(real, z, None, other if fresh else None, torch.rand(8, 5, chances + 1, generator=rng))


def parameters(gan):
    return torch.cat([p.detach().flatten() for p in (*gan.g_parameters, *gan.d_parameters)])


@pytest.mark.parametrize(
    "update, objective",
    [
        *(("alternating", objective) for objective in ("non-saturating", "relativistic", "wgan-gp")),
        ("simultaneous", "relativistic"),
        *(pytest.param("simultaneous", objective, marks=pytest.mark.slow) for objective in ("non-saturating", "wgan-gp")),
    ],
)
def test_parts_of_a_batch_add_up_to_the_batch(update, objective):
    """However the images are varied, and wherever between them a critic is held to its slope."""
    penalties = {"augment": "diffaugment"} if objective == "wgan-gp" else {"r1_gamma": 1.0, "r2_gamma": 1.0, "r1_every": 1}
    results = []
    for parts in (1, 2):
        gan = resnet_game(update=update, objective=objective, accumulate=parts, **penalties)
        for number in range(3):
            gan.step([big_batch(number, fresh=objective == "relativistic")], context(number))
        results.append(parameters(gan))
    assert torch.allclose(*results, rtol=1e-4, atol=1e-6)
    assert not torch.allclose(results[0], parameters(resnet_game()), rtol=1e-3)


@pytest.mark.parametrize("d_steps", [1, 3])
def test_adaptive_augmentation_moves_by_the_images_of_all_processes(d_steps):
    """Each has 8 of a batch of 32 images: the strength moves as it would for one process with all of them."""
    gan = resnet_game(augment="adaptive", batch=32, d_steps=d_steps)
    gan.all_reduce = lambda tensors: None
    gan.discriminator.head = lambda features, labels: features[-1].mean(dim=(1, 2, 3)) * 0 + 1
    for number in range(EVERY):
        gan.step([big_batch(chances=ADA.chances)] * d_steps, context(number))
    assert gan.augment_p(0) == pytest.approx(EVERY * d_steps * 32 / gan.training.augment_images)


@pytest.mark.parametrize("update", ["alternating", "simultaneous"])
@pytest.mark.parametrize("group, parts, sizes", [(4, 2, [8, 4]), (1, 5, [3, 3, 2, 2, 2])])
def test_parts_of_different_sizes_count_by_their_images(update, group, parts, sizes):
    results = []
    for count in (1, parts):
        gan = resnet_game(update=update, accumulate=count, r1_gamma=1.0, r1_every=1)
        for layer in (*gan.discriminator.spread[:1], gan):
            layer.group = group
        rng = torch.Generator().manual_seed(0)
        batch = Batch(torch.rand(12, 1, 16, 16, generator=rng) * 2 - 1, torch.randn(12, 8, generator=rng), None)
        rows = torch.stack([gan.step([batch], context(number)) for number in range(3)])
        results.append(torch.cat([parameters(gan), rows.flatten()]))
    assert [len(part.inputs) for part in gan.microbatches(batch)] == sizes
    assert torch.allclose(*results, rtol=1e-4, atol=1e-6)


def test_d_moves_as_often_as_it_is_told_and_g_once():
    gan, other = resnet_game(d_steps=3), resnet_game()
    before = [p.detach().clone() for p in gan.d_parameters]
    batches = [big_batch(seed) for seed in range(3)]
    gan.step(batches, context())
    for batch in batches:  # D alone, by hand
        fake = other.generator(batch.inputs).detach()
        loss = other.objective.discriminator(other.discriminator(batch.real), other.discriminator(fake), 0.0)
        descend(other.discriminator, gradients(loss, other.discriminator))
    for ours, theirs in zip(gan.d_parameters, other.d_parameters, strict=True):
        assert torch.allclose(ours, theirs, atol=1e-6)
    assert any(not torch.equal(ours, start) for ours, start in zip(gan.d_parameters, before, strict=True))


def test_r2_is_the_penalty_on_generated_images():
    gan, by_hand_game, batch = resnet_game(r2_gamma=3.0, r1_every=2), resnet_game(), big_batch()
    gan.step([batch], context())
    d, fake = by_hand_game.discriminator, by_hand_game.generator(batch.inputs).detach().requires_grad_()
    logits = d(fake)
    (slope,) = torch.autograd.grad(logits.sum(), fake, create_graph=True)
    loss = softplus(-d(batch.real)).mean() + softplus(logits).mean() + 3.0 / 2 * 2 * slope.square().sum(dim=(1, 2, 3)).mean()
    descend(d, gradients(loss, d))
    for ours, theirs in zip(gan.d_parameters, d.parameters(), strict=True):
        assert torch.allclose(ours, theirs, atol=1e-6)


def test_the_relativistic_generator_is_judged_against_fresh_images():
    results = []
    for other in (0.0, 1.0):
        gan, batch = resnet_game(objective="relativistic"), big_batch(fresh=True)
        gan.step([Batch(batch.real, batch.inputs, None, batch.real_for_g * other)], context())
        results.append(torch.cat([p.detach().flatten() for p in gan.g_parameters]))
    assert not torch.equal(*results)


def test_clipping_limits_the_step():
    gan, batch = resnet_game(clip=1e-3), big_batch()
    before = parameters(gan)
    gan.step([batch], context())
    assert (parameters(gan) - before).norm() <= 0.1 * 1e-3 * 2**0.5 * 1.001
    for network in (gan.g_parameters, gan.d_parameters):
        assert torch.nn.utils.get_total_norm([p.grad for p in network]) <= 1.001e-3


def test_schedules_fade_rates_and_penalties():
    gan = resnet_game(schedule_images=100, lr_end=0.1, gamma_end=0.2, r1_gamma=1.0, r1_every=1)
    for images, wanted in ((0, 0.1), (50, 0.055), (100, 0.01), (1000, 0.01)):
        gan.step([big_batch()], context(images=images))
        assert gan.opt_g.param_groups[0]["lr"] == pytest.approx(wanted)


def test_instance_noise_fades_to_nothing():
    noisy, plain = resnet_game(instance_noise=0.5, schedule_images=100), resnet_game(schedule_images=100)
    for images, same in ((0, False), (100, True)):
        for gan in (noisy, plain):
            torch.manual_seed(0)
            gan.change(gan.training)
        a, b = (gan.shown(big_batch().real, big_batch(), 0, context(images=images)) for gan in (noisy, plain))
        assert torch.equal(a, b) is same


@pytest.mark.parametrize("augment", ["diffaugment", "adaptive"])
def test_augmentation_reaches_both_players_and_both_kinds_of_image(augment):
    gan, seen = resnet_game(augment=augment), []
    gan.adaptive.p = torch.tensor(1.0)
    gan.augment = Mock(side_effect=lambda images, chances, p: seen.append((len(images), float(p))) or images, chances=18)
    gan.step([big_batch()], context())
    assert seen == [(8, 1.0)] * 3  # D: real and fake; G: fake


def test_frozen_layers_stay():
    gan = resnet_game(freeze_d=1)
    frozen = [p.detach().clone() for p in (*gan.discriminator.from_image.parameters(), *gan.discriminator.stages[0].parameters())]
    gan.step([big_batch()], context())
    after = [*gan.discriminator.from_image.parameters(), *gan.discriminator.stages[0].parameters()]
    assert all(torch.equal(a, b) for a, b in zip(frozen, after, strict=True))
    assert len(gan.d_parameters) == len(list(gan.discriminator.parameters())) - len(frozen)


SPECTRAL_STEPS = {"stylegan2": 40}  # its equalised layers learn more slowly at this rate


@pytest.mark.parametrize("name", ARCHITECTURES.names())
def test_spectral_normalisation_trains_with_every_architecture(name):
    """Also where blocks begin at zero, which has no direction to divide by."""
    model = ModelConfig(arch=name, filters=4, latent_dim=8, norm_d="spectral")
    networks = ARCHITECTURES.get(name).build(model, Shape(FrameSize.square(16), 1, 0), torch.Generator().manual_seed(0))
    gan = AdversarialStep(*networks, TrainingConfig(objective="hinge", lr_g=1e-3, lr_d=1e-3), CPU)
    rows = torch.stack([gan.step([big_batch()], context(number)) for number in range(SPECTRAL_STEPS.get(name, 3))])
    assert rows.isfinite().all()
    assert parameters(gan).isfinite().all()
    assert rows[-1, 1] < rows[0, 1]  # D learns


@pytest.mark.parametrize(
    "settings, strengths",
    [
        ({"augment": "fixed", "augment_p": 0.3}, (0.3, 0.3, 0.3)),
        ({"augment": "scheduled", "augment_p_end": 0.6, "schedule_images": 1_000}, (0.0, 0.3, 0.6)),
        ({"augment": "diffaugment"}, (1.0, 1.0, 1.0)),
        ({"augment": "none"}, (0.0, 0.0, 0.0)),
    ],
    ids=["fixed", "scheduled", "diffaugment", "none"],
)
def test_the_probability_of_augmentation_follows_the_settings(settings, strengths):
    gan = resnet_game(**settings)
    assert [gan.augment_p(images) for images in (0, 500, 1_000)] == pytest.approx(strengths)


def test_runs_without_ada_draw_as_many_numbers_as_before():
    """The generator of the training gives both the latents and these draws: other numbers would change every run."""
    rng = torch.Generator().manual_seed(0)
    assert resnet_game().chances(8, rng) is None
    assert resnet_game(augment="diffaugment").chances(8, rng).shape == (8, 5, 19)
    assert resnet_game(augment="fixed").chances(8, rng).shape == (8, 5, ADA.chances + 1)


def test_ada_passes_the_gradient_penalty_and_the_generators_gradient():
    """R1 differentiates the gradient through the resampling of the images once more."""
    gan = resnet_game(augment="fixed", augment_p=0.7, r1_gamma=1.0, r2_gamma=1.0, r1_every=1, objective="relativistic")
    before = parameters(gan)
    assert gan.step([big_batch(fresh=True, chances=ADA.chances)], context()).isfinite().all()
    assert parameters(gan).isfinite().all()
    assert not torch.equal(parameters(gan), before)
