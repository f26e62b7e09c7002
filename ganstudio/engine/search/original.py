"""A picture in the form of its file, so that a result keeps mode, depth, alpha and profile."""

import io
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageCms

from ganstudio.engine.data.decoding.colour import eight_bit, srgb
from ganstudio.engine.data.decoding.formats import formats
from ganstudio.engine.data.decoding.full_depth import before_loading, full_depth
from ganstudio.engine.data.decoding.turns import turn_of
from ganstudio.engine.data.preparation.prepare import Box
from ganstudio.engine.data.wide import black_and_white
from ganstudio.engine.files import write_atomic
from ganstudio.engine.search.target import Target

PNG_MODES = ("L", "LA", "RGB", "RGBA", "I;16")
TIFF_MODES = ("CMYK", "I", "F")  # modes that PNG cannot hold
COLOURS = {"L": 1, "LA": 1, "RGB": 3, "RGBA": 3, "CMYK": 4, "I;16": 1, "I": 1, "F": 1}
OPAQUE = 255
HALF = 128  # of alpha: a filling of more transparent parts would be invisible


@dataclass(frozen=True, eq=False)
class Original:
    """A picture in the form of its file, upright.

    Attributes
    ----------
    values
        (H, W, C): uint8; with one channel also uint16, int32 or float32.
    mode
        Pillow's name of the mode: L, LA, RGB, RGBA, CMYK, I;16, I or F.
    profile
        The ICC profile of the values; empty for sRGB.
    low, step
        The value that a model sees as black, and the step to the next of its 256 levels.
    key
        The value of a 16-bit grey picture that is transparent wherever it occurs; None if there is none.
    background
        The colour that the model sees behind transparent parts, sRGB from 0 to 255.
    """

    values: np.ndarray
    mode: str
    profile: bytes = b""
    low: float = 0.0
    step: float = 1.0
    key: int | None = None
    background: tuple[int, int, int] = (255, 255, 255)

    @property
    def has_alpha(self) -> bool:
        """Return whether the last channel is alpha."""
        return self.mode in ("LA", "RGBA")

    @property
    def is_wide(self) -> bool:
        """Return whether the values have more than 8 bits."""
        return self.values.dtype != np.uint8

    def levels(self) -> np.ndarray:
        """Return the colours without alpha as levels from 0 to 255: uint8, or float32 if the picture is wide; (H, W, C)."""
        colours = self.values[..., : COLOURS[self.mode]]
        return ((colours - self.low) / self.step).astype(np.float32) if self.is_wide else colours

    @property
    def behind(self) -> np.ndarray:
        """Return the background in the picture's own values, float (1, 1, C), without alpha."""
        return self.numbers(np.array(self.background, np.float64).reshape(1, 1, 3))

    def shown(self, values: np.ndarray) -> np.ndarray:
        """Convert values of this kind (h, w, C) for display: sRGB, uint8 (h, w, 1, 3 or 4)."""
        if self.is_wide:
            image = _image("L", _rounded((values - self.low) / self.step, np.dtype(np.uint8)))
        else:
            image = _image(self.mode, values)
        if self.profile:
            image.info["icc_profile"] = self.profile
        found = srgb(image)
        if self.key is not None:
            found.putalpha(Image.fromarray(np.where(values[..., 0] == self.key, 0, OPAQUE).astype(np.uint8)))
        pixels = np.asarray(found.convert("RGBA") if found.mode == "LA" else found)
        return pixels[..., None] if pixels.ndim == 2 else pixels

    def numbers(self, levels: np.ndarray) -> np.ndarray:
        """Convert sRGB levels, 0 to 255, float (h, w, 1 or 3), to the picture's colours: (h, w, C) without alpha, not rounded."""
        is_grey = COLOURS[self.mode] == 1
        if not self.profile and self.mode != "CMYK":
            if is_grey and levels.shape[2] == 3:
                levels = levels @ np.array([[0.299], [0.587], [0.114]])  # as Pillow's L
            wanted = levels if is_grey or levels.shape[2] == 3 else levels.repeat(3, axis=2)
        else:
            rgb = _rounded(levels if levels.shape[2] == 3 else levels.repeat(3, axis=2), np.dtype(np.uint8))
            wanted = _by_profile(Image.fromarray(rgb), self.profile, "L" if is_grey else self.mode.removesuffix("A"))
        return wanted * self.step + self.low

    def overlaid(self, box: Box, levels: np.ndarray, share: np.ndarray) -> np.ndarray:
        """Blend ``levels`` over the values of a box (h, w, C); where ``share`` is 0, the values stay exactly the same.

        Parameters
        ----------
        levels
            The model's image, float (h, w, 1, 3 or 4): sRGB from 0 to 255, and its alpha.
        share
            float (h, w) from 0 to 1: the opacity.
        """
        left, top, right, bottom = box
        before = self.values[top:bottom, left:right]
        part = share[..., None].astype(np.float64)
        colours, alpha = levels[..., :3].astype(np.float64), levels[..., 3:] / OPAQUE
        if not self.has_alpha:
            if alpha.shape[2]:
                colours = colours * alpha + np.array(self.background) * (1 - alpha)
            made = self.numbers(colours)
            own = np.where(np.isfinite(before), before, made)  # NaN and infinite pixels are replaced in full
            return self._seen(part, _where(part, own + part * (made - own), before))
        own, own_alpha = before[..., :-1].astype(np.float64), before[..., -1:] / OPAQUE
        made = self.numbers(colours)
        if not alpha.shape[2]:
            full = before[..., -1][share >= 1]
            if full.size and full.min() >= HALF:  # the model saw these parts over the background: remove that again
                alpha = own_alpha
                made = (made - (1 - alpha) * self.behind) / np.maximum(alpha, HALF / OPAQUE)
            else:  # a transparent filling would be invisible
                alpha = np.ones_like(own_alpha)
        mixed = own_alpha + part * (alpha - own_alpha)
        weight = np.where(mixed > 0, part * alpha / np.maximum(mixed, 1e-9), part)  # alpha compositing
        return _where(part, np.concatenate([own + weight * (made - own), mixed * OPAQUE], axis=2), before)

    def _seen(self, part: np.ndarray, values: np.ndarray) -> np.ndarray:
        """Move values (h, w, 1) filled by ``part`` by 1 if they equal the transparent value."""
        if self.key is None:
            return values
        beside = np.uint16(1 if self.key == 0 else self.key - 1)
        return np.where((part > 0) & (values == self.key), beside, values)

    def rounded(self, values: np.ndarray) -> np.ndarray:
        """Round and clip values to what the picture can hold."""
        return _rounded(values, self.values.dtype)

    def with_values(self, values: np.ndarray) -> "Original":
        """Return a picture of the same kind with other values."""
        return replace(self, values=values)

    @property
    def suffix(self) -> str:
        """Return the ending of a file that keeps everything."""
        return ".png" if self.mode in PNG_MODES else ".tif"

    def encoded(self) -> bytes:
        """Return the file's content: a PNG, or a TIFF if a PNG cannot hold the mode."""
        buffer = io.BytesIO()
        keywords: dict[str, Any] = {"icc_profile": self.profile} if self.profile else {}
        if self.key is not None:
            keywords["transparency"] = self.key
        _image(self.mode, self.values).save(buffer, "PNG" if self.mode in PNG_MODES else "TIFF", **keywords)
        return buffer.getvalue()

    def save(self, path: Path) -> None:
        """Write the file atomically.

        Raises
        ------
        RunError
            The disk refuses.
        """
        write_atomic(path, self.encoded())


def original_of(target: Target, background: str = "#ffffff") -> Original:
    """Return the picture of ``target`` in the form of its file; palettes become RGB, 1 bit L, and rare colour spaces sRGB."""
    behind = bytes.fromhex(background[1:])
    found = Original(*_plain(target.source)) if not target.content else _read(target.content)
    if found.values.shape[1::-1] != target.source.size:  # the target is another picture of a file with several
        found = Original(*_plain(target.source))
    return replace(found, background=(behind[0], behind[1], behind[2]))


def _read(content: bytes) -> Original:
    with Image.open(io.BytesIO(content), formats=formats()) as image:
        stored = before_loading(image, content)
        image.load()
        profile, turn, key = image.info.get("icc_profile") or b"", turn_of(image), image.info.get("transparency")
        full = full_depth(image, content, stored)
    whole = full.image if turn is None else full.image.transpose(turn)
    alpha = full.alpha if full.alpha is None or turn is None else full.alpha.transpose(turn)
    if whole.mode.startswith("I;16"):
        values, mode = np.asarray(whole).astype(np.uint16)[..., None], "I;16"
    else:
        plain = whole if whole.mode in COLOURS and "transparency" not in whole.info else eight_bit(whole)
        if alpha is not None:
            plain = plain.copy()
            plain.putalpha(alpha)
        values, mode = _plain(plain)
        key = None
        if whole.mode == "LAB":
            profile = b""
    low, high = (0.0, float(OPAQUE)) if values.dtype == np.uint8 else black_and_white(whole, full.depth)
    step = max(high - low, 1e-12) / OPAQUE
    return Original(values, mode, profile if isinstance(profile, bytes) else b"", low, step, key)


def _plain(image: Image.Image) -> tuple[np.ndarray, str]:
    values = np.asarray(image)
    return values[..., None] if values.ndim == 2 else values, image.mode


def _by_profile(image: Image.Image, profile: bytes, mode: str) -> np.ndarray:
    """Convert an RGB picture in sRGB to ``mode`` by ``profile``; without the profile if it only works in the other direction."""
    found = None
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            found = ImageCms.profileToProfile(image, ImageCms.createProfile("sRGB"), own, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            found = None
    pixels = np.asarray(image.convert(mode) if found is None else found).astype(np.float64)
    return pixels[..., None] if pixels.ndim == 2 else pixels


def _image(mode: str, values: np.ndarray) -> Image.Image:
    return Image.frombytes(mode, (values.shape[1], values.shape[0]), np.ascontiguousarray(values).tobytes())


def _rounded(values: np.ndarray, kind: np.dtype) -> np.ndarray:
    if kind.kind == "f":
        return values.astype(kind)
    limits = np.iinfo(kind)
    rounded: np.ndarray = np.rint(np.nan_to_num(values)).clip(limits.min, limits.max).astype(kind)
    return rounded


def _where(share: np.ndarray, after: np.ndarray, before: np.ndarray) -> np.ndarray:
    found: np.ndarray = np.where(share > 0, _rounded(after, before.dtype), before)
    return found
