"""Colours as sRGB in 8 bits, whatever a file stores."""

import functools
import io
import threading

import numpy as np
from PIL import Image, ImageCms

PART = 2**17  # wide numbers that are scaled at a time: in one piece they would take many times the picture's memory
UNNOTICED = 2  # levels of 255 by which versions of sRGB differ that were rounded or written as tables
PROBE_STEPS = 9  # levels of each channel in the colours that a profile is judged by
# these are sRGB, but map to a print's range of tones on the way, so that converting from them would change the contrast
SRGB_NAMES = {"sRGB v4 ICC preference perceptual intent beta"}
_COLOUR_SPACES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK", "LAB": "LAB"}  # a profile's, and Pillow's mode for it
_local = threading.local()  # a transform must not be used by two threads at once


def srgb(image: Image.Image) -> Image.Image:
    """The picture in mode L, LA, RGB or RGBA, in sRGB where it brings a profile that can be read, its transparency kept."""
    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and profile:
        space = _space(profile)
        if space is not None and space == _own_space(image.mode):
            return _converted(image, profile, space)
    return eight_bit(image)


def eight_bit(image: Image.Image) -> Image.Image:
    """The picture in mode L, LA, RGB or RGBA, whatever mode it has; wider numbers are scaled, not clipped."""
    if image.mode in ("L", "LA", "RGB", "RGBA"):
        has_colour_key = image.mode in ("L", "RGB") and "transparency" in image.info
        return image.convert("LA" if image.mode == "L" else "RGBA") if has_colour_key else image
    if image.mode.startswith("I") or image.mode == "F":
        return _scaled(image)
    if image.mode == "1":
        return image.convert("L")
    if image.mode == "La":
        return image.convert("LA")
    if image.mode == "LAB":
        return _applied(image, _lab_profile(), "LAB")
    has_alpha = image.mode in ("RGBa", "PA") or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")


def _converted(image: Image.Image, profile: bytes, space: str) -> Image.Image:
    """By its profile, or without it if that turns out to be broken."""
    plain = image if image.mode == space else eight_bit(image)
    alpha = plain.getchannel("A") if plain.mode in ("LA", "RGBA") else None
    if alpha is not None:
        plain = plain.convert(plain.mode[:-1])
    try:
        converted = _applied(plain, profile, space)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return eight_bit(image)
    if alpha is not None:
        converted.putalpha(alpha)
    return converted


def _own_space(mode: str) -> str:
    """The mode that a profile must be for to belong to a picture of this mode."""
    if mode in ("CMYK", "LAB"):
        return mode
    return "L" if mode in ("1", "L", "LA", "La", "F") or mode.startswith("I") else "RGB"


@functools.lru_cache(maxsize=64)
def _space(profile: bytes) -> str | None:
    """The mode of the pictures that the profile is for; None if it leaves colours as they are or cannot be read."""
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        space = _COLOUR_SPACES.get(opened.profile.xcolor_space.strip())
        if space is None or _description(opened) in SRGB_NAMES or _is_srgb(profile, space):
            return None
        return space
    except Exception:  # Pillow's own errors, and what a broken profile brings about in reading its tags
        return None


def _description(profile: ImageCms.ImageCmsProfile) -> str:
    try:
        return profile.profile.profile_description or ""
    except Exception:  # broken text says nothing about the colours
        return ""


def _is_srgb(profile: bytes, space: str) -> bool:
    """Whether converting from the profile changes no colour noticeably: what counts is what it does, not what it is called."""
    if space == "L":
        probe = np.arange(256, dtype=np.uint8)[None]
    elif space == "RGB":
        steps = np.linspace(0, 255, PROBE_STEPS).round().astype(np.uint8)
        grid = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(-1, 3)
        probe = np.concatenate([grid, np.arange(256, dtype=np.uint8)[:, None].repeat(3, axis=1)])[None]
    else:
        return False
    converted = np.asarray(_applied(Image.fromarray(probe), profile, space))
    return int(np.abs(converted.astype(int) - probe).max()) <= UNNOTICED


def _applied(image: Image.Image, profile: bytes, space: str) -> Image.Image:
    transforms: dict[bytes, ImageCms.ImageCmsTransform] = _local.__dict__.setdefault("transforms", {})
    if profile not in transforms:
        if len(transforms) >= 32:
            transforms.clear()
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        transforms[profile] = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), space, "RGB")
    found = ImageCms.applyTransform(image, transforms[profile])
    assert found is not None  # not in place
    return found.convert("L") if space == "L" else found


@functools.cache
def _lab_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def _scaled(image: Image.Image) -> Image.Image:
    """Numbers of more than 8 bits as L. The scale comes from the type where it can, so that pictures keep their relation."""
    values = np.asarray(image).reshape(-1)
    if values.dtype.kind == "u":  # of 16 bits
        shades = np.rint(np.arange(2**16) * (255 / (2**16 - 1))).astype(np.uint8)
        return Image.fromarray(shades[values].reshape(image.height, image.width))
    grey = np.empty(len(values), np.uint8)
    low, high = _range(values)
    for first in range(0, len(values), PART):
        wide = values[first : first + PART].astype(np.float64)
        if values.dtype.kind == "f":
            wide = np.nan_to_num(wide, copy=False, nan=low, posinf=high, neginf=low)
        wide -= low
        wide *= 255 / max(high - low, 1e-12)
        grey[first : first + PART] = np.clip(np.rint(wide, out=wide), 0, 255, out=wide)
    return Image.fromarray(grey.reshape(image.height, image.width))


def _range(values: np.ndarray) -> tuple[float, float]:
    """What becomes black and white."""
    low, high = np.inf, -np.inf
    for first in range(0, len(values), PART):
        part = values[first : first + PART]
        ends = float(part.min()), float(part.max())
        if not np.isfinite(ends).all():  # looking at each number takes three times as long
            part = part[np.isfinite(part)]
            if not part.size:
                continue
            ends = float(part.min()), float(part.max())
        low, high = min(low, ends[0]), max(high, ends[1])
    if low > high:
        return 0.0, 1.0
    if values.dtype.kind == "i" and low >= 0 and 255 < high <= 65535:
        return 0.0, 65535.0
    if values.dtype.kind == "f" and low >= 0 and high <= 1:
        return 0.0, 1.0
    return (0.0, 255.0) if low >= 0 and high <= 255 else (low, high)
