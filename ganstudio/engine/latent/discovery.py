"""Finds directions without labels: SeFa and PCA (GANSpace)."""

from collections.abc import Generator as Task
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own convention

from ganstudio.engine.events import Event, Progress, Status
from ganstudio.engine.latent.directions import BATCH, Direction, latent_size, layer_range, std_along, unit_vector
from ganstudio.engine.networks import Generator
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

MOST_NUMBERS = 2**25  # in the stored activations: 128 MiB
SPARE = 16  # extra components in the iteration: the last converge slowly
ROUNDS = 30  # of the iteration, at most
SETTLED = 1e-5  # relative change of the variances at which it ends


@torch.no_grad()
def sefa(generator: Generator, layers: tuple[int, int] | None = None, count: int = 10) -> list[Direction]:
    """Find the directions that the first affine layer after the latent amplifies most.

    Shen and Zhou 2021, "Closed-Form Factorization of Latent Semantics in GANs", section 3.2, equation 7: the eigenvectors of W^T W
    with the largest eigenvalues, in float64. W is the projection of z, or with a mapping network the stacked affine layers of the
    styles of ``layers``. As in the paper's published code, each row of W (the weights of an output) is first scaled to unit
    length: otherwise a few outputs with large weights would dominate.

    Parameters
    ----------
    generator
        Any generator.
    layers
        The first and the last layer, both included; None for all.
    count
        How many directions, at most the size of the latent.

    Raises
    ------
    ConfigError
        The generator lacks these layers.
    """
    chosen = layer_range(generator, layers)
    weight = F.normalize(generator.latent_weights(*chosen).cpu().double(), dim=1)
    values, vectors = torch.linalg.eigh(weight.T @ weight)  # in ascending order
    shares = (values / values.sum()).flip(0)[:count].tolist()
    return _directions(generator, "sefa", vectors.flip(1)[:, :count].T.numpy(), chosen, shares)


def pca(generator: Generator, layers: tuple[int, int] | None = None, count: int = 10) -> Task[Event, None, list[Direction]]:
    """Find the principal components of random latents, or of their activations.

    Härkönen, Hertzmann, Lehtinen and Paris 2020, "GANSpace: Discovering Interpretable GAN Controls", sections 2.1 and 2.2: of w
    with a mapping network; else of the first layers' activations, each component mapped to z by regression (equation 2). For
    a conditional generator these are the components within its classes. A generator of events in images that returns the
    directions; with a mapping network ``layers`` are those that they act on, as in :func:`sefa`.

    Raises
    ------
    ConfigError
        The generator lacks these layers.
    """
    chosen = layer_range(generator, layers)
    drawn, seen = yield from _activations(generator)
    if generator.classes:
        labels = torch.arange(len(seen), device=seen.device) % generator.classes
        for label in range(generator.classes):
            seen[labels == label] -= seen[labels == label].mean(dim=0)
    else:
        seen -= seen.mean(dim=0)
    yield Status(mark("engine", "Finding the components"), {})
    components = principal_components(seen, count)
    coordinates = (seen @ components).cpu().double()  # not every device supports float64
    # the components are uncorrelated, so each can be regressed separately
    back = (coordinates.T @ drawn.cpu().double()).numpy()
    shares = (coordinates.square().sum(dim=0) / float(seen.square().sum())).tolist()
    return _directions(generator, "pca", back, chosen, shares)


def principal_components(centred: Tensor, count: int) -> Tensor:
    """Return the orthonormal (F, count) of largest variance of (N, F), descending, by subspace iteration from a fixed start.

    Halko, Martinsson and Tropp 2011, "Finding Structure with Randomness", algorithm 4.4.
    """
    width = centred.shape[1]
    rng = torch.Generator().manual_seed(0)
    basis = torch.linalg.qr(torch.randn(width, min(width, count + SPARE), generator=rng).to(centred.device))[0]
    before = torch.zeros(basis.shape[1], device=centred.device)
    for _ in range(ROUNDS):
        basis, triangle = torch.linalg.qr(centred.T @ (centred @ basis))
        variances = triangle.diagonal().abs()
        if torch.allclose(variances[:count], before[:count], rtol=SETTLED, atol=0):
            break
        before = variances
    _, _, turned = torch.linalg.svd(centred @ basis, full_matrices=False)
    components: Tensor = (basis @ turned.T)[:, :count]
    return components


def _activations(generator: Generator) -> Task[Event, None, tuple[Tensor, Tensor]]:
    """Return random latents without the class, (N, D), and the activations that they cause, (N, F)."""
    device = next(generator.parameters()).device
    rng = torch.Generator().manual_seed(0)
    total, inputs, outputs, done = BATCH, [], [], 0
    while done < total:
        with torch.no_grad():  # not around the yield: the mode belongs to the thread
            labels = (torch.arange(done, done + BATCH, device=device) % generator.classes) if generator.classes else None
            latent = generator.map(generator.sample_z(BATCH, rng).to(device), labels)
            inputs.append(latent[:, : generator.latent_space.dim])
            outputs.append(generator.first_activations(latent))
        total = max(2, min(32, MOST_NUMBERS // outputs[0].shape[1] // BATCH)) * BATCH
        done += BATCH
        yield Progress(done, total, "images")
    return torch.cat(inputs), torch.cat(outputs)


def _directions(
    generator: Generator, kind: str, vectors: np.ndarray, layers: tuple[int, int], scores: Sequence[float]
) -> list[Direction]:
    """Make directions from vectors (K, D), each with its largest number positive: the same on every machine."""
    signs = np.sign(np.take_along_axis(vectors, np.abs(vectors).argmax(axis=1, keepdims=True), axis=1))
    class_part = np.zeros((len(vectors), latent_size(generator) - vectors.shape[1]))
    units = unit_vector(np.hstack([vectors * signs, class_part]))
    where = "" if layers == (0, generator.latent_space.layers - 1) else f" ({layers[0]}-{layers[1]})"
    return [
        Direction(f"{kind} {number}{where}", unit, kind, layers, std, score)
        for number, (unit, std, score) in enumerate(zip(units, std_along(generator, units), scores, strict=True), start=1)
    ]
