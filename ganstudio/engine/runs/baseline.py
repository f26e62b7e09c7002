"""Says what kind of model a run holds, and how likely it finds pictures that it has not seen.

Goodfellow 2016, "NIPS 2016 Tutorial: Generative Adversarial Networks", section 2.3, orders generative models by how they state a
density: explicitly and tractably, explicitly but only by a bound, or not at all. ``Run.likelihood``
gives the place of a run in that order, with its held-out bits per dimension if it states a density; ``Run.kind`` names the model.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, TypeAlias, cast, get_args

from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

Density: TypeAlias = Literal["tractable", "approximate", "implicit"]
BaselineKind: TypeAlias = Literal["gmm", "kde", "vae"]

TITLES: Mapping[BaselineKind, str] = {
    "gmm": mark("baselines", "Gaussian mixture"),
    "kde": mark("baselines", "Kernel density"),
    "vae": mark("baselines", "Variational autoencoder"),
}
NOUNS: Mapping[BaselineKind, str] = {  # within a sentence
    "gmm": mark("engine", "Gaussian mixture"),
    "kde": mark("engine", "kernel density estimate"),
    "vae": mark("engine", "variational autoencoder"),
}
DENSITIES: Mapping[BaselineKind, Density] = {"gmm": "tractable", "kde": "tractable", "vae": "approximate"}


@dataclass(frozen=True)
class Likelihood:
    """How likely a model finds held-out pictures, in bits per dimension of their 8-bit pixels: lower is better.

    Attributes
    ----------
    density
        "tractable": ``bits`` follow from the density itself. "approximate": ``bits`` are an upper bound (the negative ELBO).
        "implicit": the model states no density, and all other attributes are None or 0.
    bits
        The mean over the held-out pictures. 8 is what a model has that finds all pictures equally likely.
    low, high
        The ends of its 95 % interval over the held-out pictures.
    count
        Number of held-out pictures.
    tighter
        A tighter upper bound, by importance weights (Burda et al. 2016, equation 8); None if there is none.
    """

    density: Density
    bits: float | None = None
    low: float | None = None
    high: float | None = None
    count: int = 0
    tighter: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes as plain values for JSON."""
        return asdict(self)


IMPLICIT = Likelihood("implicit")


@dataclass(frozen=True)
class Baseline:
    """An explicit model that a run holds instead of a GAN.

    Attributes
    ----------
    kind
        "gmm", "kde" or "vae".
    likelihood
        Its held-out likelihood.
    images_seen
        Images that it was fitted to, repetitions included.
    seconds
        Time that the fit took.
    chosen
        What the fit chose on pictures kept out of it, by name: components, bandwidth ...
    """

    kind: BaselineKind
    likelihood: Likelihood
    images_seen: int
    seconds: float
    chosen: Mapping[str, float] = field(default_factory=dict)

    @property
    def has_latent_space(self) -> bool:
        """Return whether its pictures are drawn from latents by a generator, as those of a GAN are."""
        return self.kind == "vae"

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes as plain values for JSON; :func:`read_baseline` reads them."""
        return asdict(self) | {"chosen": dict(self.chosen)}


def read_baseline(values: Any) -> Baseline | None:
    """Return what :meth:`Baseline.to_dict` wrote; None for None.

    Raises
    ------
    ValueError, TypeError, KeyError
        The values are damaged.
    """
    if values is None:
        return None
    if values["kind"] not in get_args(BaselineKind):
        raise ValueError(values["kind"])
    kind = cast("BaselineKind", values["kind"])
    chosen = {str(name): float(value) for name, value in values["chosen"].items()}
    likelihood = Likelihood(**values["likelihood"])
    return Baseline(kind, likelihood, int(values["images_seen"]), float(values["seconds"]), chosen)
