"""Writes and reads PNG files whose metadata hold the latent and settings that they were drawn with."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import numpy as np
from PIL import Image

from ganstudio.engine.errors import RunError
from ganstudio.engine.export.images import save_png
from ganstudio.engine.latent.favourites import MOST_TRUNCATION, Appearance
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.noise import NOISE
from ganstudio.engine.latent.packed import pack, unpack
from ganstudio.engine.latent.sampling import LARGEST_SEED
from ganstudio.engine.networks import Generator
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

FORMAT = 1
KEY = "ganstudio:drawn"
MOST_LETTERS = 1000  # of a name


@dataclass(frozen=True, eq=False)
class Provenance:
    """How a picture was drawn.

    Parameters
    ----------
    latent
        The latent.
    truncation
        The truncation, 1 for none.
    noise
        The seed of the generator's noise; None for the trained noise.
    run
        The run's name.
    images_seen
        Images seen by the generator's snapshot.
    network
        The generator's :func:`fingerprint`: another generator draws another picture from the same latent.
    precision
        The number format that it was drawn in, from :data:`~ganstudio.engine.latent.latent.PRECISIONS`.
    """

    latent: Latent
    truncation: float
    noise: int | None
    run: str
    images_seen: int
    network: str
    precision: str = "fp32"

    @property
    def appearance(self) -> Appearance:
        """Return the appearance as the shelf keeps it."""
        return Appearance(self.truncation, self.images_seen, self.noise, self.precision)


class _Text(msgspec.Struct):
    format: int
    latent: msgspec.Raw = msgspec.field(name="point")  # the key in the files
    truncation: Annotated[float, msgspec.Meta(ge=0, le=MOST_TRUNCATION)]
    noise: Annotated[int, msgspec.Meta(ge=0, le=LARGEST_SEED)] | None
    run: Annotated[str, msgspec.Meta(max_length=MOST_LETTERS)]
    images: Annotated[int, msgspec.Meta(ge=0)]
    network: Annotated[str, msgspec.Meta(max_length=MOST_LETTERS)]
    precision: Literal["fp32", "bf16"] = "fp32"


def fingerprint(generator: Generator) -> str:
    """Return 16 hexadecimal digits that identify the weights, whatever the seed of the noise."""
    digest = hashlib.sha256()
    for name, tensor in sorted(generator.state_dict().items()):
        if name.rpartition(".")[2] in NOISE:
            continue
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()[:16]


def save_picture(path: Path, image: np.ndarray, drawn: Provenance) -> None:
    """Write uint8 (H, W, C) as PNG, atomically, with ``drawn`` in its metadata."""
    save_png(path, image, **texts_of(drawn))


def texts_of(drawn: Provenance) -> dict[str, object]:
    """Return the metadata for :func:`~ganstudio.engine.export.images.save_png`: ``drawn``, and the seed in plain text."""
    seed = drawn.latent.seed if drawn.latent.w is None else None
    return {"drawn": to_text(drawn)} | ({} if seed is None else {"seed": seed})


def to_text(drawn: Provenance) -> str:
    """Return the text of a picture's metadata under :data:`KEY`."""
    latent = msgspec.Raw(pack(drawn.latent))
    facts = {name: getattr(drawn, name) for name in ("truncation", "noise", "run", "network", "precision")}
    return msgspec.json.encode(_Text(FORMAT, latent, images=drawn.images_seen, **facts)).decode()


def read_picture(path: Path) -> Provenance | None:
    """Return how the picture was drawn; None if it is no PNG file or has no such metadata.

    Raises
    ------
    RunError
        The metadata are damaged, or a newer studio wrote them.
    """
    try:
        with Image.open(path, formats=("PNG",)) as image:
            image.load()  # the text may follow the pixels
            said = getattr(image, "text", {}).get(KEY)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    if said is None:
        return None
    try:
        text = msgspec.json.decode(said, type=_Text)
        if text.format > FORMAT:
            raise RunError(mark("engine", "{path} was made by a newer GAN Studio. Update this one to open it."), path=path)
        latent = unpack(bytes(text.latent))
    except (msgspec.MsgspecError, ValueError) as error:
        raise RunError(
            mark("engine", "The metadata of {path} that says how it was drawn is damaged: {reason}."), path=path, reason=str(error)
        ) from None
    return Provenance(latent, text.truncation, text.noise, text.run, text.images, text.network, text.precision)
