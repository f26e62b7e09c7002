"""From one latent to the next: interpolation through key points, for films and strips."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ganstudio.engine.latent.latent import Latent, map_latents
from ganstudio.engine.networks import Generator

NEARLY = 1e-9  # radians, and lengths
FINE = 32  # places between two keys at which the way is measured
SPACES = ("z", "w")
EASINGS: dict[str, Callable[[float], float]] = {
    "linear": lambda t: t,
    "in": lambda t: t * t,
    "out": lambda t: t * (2 - t),
    "in-out": lambda t: t * t * (3 - 2 * t),
}


@dataclass(frozen=True, eq=False)
class Keyframe:
    """A point on the way, how long the way from it to the next takes, in any unit, and one of ``EASINGS`` for that.

    Where no key has a duration the speed is the same all along.
    """

    latent: Latent
    duration: float | None = None
    easing: str = "linear"


def lerp(a: np.ndarray, b: np.ndarray, t: float) -> np.ndarray:
    """The straight line from ``a`` (t = 0) to ``b`` (t = 1), (D,); both ends exact."""
    return a if t == 0 else b if t == 1 else (1 - t) * a + t * b


def slerp(a: np.ndarray, b: np.ndarray, t: float) -> np.ndarray:
    """The arc from ``a`` (t = 0) to ``b`` (t = 1), (D,), turning at constant speed while the length changes evenly.

    Shoemake 1985, "Animating Rotation with Quaternion Curves", section 3.3. Random latents lie near a sphere, which a straight line
    would leave (White 2016, "Sampling Generative Networks", section 2.1). Both ends are exact. Opposite points have no one arc
    between them: it then passes through the axis that is most nearly at right angles. Without a length there is no arc but a line.
    """
    if t in (0, 1):
        return lerp(a, b, t)
    begin, end = a.astype(np.float64), b.astype(np.float64)
    lengths = float(np.linalg.norm(begin)), float(np.linalg.norm(end))
    if min(lengths) < NEARLY:
        return lerp(begin, end, t).astype(a.dtype)
    begin, end = begin / lengths[0], end / lengths[1]
    angle = 2 * np.arctan2(np.linalg.norm(begin - end), np.linalg.norm(begin + end))  # exact for small and large ones alike
    aside = end - (begin @ end) * begin
    if np.linalg.norm(aside) < NEARLY:
        if angle < 1:
            return lerp(a.astype(np.float64), b.astype(np.float64), t).astype(a.dtype)
        axis = np.zeros_like(begin)
        axis[np.abs(begin).argmin()] = 1.0
        aside = axis - (begin @ axis) * begin
    aside /= np.linalg.norm(aside)
    path = np.cos(t * angle) * begin + np.sin(t * angle) * aside
    on_the_way: np.ndarray = (lerp(np.float64(lengths[0]), np.float64(lengths[1]), t) * path).astype(a.dtype)
    return on_the_way


def _arcs(keyframes: np.ndarray, place: int, t: float, is_closed: bool) -> np.ndarray:
    return slerp(keyframes[place], keyframes[(place + 1) % len(keyframes)], t)


def _lines(keyframes: np.ndarray, place: int, t: float, is_closed: bool) -> np.ndarray:
    return lerp(keyframes[place], keyframes[(place + 1) % len(keyframes)], t)


def _spline(keyframes: np.ndarray, place: int, t: float, is_closed: bool) -> np.ndarray:
    """Catmull and Rom 1974, "A Class of Local Interpolating Splines", in its uniform form, through all keys without a corner."""
    count = len(keyframes)
    a, b = keyframes[place], keyframes[(place + 1) % count]
    if t in (0, 1):
        return lerp(a, b, t)
    before = keyframes[place - 1] if is_closed or place else 2 * a - b
    after = keyframes[(place + 2) % count] if is_closed or place + 2 < count else 2 * b - a
    inner: np.ndarray = 0.5 * (
        2 * a + (b - before) * t + (2 * before - 5 * a + 4 * b - after) * t**2 + (3 * a - before - 3 * b + after) * t**3
    )
    return inner


METHODS: dict[str, Callable[[np.ndarray, int, float, bool], np.ndarray]] = {"slerp": _arcs, "lerp": _lines, "spline": _spline}


def interpolate(
    generator: Generator, keyframes: Sequence[Keyframe], frames: int, method: str = "slerp", space: str = "z", loop: bool = False
) -> list[Latent]:
    """``frames`` points on the way through ``keys``, evenly in time, from the first to the last.

    Parameters
    ----------
    generator
        Whose latent space it is.
    keys
        Two or more, all with a duration or none. The last one's counts only in a loop.
    method
        One of ``METHODS``.
    space
        ``"z"``, or ``"w"`` to go behind the mapping. Between classes, and where a key was edited behind the mapping, it is
        always the latter: one class turns into the other.
    loop
        Whether the way leads back to the first key. One step after the last frame then comes the first:
        none is seen twice in a row.

    Raises
    ------
    ValueError
        Fewer than two keys or frames, or a duration that is not above 0.
    """
    if (
        len(keyframes) < 2
        or frames < 2
        or min(1.0 if keyframe.duration is None else keyframe.duration for keyframe in keyframes) <= 0
    ):
        raise ValueError("two keys, two frames and durations above 0 are the least")
    latents = [keyframe.latent for keyframe in keyframes]
    first = latents[0]
    is_z = space == "z" and all(latent.w is None and latent.label == first.label for latent in latents)
    values = np.stack([latent.z for latent in latents]) if is_z else map_latents(generator, latents).cpu().numpy()
    path = partial(METHODS[method], values) if is_z else partial(_behind, generator, values, method)
    found = []
    for place, t in _times(keyframes, frames, loop, path):
        nearest = latents[(place + round(t)) % len(latents)]
        if t in (0, 1):
            found.append(nearest)
        elif is_z:
            found.append(Latent(path(place, t, loop), first.label))
        else:
            found.append(Latent(nearest.z, nearest.label, w=path(place, t, loop)))
    return found


def _times(
    keyframes: Sequence[Keyframe], frames: int, loop: bool, path: Callable[[int, float, bool], np.ndarray]
) -> Iterator[tuple[int, float]]:
    """For each frame the key that it lies behind, and how far, from 0 to 1, towards the next."""
    parts = len(keyframes) if loop else len(keyframes) - 1
    if keyframes[0].duration is not None:
        ends = np.concatenate([[0.0], np.cumsum([keyframe.duration for keyframe in keyframes[:parts]])])
        for time in np.linspace(0, ends[-1], frames, endpoint=not loop).tolist():
            place = min(int(np.searchsorted(ends, time, side="right")) - 1, parts - 1)
            part = (time - ends[place]) / (ends[place + 1] - ends[place])
            yield place, EASINGS[keyframes[place].easing](min(max(float(part), 0.0), 1.0))
        return
    fine = np.linspace(0, parts, parts * FINE + 1)
    stations = np.stack([path(min(int(u), parts - 1), u - min(int(u), parts - 1), loop) for u in fine.tolist()])
    gone = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(stations, axis=0).reshape(len(fine) - 1, -1), axis=1))])
    # where nothing moves (all keys are the same) any time will do
    gone = gone if gone[-1] else fine
    times = np.interp(np.linspace(0, gone[-1], frames, endpoint=not loop), gone, fine)
    for u in times.tolist():
        place = min(int(u), parts - 1)
        yield place, u - place


def _behind(generator: Generator, values: np.ndarray, method: str, place: int, t: float, loop: bool) -> np.ndarray:
    """The latent between two keys. Only of z it is known to lie near a sphere: w, and the class behind z, go in straight lines."""
    straight = METHODS["lerp" if method == "slerp" else method]
    if generator.has_mapping:
        return straight(values, place, t, loop)
    z, classes = values[:, : generator.latent_dim], values[:, generator.latent_dim :]
    return np.concatenate([METHODS[method](z, place, t, loop), straight(classes, place, t, loop)])
