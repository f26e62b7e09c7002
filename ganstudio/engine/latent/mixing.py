"""Makes new latents from others: style mixing, arithmetic, and breeding."""

import math
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.latent.latent import Latent, map_latents
from ganstudio.engine.latent.plane import as_long_as, mixed
from ganstudio.engine.networks import Generator


def layer_groups(layers: int) -> tuple[range, range, range]:
    """Return the coarse, middle and fine layers: a third each, as nearly as possible.

    Karras et al. 2019, "A Style-Based Generator Architecture for Generative Adversarial Networks", section 3.1, tell them apart by
    their effect: pose and shape, features, colours and small details.
    """
    return range(layers // 3), range(layers // 3, 2 * layers // 3), range(2 * layers // 3, layers)


def mix_styles(generator: Generator, a: Latent, b: Latent, shares: Sequence[float]) -> Latent:
    """Take each layer from ``a``, from ``b``, or from between them.

    Style mixing, Karras et al. 2019, section 3.1; between the two it interpolates w linearly, like the authors
    (section 4.1).

    Parameters
    ----------
    generator
        A generator whose layers take a latent each.
    a, b
        With or without a latent per layer. Shares of 0 only give ``a`` itself, of 1 only ``b``.
    shares
        The share of ``b`` in each layer, from 0 to 1.

    Raises
    ------
    ValueError
        All layers share a latent, the number of shares differs from that of layers, or a share is out of range.
    """
    layers = generator.latent_space.layers
    if layers == 1:
        raise ValueError("this generator has one latent for all its layers")
    if len(shares) != layers or not all(0 <= share <= 1 for share in shares):
        raise ValueError(f"one share from 0 to 1 for each of {layers} layers is needed")
    if max(shares) == 0 or min(shares) == 1:
        return a if max(shares) == 0 else b
    ends = _in_layers(map_latents(generator, [a, b]), layers).cpu().numpy()
    of_b = np.asarray(shares, np.float32)[:, None]
    nearest = a if sum(shares) <= layers / 2 else b
    return Latent(nearest.z, nearest.label, w=(1 - of_b) * ends[0] + of_b * ends[1])


@torch.no_grad()
def mean_of(generator: Generator, latents: Sequence[Latent]) -> Latent:
    """Return the mean of latents in the space of :func:`arithmetic`, with the class of the first; a single latent unchanged."""
    if len(latents) == 1 or not generator.has_mapping:
        return mixed(generator, latents, [1 / len(latents)] * len(latents))
    found = map_latents(generator, latents).mean(dim=0).cpu().numpy()
    return Latent(latents[0].z, latents[0].label, w=found)


@torch.no_grad()
def arithmetic(generator: Generator, a: Latent, b: Latent, c: Latent) -> Latent:
    """Return A - B + C: what ``a`` has and ``b`` lacks, added to ``c``.

    Radford, Metz and Chintala 2015, "Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks",
    section 6.3.2 of the version at ICLR 2016, which found single examples unstable and the means of three stable: see
    :func:`mean_of`.

    With a mapping network it works in w, where attributes are nearly linear (Karras et al. 2019, section 4.2), relative to
    the mean of w; without, in z. In both a sum of three is 1.7 times as long as the generator's inputs: z is from a
    Gaussian, whose draws lie on a shell. So it is scaled to |A| - |B| + |C|, but between |A| and |C|; if two of the three
    are the same, the result is the third. (Digits of 1,500 random triples, Fréchet distance to real digits in an independent
    classifier's features: dcgan 94 without scaling, 56 with it, seeds 56; style 105, 77, 87.)

    The class is that of C, unless B and C share it: then they cancel, and the class is that of A. In w all classes
    take part, and the class is only a label.
    """
    found = map_latents(generator, [a, b, c])
    middle = generator.truncate(found, 0.0)  # the mean of w, or z = 0 with its class
    has_one_class = b.label == c.label and torch.equal(middle[1], middle[2])
    named, place = (a, 0) if has_one_class else (c, 2)
    w = middle[place].cpu().numpy() + _sum_on_shell((found - middle).cpu().numpy())
    if generator.has_mapping or any(latent.w is not None for latent in (a, b, c)):
        return Latent(named.z, named.label, w=w)
    return Latent(w[: generator.latent_dim], named.label)


def _sum_on_shell(ends: np.ndarray) -> np.ndarray:
    lengths = [float(np.linalg.norm(end)) for end in ends]
    wanted = min(max(lengths[0] - lengths[1] + lengths[2], min(lengths[0], lengths[2])), max(lengths[0], lengths[2]))
    return as_long_as(ends[0] - ends[1] + ends[2], wanted)


@torch.no_grad()
def breed(generator: Generator, parents: Sequence[Latent], count: int, mutation: float, seed: int) -> list[Latent]:
    """Return ``count`` children, each with numbers from every parent.

    Each number of z comes from a random parent (Syswerda 1989, "Uniform Crossover in Genetic Algorithms").
    Children of parents from the Gaussian follow the Gaussian too, whether the parents are
    strangers or siblings, and two equal parents give that parent: a weighted sum can have only one of these properties.

    Mutation turns a child towards fresh noise: cos(m) of the child and sin(m) of the noise, whose squares sum to one, which keeps
    the Gaussian (the proposal of Cotter et al. 2013, "MCMC Methods for Functions").

    If a parent was edited behind the mapping network, children take each layer from a random parent, and turn around the mean of w;
    without a mapping network the numbers of the edited latents are crossed like z.

    Parameters
    ----------
    parents
        At least one. A child has the class of a random parent.
    mutation
        From 0, a child of its parents alone, to 1, a quarter turn: pure noise. Each child changes smoothly with it.
    seed
        Of all random choices. The first children do not depend on ``count``.

    Raises
    ------
    ValueError
        ``parents`` is empty, or the mutation is out of range.
    """
    if not parents or not 0 <= mutation <= 1:
        raise ValueError("one parent, and a mutation from 0 to 1, are the least")
    rng = torch.Generator().manual_seed(seed)
    is_edited = any(latent.w is not None for latent in parents)
    cross = _crossed_behind if is_edited else _crossed
    return [cross(generator, parents, mutation * math.pi / 2, rng) for _ in range(count)]


def _crossed(generator: Generator, parents: Sequence[Latent], angle: float, rng: torch.Generator) -> Latent:
    heir = parents[_choice(len(parents), 1, rng)[0]]
    z = np.stack([latent.z for latent in parents])[
        _choice(len(parents), generator.latent_dim, rng), np.arange(generator.latent_dim)
    ]
    fresh = generator.sample_z(1, rng)[0].numpy()
    return Latent((math.cos(angle) * z + math.sin(angle) * fresh).astype(np.float32), heir.label)


def _crossed_behind(generator: Generator, parents: Sequence[Latent], angle: float, rng: torch.Generator) -> Latent:
    found = map_latents(generator, parents)
    heir = int(_choice(len(parents), 1, rng)[0])
    layers, size = generator.latent_space.layers, generator.latent_dim
    if generator.has_mapping:
        found = _in_layers(found, layers)
        crossed = found[_choice(len(parents), layers, rng), np.arange(layers)]
    else:
        crossed = torch.cat([found[_choice(len(parents), size, rng), np.arange(size)], found[heir, size:]])
    noise = Latent(generator.sample_z(1, rng)[0].numpy(), parents[heir].label)
    fresh = map_latents(generator, [noise])
    centre = generator.truncate(crossed[None], 0.0)  # the mean of w, or z = 0
    turned = math.cos(angle) * (crossed - centre) + math.sin(angle) * (fresh - generator.truncate(fresh, 0.0))
    return Latent(parents[heir].z, parents[heir].label, w=(centre + turned)[0].cpu().numpy())


def _choice(parents: int, count: int, rng: torch.Generator) -> np.ndarray:
    chosen: np.ndarray = torch.randint(parents, (count,), generator=rng).numpy()
    return chosen


def _in_layers(found: Tensor, layers: int) -> Tensor:
    """Expand (N, D) or (N, layers, D) to (N, layers, D)."""
    return found if found.ndim == 3 else found[:, None].repeat(1, layers, 1)
