"""Converts colours to sRGB in 8 bits, whatever the file stores."""

import functools
import io
import threading

import numpy as np
from PIL import Image, ImageCms

from ganstudio.engine.data.wide import scaled

UNNOTICED = 2  # levels of 255 by which versions of sRGB differ through rounding or tables
PROBE_STEPS = 9  # levels per channel of the colours that test a profile
# these are sRGB with a print's tone range in their conversion tables, so that converting from them would change the contrast
SRGB_NAMES = {"sRGB v4 ICC preference perceptual intent beta"}
_COLOUR_SPACES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK", "LAB": "LAB"}  # a profile's colour space, and Pillow's mode for it
_local = threading.local()  # a transform must not be used by two threads at once
MODES = {1: "L", 3: "RGB", 4: "RGBA"}


def srgb(image: Image.Image, depth: int = 0) -> Image.Image:
    """Convert a picture to mode L, LA, RGB or RGBA, in sRGB where its profile can be read, with its transparency.

    ``depth`` is as for :func:`~ganstudio.engine.data.wide.scaled`.
    """
    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and profile:
        space = _space(profile)
        if space is not None and space == _own_space(image.mode):
            return _converted(image, profile, space, depth)
    return eight_bit(image, depth)


def eight_bit(image: Image.Image, depth: int = 0) -> Image.Image:
    """Convert a picture of any mode to L, LA, RGB or RGBA; scale wider values instead of clipping them."""
    if image.mode in ("L", "LA", "RGB", "RGBA"):
        has_colour_key = image.mode in ("L", "RGB") and "transparency" in image.info
        return image.convert("LA" if image.mode == "L" else "RGBA") if has_colour_key else image
    if image.mode.startswith("I") or image.mode == "F":
        return scaled(image, depth)
    if image.mode == "1":
        return image.convert("L")
    if image.mode == "La":
        return image.convert("LA")
    if image.mode == "LAB":
        return _applied(image, _lab_profile(), "LAB")
    has_alpha = image.mode in ("RGBa", "PA") or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")


def _converted(image: Image.Image, profile: bytes, space: str, depth: int) -> Image.Image:
    """Convert by the profile, or without it if it turns out to be broken."""
    has_colour_key = "transparency" in image.info
    plain = image if image.mode == space and not has_colour_key else eight_bit(image, depth)
    alpha = plain.getchannel("A") if plain.mode in ("LA", "RGBA") else None
    if alpha is not None:
        plain = plain.convert(plain.mode[:-1])
    try:
        converted = _applied(plain, profile, space)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return eight_bit(image, depth)
    if alpha is not None:
        converted.putalpha(alpha)
    return converted


def _own_space(mode: str) -> str:
    """Return the mode of the profiles that fit a picture of this mode."""
    if mode in ("CMYK", "LAB"):
        return mode
    return "L" if mode in ("1", "L", "LA", "La", "F") or mode.startswith("I") else "RGB"


@functools.lru_cache(maxsize=64)
def _space(profile: bytes) -> str | None:
    """Return the mode that the profile is for; None if it leaves colours unchanged or cannot be read."""
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        space = _COLOUR_SPACES.get(opened.profile.xcolor_space.strip())
        if space is None or _description(opened) in SRGB_NAMES or is_srgb(profile, space):
            return None
        return space
    except Exception:  # Pillow's own errors, and those of a broken profile's tags
        return None


def _description(profile: ImageCms.ImageCmsProfile) -> str:
    try:
        return profile.profile.profile_description or ""
    except Exception:  # broken text says nothing about the colours
        return ""


def is_srgb(profile: bytes, space: str) -> bool:
    """Return whether converting from the profile changes no colour noticeably, whatever its name says."""
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
    assert found is not None  # None only for a conversion in place
    return found.convert("L") if space == "L" else found


@functools.cache
def _lab_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def flatten(image: Image.Image, channels: int, background: str) -> Image.Image:
    """Convert to mode L (1 channel), RGB (3) or RGBA (4). With 1 or 3, transparent parts show ``background``."""
    if channels != 4 and image.mode in ("LA", "RGBA"):
        over = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", over.size, background), over)
    return image if image.mode == MODES[channels] else image.convert(MODES[channels])
