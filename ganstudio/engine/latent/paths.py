"""Interpolates between keyframe latents, for films and strips."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ganstudio.engine.latent.latent import Latent, map_latents
from ganstudio.engine.networks import Generator

NEARLY = 1e-9  # radians, and lengths
FINE = 32  # samples between two keyframes that measure the path
SPACES = ("z", "w")
EASINGS: dict[str, Callable[[float], float]] = {
    "linear": lambda t: t,
    "in": lambda t: t * t,
    "out": lambda t: t * (2 - t),
    "in-out": lambda t: t * t * (3 - 2 * t),
}


@dataclass(frozen=True, eq=False)
class Keyframe:
    """A latent on the path, the duration until the next, in any unit, and the easing, one of ``EASINGS``.

    If no keyframe has a duration, the speed is constant.
    """

    latent: Latent
    duration: float | None = None
    easing: str = "linear"


def lerp(a: np.ndarray, b: np.ndarray, t: float) -> np.ndarray:
    """Interpolate linearly from ``a`` (t = 0) to ``b`` (t = 1), arrays of the same shape; both ends are exact."""
    return a if t == 0 else b if t == 1 else (1 - t) * a + t * b


def slerp(a: np.ndarray, b: np.ndarray, t: float) -> np.ndarray:
    """Interpolate along the arc from ``a`` (t = 0) to ``b`` (t = 1), (D,), at constant angular speed with linear length.

    Shoemake 1985, "Animating Rotation with Quaternion Curves", section 3.3. Random latents lie near a sphere, which a straight line
    would leave (White 2016, "Sampling Generative Networks", section 2.1). Both ends are exact. Between opposite latents the arc is
    not unique: it then passes through the axis most nearly orthogonal to them. With a zero vector it is a straight line.
    """
    if t in (0, 1):
        return lerp(a, b, t)
    begin, end = a.astype(np.float64), b.astype(np.float64)
    lengths = float(np.linalg.norm(begin)), float(np.linalg.norm(end))
    if min(lengths) < NEARLY:
        return lerp(begin, end, t).astype(a.dtype)
    begin, end = begin / lengths[0], end / lengths[1]
    angle = 2 * np.arctan2(np.linalg.norm(begin - end), np.linalg.norm(begin + end))  # exact for small and large angles
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
    """Interpolate through all keyframes by the uniform spline of Catmull and Rom 1974, "A Class of Local Interpolating Splines"."""
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
    """Return ``frames`` latents on the path through ``keyframes``, evenly in time, from the first to the last.

    Parameters
    ----------
    generator
        The generator of the latent space.
    keyframes
        Two or more, all with a duration or none. The last duration only counts in a loop.
    method
        One of ``METHODS``.
    space
        ``"z"``, or ``"w"`` to interpolate behind the mapping. Between classes, and if a keyframe was edited behind the mapping,
        always ``"w"``: one class changes into the other.
    loop
        Whether the path returns to the first keyframe. The step after the last frame then leads to the first,
        so no frame repeats.

    Raises
    ------
    ValueError
        Fewer than two keyframes or frames, or a duration that is not above 0.
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
    """Yield for each frame the index of the keyframe before it, and the progress, from 0 to 1, towards the next."""
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
    # without movement (all keyframes are the same) any time will do
    gone = gone if gone[-1] else fine
    times = np.interp(np.linspace(0, gone[-1], frames, endpoint=not loop), gone, fine)
    for u in times.tolist():
        place = min(int(u), parts - 1)
        yield place, u - place


def _behind(generator: Generator, values: np.ndarray, method: str, place: int, t: float, loop: bool) -> np.ndarray:
    """Interpolate behind the mapping: only z is known to lie near a sphere, so w, and the class after z, change linearly."""
    straight = METHODS["lerp" if method == "slerp" else method]
    if generator.has_mapping:
        return straight(values, place, t, loop)
    z, classes = values[:, : generator.latent_dim], values[:, generator.latent_dim :]
    return np.concatenate([METHODS[method](z, place, t, loop), straight(classes, place, t, loop)])
