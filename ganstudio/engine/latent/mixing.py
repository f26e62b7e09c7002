"""New latents from old ones: layers of two pictures, sums and differences, and children."""

import math
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from ganstudio.engine.latent.latent import Latent, map_latents
from ganstudio.engine.latent.plane import as_long_as, mixed
from ganstudio.engine.networks import Generator


def layer_groups(layers: int) -> tuple[range, range, range]:
    """The coarse, the middle and the fine ones of so many layers: a third each, or as nearly as it goes.

    Karras et al. 2019, "A Style-Based Generator Architecture for Generative Adversarial Networks", section 3.1, tell them apart by
    what they change: pose and shape, features, colours and small details.
    """
    return range(layers // 3), range(layers // 3, 2 * layers // 3), range(2 * layers // 3, layers)


def mix_styles(generator: Generator, a: Latent, b: Latent, shares: Sequence[float]) -> Latent:
    """Each layer from ``a``, from ``b``, or from between them.

    Style mixing, Karras et al. 2019, section 3.1; between the two w goes in a straight line, as the network's interpolations do
    (section 4.1).

    Parameters
    ----------
    generator
        One whose layers take a latent each.
    a, b
        With or without layers of their own. All of one gives that point itself.
    shares
        From 0 to 1, one a layer: how much of it comes from ``b``.

    Raises
    ------
    ValueError
        There is one latent for all layers, not one share a layer, or a share is out of range.
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
    """What several have in common, in the space of :func:`arithmetic`; of the class of the first. One alone is itself."""
    if len(latents) == 1 or not generator.has_mapping:
        return mixed(generator, latents, [1 / len(latents)] * len(latents))
    found = map_latents(generator, latents).mean(dim=0).cpu().numpy()
    return Latent(latents[0].z, latents[0].label, w=found)


@torch.no_grad()
def arithmetic(generator: Generator, a: Latent, b: Latent, c: Latent) -> Latent:
    """A - B + C: what ``a`` has and ``b`` has not, added to ``c``.

    Radford, Metz and Chintala 2015, "Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks",
    section 6.3.2 of the version at ICLR 2016, which found single examples unstable and the means of three good: see
    :func:`mean_of`.

    Behind a mapping network it is done in w, where attributes lie nearer to straight lines (Karras et al. 2019, section 4.2), from
    the mean of w; without one in z. In both a sum of three lies 1.7 times as far out as what the generator has seen: z is from a
    Gaussian, whose draws lie on a shell. So it is brought back to |A| - |B| + |C|, but between |A| and |C|; where two of the three
    are the same, the third comes out. (Digits of 1,500 random triples, Fréchet distance to real ones in an independent classifier's
    features: dcgan 94 without this, 56 with it, seeds have 56; style 105, 77, 87.)

    The class is that of C, unless B and C share it: then the classes cancel as the rest does, and it is that of A. In w all classes
    take part, and this is only what the point is called.
    """
    found = map_latents(generator, [a, b, c])
    middle = generator.truncate(found, 0.0)  # the mean of w, or where z is 0, with its class
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
    """``count`` children, each with something of every parent.

    Each number of z comes from one parent, chosen by chance (Syswerda 1989, "Uniform Crossover in Genetic Algorithms").
    With parents drawn from the Gaussian the children are drawn from it too, whether the parents are
    strangers or siblings, and one parent twice gives that parent: a weighted sum can have one of the two only.

    Mutation turns a child towards fresh noise: cos(m) of the child and sin(m) of the noise, whose squares sum to one, so that the
    Gaussian is kept (the proposal of Cotter et al. 2013, "MCMC Methods for Functions").

    Where a parent was edited behind the mapping network, children take each layer from one parent, and turn around the mean of w;
    without a mapping network the numbers of the edited latents are crossed as z is.

    Parameters
    ----------
    parents
        One or more. A child is of the class of one of them, chosen by chance.
    mutation
        From 0, a child of its parents alone, to 1, a quarter of a turn: nothing but noise. Each child changes smoothly with it.
    seed
        Of all that happens by chance. The first children do not depend on how many there are.

    Raises
    ------
    ValueError
        There are no parents, or the mutation is out of range.
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
    centre = generator.truncate(crossed[None], 0.0)  # the mean of w, or where z is 0
    turned = math.cos(angle) * (crossed - centre) + math.sin(angle) * (fresh - generator.truncate(fresh, 0.0))
    return Latent(parents[heir].z, parents[heir].label, w=(centre + turned)[0].cpu().numpy())


def _choice(parents: int, count: int, rng: torch.Generator) -> np.ndarray:
    chosen: np.ndarray = torch.randint(parents, (count,), generator=rng).numpy()
    return chosen


def _in_layers(found: Tensor, layers: int) -> Tensor:
    """(N, D) or (N, layers, D) to (N, layers, D)."""
    return found if found.ndim == 3 else found[:, None].repeat(1, layers, 1)
