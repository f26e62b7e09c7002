"""Checks the arguments of a script: every error is a sentence that says what is wrong and what is allowed.

Each ``check_`` function returns the argument in one form. It raises :class:`ArgumentTypeError` for a wrong type and
:class:`ArgumentValueError` for a value that is not allowed.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.export.images import LARGEST_SCALE
from ganstudio.engine.latent.directions import Direction
from ganstudio.engine.latent.latent import Latent, fits
from ganstudio.engine.networks import Generator
from ganstudio.engine.registry import unknown_name

LARGEST_TRUNCATION = 2.0
MOST_FRAMES = 100_000
MOST_COLUMNS = 10_000


class ArgumentTypeError(ConfigError, TypeError):
    """Raised if an argument of a Python call has the wrong type."""


class ArgumentValueError(ConfigError, ValueError):
    """Raised if an argument of a Python call has a value, shape or name that is not allowed."""


@contextmanager
def as_argument_errors() -> Iterator[None]:
    """Raise the engine's ``ConfigError`` as an :class:`ArgumentValueError`, which scripts may expect as a ``ValueError``."""
    try:
        yield
    except (ArgumentTypeError, ArgumentValueError):
        raise
    except ConfigError as error:
        raise ArgumentValueError(error.text, **error.values) from None


def check_choice(kind: str, value: object, known: Iterable[str]) -> str:
    """Return ``value`` if it is in ``known``; the error names the nearest."""
    names = list(known)
    if not isinstance(value, str):
        text = "{kind} = {value}: this must be one of {names}."
        raise ArgumentTypeError(text, kind=kind, value=short(value), names=", ".join(names))
    if value not in names:
        error = unknown_name(kind, value, names)
        raise ArgumentValueError(error.text, **error.values)
    return value


def check_whole(name: str, value: object, low: int, high: int) -> int:
    """Return ``value`` as an int if it is a whole number from ``low`` to ``high``, numpy's included."""
    number = check_integer(name, value)
    if not low <= number <= high:
        text = "{name} = {value}: this must be a whole number from {low} to {high}."
        raise ArgumentValueError(text, name=name, value=f"{number:,}", low=f"{low:,}", high=f"{high:,}")
    return number


def check_integer(name: str, value: object) -> int:
    """Return ``value`` as an int if it is a whole number."""
    if not isinstance(value, int | np.integer) or isinstance(value, bool):
        raise ArgumentTypeError("{name} = {value}: this must be a whole number.", name=name, value=short(value))
    return int(value)


def check_number(name: str, value: object, low: float, high: float) -> float:
    """Return ``value`` as a float if it is a number from ``low`` to ``high``."""
    text = "{name} = {value}: this must be a number from {low} to {high}."
    words = {"name": name, "value": short(value), "low": f"{low:g}", "high": f"{high:g}"}
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        raise ArgumentTypeError(text, **words)
    number = float(value)
    if not low <= number <= high:  # nor NaN
        raise ArgumentValueError(text, **words)
    return number


def check_path(name: str, value: object) -> Path:
    """Return ``value`` as a path."""
    if not isinstance(value, str | Path) or not str(value):
        raise ArgumentTypeError("{name} = {value}: this must be a path.", name=name, value=short(value))
    return Path(value)


def check_names(name: str, value: object) -> list[str]:
    """Return the names of pictures as a list: built-in sets or paths."""
    many = [value] if isinstance(value, str | Path) else value
    if not isinstance(many, list | tuple) or not many or not all(isinstance(one, str | Path) for one in many):
        text = "{name} = {value}: this must be the name of a built-in set, or one or several paths."
        raise ArgumentTypeError(text, name=name, value=short(value))
    return [str(one) for one in many]


def check_pair(name: str, value: object) -> tuple[int, int]:
    """Return ``value`` if it is a pair of whole numbers."""
    if not isinstance(value, tuple | list) or len(value) != 2:
        text = "{name} = {value}: this must be a pair of whole numbers, the first and the last."
        raise ArgumentTypeError(text, name=name, value=short(value))
    return check_integer(name, value[0]), check_integer(name, value[1])


def check_truncation(value: object) -> float:
    """Return ``value`` as a float if it is a truncation, from 0 to 2."""
    return check_number("truncation", value, 0, LARGEST_TRUNCATION)


def check_scale(value: object) -> int:
    """Return ``value`` as an int if it is a scale, from 1 to 8."""
    return check_whole("scale", value, 1, LARGEST_SCALE)


def check_columns(value: object) -> int | None:
    """Return ``value`` as an int if it is a number of columns; None stays None: about a square."""
    return None if value is None else check_whole("columns", value, 1, MOST_COLUMNS)


def check_seeds(seeds: object) -> list[int]:
    """Return several seeds as a list: a sequence, range or array of whole numbers."""
    if isinstance(seeds, str) or not isinstance(seeds, Iterable):
        raise ArgumentTypeError("seeds = {value}: give several as a list, such as [7] or range(16).", value=short(seeds))
    return [check_integer("seed", seed) for seed in seeds]


def check_labels(labels: object) -> None:
    """Raise an error if ``labels`` is neither a class, by name or number, nor a list of classes."""
    if labels is not None and not isinstance(labels, str | int | np.integer | Sequence | np.ndarray):
        text = "labels = {value}: give a class by name or number, or a list with 1 per seed."
        raise ArgumentTypeError(text, value=short(labels))


def check_z(generator: Generator, z: object) -> np.ndarray:
    """Return z as a new float32 array (latent_dim,) of finite numbers."""
    size = generator.latent_dim
    if _is_tensor(z):
        raise ArgumentTypeError("z is a torch tensor: give a numpy array of {size} numbers, such as z.cpu().numpy().", size=size)
    try:
        array = np.asarray(z)
    except ValueError:  # rows of different lengths
        raise ArgumentValueError("z must be {size} numbers; this is a list of lists of different lengths.", size=size) from None
    if array.dtype.kind not in "iuf":
        raise ArgumentTypeError("z must be an array of {size} numbers, not of {dtype}.", size=size, dtype=array.dtype)
    if array.shape != (size,):
        raise ArgumentValueError(
            "z must have the shape ({size},), not {shape}: one latent at a time.", size=size, shape=array.shape
        )
    with np.errstate(over="ignore"):  # infinite then, which is refused below
        found = array.astype(np.float32)
    if not np.isfinite(found).all():
        raise ArgumentValueError("z holds NaN or infinite numbers.")
    return found


def check_latent(generator: Generator, value: object, name: str = "latent") -> Latent:
    """Return ``value`` if it is a latent that ``generator`` can draw."""
    if not isinstance(value, Latent):
        raise ArgumentTypeError(
            "{name} = {value}: this must be a latent, such as model.latent(seed=7).", name=name, value=short(value)
        )
    if not fits(generator, value):
        raise ArgumentValueError(
            "{name} belongs to another model: it has {own} numbers{label}, and this model draws from {size} numbers and {classes} "
            "classes.",
            name=name,
            own=len(value.z),
            label="" if value.label is None else f" and class {value.label}",
            size=generator.latent_dim,
            classes=generator.classes or "no",
        )
    return value


def check_latents(generator: Generator, values: object, fewest: int = 0) -> list[Latent]:
    """Return ``values``, a latent or several, as a list of at least ``fewest``."""
    if isinstance(values, Latent):
        values = [values]
    if isinstance(values, str) or not isinstance(values, Iterable):
        text = "latents = {value}: this must be a list of latents, such as [model.latent(seed=7)]."
        raise ArgumentTypeError(text, value=short(values))
    found = [check_latent(generator, value, f"latents[{number}]") for number, value in enumerate(values)]
    if len(found) < fewest:
        raise ArgumentValueError("{count} latents are too few: at least {fewest} are needed.", count=len(found), fewest=fewest)
    return found


def check_groups(generator: Generator, method: str, group: object, against: object) -> None:
    """Raise an error if groups are missing, not allowed, or hold items other than latents and seeds."""
    if [group is None, against is None] != [method not in ("groups", "classes")] * 2:
        raise ArgumentValueError("The methods groups and classes need both group= and against=; the others take neither.")
    if method != "groups":
        return
    for name, members in (("group", group), ("against", against)):
        if isinstance(members, str) or not isinstance(members, Iterable):
            raise ArgumentTypeError("{name} = {value}: this must be a list of latents.", name=name, value=short(members))
        for number, member in enumerate(members):
            if not isinstance(member, int | np.integer):
                check_latent(generator, member, f"{name}[{number}]")


def check_direction(value: object) -> None:
    """Raise an error if ``value`` is no direction."""
    if not isinstance(value, Direction):
        text = "direction = {value}: this must be one of model.directions(), or the name of a saved one."
        raise ArgumentTypeError(text, value=short(value))


def short(value: object) -> str:
    """Describe a value within a sentence: arrays and tensors by their shape, others by the start of their repr."""
    shape, dtype = getattr(value, "shape", None), getattr(value, "dtype", None)
    if shape is not None and math.prod(shape) != 1:
        return f"{type(value).__name__} of shape {tuple(shape)} and dtype {dtype}"
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else text[:57] + "..."


def _is_tensor(value: object) -> bool:
    return type(value).__module__.partition(".")[0] == "torch"
