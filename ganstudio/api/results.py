"""Defines the results of searches: arrays, latents, figures, and how far to trust them. A notebook shows the pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ganstudio.api.arguments import check_whole
from ganstudio.api.display import grid, png
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.recipes.inpaint import InpaintedPicture
from ganstudio.engine.recipes.invert import InvertedPicture, Likeness
from ganstudio.engine.recipes.trust import TrustReport
from ganstudio.engine.recipes.upscale import UpscaledPicture


@dataclass(frozen=True, eq=False, repr=False)
class FoundPicture:
    """The latent found for a picture.

    Attributes
    ----------
    run
        The folder of the run whose model draws it; with the effort "tune", that of the tuned copy.
    found
        The full result.
    trust
        Whether the model can draw that kind of picture; None if it was not measured.
    """

    run: Path
    found: InvertedPicture
    trust: TrustReport | None = None

    @property
    def latent(self) -> Latent:
        """Return the latent whose image is most like the picture."""
        return self.found.best.latent

    @property
    def candidates(self) -> list[Latent]:
        """Return all latents found, the best first."""
        return [candidate.latent for candidate in self.found.candidates]

    @property
    def pixels(self) -> np.ndarray:
        """Return the latent's image, uint8 (H, W, C)."""
        return self.found.best.pixels

    @property
    def original(self) -> np.ndarray:
        """Return the target of the search: the picture in the form of the model's, uint8 (H, W, C)."""
        return np.ascontiguousarray(self.found.target.pixels.transpose(1, 2, 0))

    @property
    def psnr(self) -> float:
        """Return the PSNR of both in dB; infinite if they are identical."""
        return _decibels(self.found.best.likeness)

    @property
    def ssim(self) -> float:
        """Return the structural similarity (SSIM) of both; 1 if they are identical."""
        return self.found.best.likeness.ssim

    @property
    def own_psnr(self) -> float | None:
        """Return the PSNR that the same search reaches on pictures drawn by the model, in dB; None if unknown."""
        return None if self.found.own is None else _decibels(self.found.own)

    def save(self, path: str | Path) -> None:
        """Write the latent's image as a PNG file that :meth:`TrainedModel.open` opens."""
        self.found.best.save(Path(path))

    def __repr__(self) -> str:
        own = "" if self.own_psnr is None else f" (the model's own pictures: {self.own_psnr:.1f} dB)"
        return f"<FoundPicture: {self.psnr:.1f} dB to the original{own}{_told(self.trust)}>"

    def _repr_png_(self) -> bytes:
        """Return the original and the latent's image, side by side."""
        return png(grid(np.stack([self.original, self.pixels])))


@dataclass(frozen=True, eq=False, repr=False)
class FilledPicture:
    """A picture and the fillings of its holes, the likeliest first.

    Attributes
    ----------
    filled
        The full result.
    trust
        As for :class:`FoundPicture`.
    """

    filled: InpaintedPicture
    trust: TrustReport | None = None

    @property
    def pictures(self) -> np.ndarray:
        """Return the whole picture with each filling, uint8 (count, H, W, C); only the filled pixels differ."""
        return np.stack([candidate.pixels for candidate in self.filled.candidates])

    @property
    def latents(self) -> list[Latent]:
        """Return the latent of each filling; of several holes, that of the largest."""
        return [candidate.latent for candidate in self.filled.candidates]

    @property
    def psnr(self) -> list[float]:
        """Return the PSNR of each filling in the pixels around the hole, in dB."""
        return [candidate.psnr for candidate in self.filled.candidates]

    @property
    def notes(self) -> list[str]:
        """Return notes on the result, such as that its filling is grey."""
        return [str(caveat) for caveat in self.filled.caveats]

    def save(self, path: str | Path, number: int = 0) -> None:
        """Write the picture with filling ``number``, in the mode, depth, alpha and colour profile of its file."""
        self.filled.candidates[check_whole("number", number, 0, len(self.filled.candidates) - 1)].save(Path(path))

    def __repr__(self) -> str:
        return f"<FilledPicture: {len(self.filled.candidates)} ways{_told(self.trust, self.notes)}>"

    def _repr_png_(self) -> bytes:
        """Return all fillings side by side."""
        return png(grid(self.pictures))


@dataclass(frozen=True, eq=False, repr=False)
class EnlargedPicture:
    """The enlargements of a small picture, the best first; an upscaler gives a single answer.

    Attributes
    ----------
    enlarged
        The full result.
    trust
        As for :class:`FoundPicture`; None with an upscaler.
    """

    enlarged: UpscaledPicture
    trust: TrustReport | None = None

    @property
    def pictures(self) -> np.ndarray:
        """Return the answers, uint8 (count, H, W, C)."""
        return np.stack([candidate.pixels for candidate in self.enlarged.candidates])

    @property
    def small(self) -> np.ndarray:
        """Return the input, uint8 (h, w, C)."""
        return self.enlarged.input.small

    @property
    def bicubic(self) -> np.ndarray:
        """Return the bicubic enlargement of the input, uint8 (H, W, C)."""
        return self.enlarged.input.bicubic

    @property
    def latents(self) -> list[Latent]:
        """Return the latent of each answer; empty with an upscaler."""
        return [candidate.latent for candidate in self.enlarged.candidates if candidate.latent is not None]

    @property
    def std(self) -> float | None:
        """Return the mean standard deviation of the answers at a pixel, from 0 to 1; None with an upscaler."""
        return self.enlarged.std

    @property
    def notes(self) -> list[str]:
        """Return notes on the result."""
        return [str(caveat) for caveat in self.enlarged.caveats]

    def save(self, path: str | Path, number: int = 0) -> None:
        """Write answer ``number``."""
        self.enlarged.candidates[check_whole("number", number, 0, len(self.enlarged.candidates) - 1)].save(Path(path))

    def __repr__(self) -> str:
        count, factor = len(self.enlarged.candidates), self.enlarged.factor
        answers = "1 answer" if count == 1 else f"{count} answers"
        return f"<EnlargedPicture: {factor} times as large, {answers}{_told(self.trust, self.notes)}>"

    def _repr_png_(self) -> bytes:
        """Return the bicubic enlargement and the answers, side by side."""
        answers = self.pictures
        plain = self.bicubic
        if plain.shape == answers.shape[1:]:
            answers = np.concatenate([plain[None], answers])
        return png(grid(answers))


def _decibels(likeness: Likeness) -> float:
    return float("inf") if likeness.psnr is None else likeness.psnr


def _told(trust: TrustReport | None, notes: Sequence[str] = ()) -> str:
    """Return the trust and the notes as the end of a repr."""
    sentence = None if trust is None else trust.sentence
    return "".join(f". {text}" for text in [*notes, *([] if sentence is None else [str(sentence)])]).removesuffix(".")
