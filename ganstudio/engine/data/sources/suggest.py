"""Suggests settings for a source from a sample of its pictures."""

import contextlib
import hashlib
import json
import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict

import numpy as np
from PIL import Image

from ganstudio.engine.config.data import SMALLEST_PADDED
from ganstudio.engine.config.frame import SQUARES, STEP, FrameSize
from ganstudio.engine.data.decoding.colour import flatten
from ganstudio.engine.data.decoding.decode import Picture, decode, thumbnail
from ganstudio.engine.data.source import Source, Suggestion, UnreadableImage
from ganstudio.engine.errors import DatasetError, RunError
from ganstudio.engine.files import write_json
from ganstudio.engine.home import cache_folder
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SAMPLE = 48  # pictures sampled
SAMPLE_SIDE = 64
VERSION = 3
LARGEST_SUGGESTED = 64  # px of the shorter side: a CPU learns this within minutes; a person may choose larger
LONGEST = 2  # times the shorter side
TURNED = 1.1  # ratio of the sides from which a picture is upright or wide
MIXED = 0.25  # share of upright and of wide pictures from which a square removes the least
COLOURED = 8.0  # mean difference between the strongest and the weakest channel, of 255; JPEG noise in a grey picture stays below it
COLOURED_SHARE = 0.05
EDGE_NOISE = 8  # levels by which the same colour varies at the edges of pictures
EDGE_SHARE = 0.75  # of the pixels at the edges; the clothes of Fashion-MNIST leave 88 % of them


def suggest(source: Source) -> Suggestion:
    """Return settings that suit a sample spread over all pictures, or the first readable picture if the whole sample fails.

    The result is kept, as decoding 48 large pictures would take most of the time when a source is opened again.

    Raises
    ------
    DatasetError
        None of the pictures can be read.
    """
    count = len(source)
    sample = range(0, count, max(1, count // SAMPLE))
    key = hashlib.blake2b(source.stamps(sample).tobytes(), digest_size=12).hexdigest()
    path = cache_folder() / "suggestions" / f"{key}.json"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        known = json.loads(path.read_bytes())
        if known["version"] == VERSION:
            return Suggestion(
                FrameSize.of(known["size"]), int(known["channels"]), str(known["edge_colour"]), int(known["brightest"])
            )
    seen = _look_at(source, sample, SAMPLE) or _look_at(source, range(count), 1)
    if not seen:
        raise _nothing_readable(source)
    images = [picture.image for picture in seen]
    found = Suggestion(
        suggest_frame([(picture.width, picture.height) for picture in seen]),
        suggest_channels(images),
        common_edge(images),
        max(picture.brightest for picture in seen),
    )
    with contextlib.suppress(OSError, RunError):  # a full disk only makes the next opening slower
        path.parent.mkdir(parents=True, exist_ok=True)
        write_json(path, {"version": VERSION, **asdict(found), "size": found.frame.size})
    return found


def _look_at(source: Source, indices: Iterable[int], wanted: int) -> list[Picture]:
    found = []
    for index in indices:
        try:
            found.append(thumbnail(source.read(index), source.title(index), SAMPLE_SIDE))
        except UnreadableImage:
            continue  # the loader lists it with its reason
        if len(found) == wanted:
            break
    return found


def _nothing_readable(source: Source) -> DatasetError:
    where = ", ".join(source.names)
    try:
        decode(source.read(0), source.title(0))
    except UnreadableImage as error:
        text = mark("engine", "No picture in {path} can be read. The first, {file}: {cause} ({detail}).")
        return DatasetError(text, path=where, **vars(error.problem))
    return DatasetError(mark("engine", "{path} changed while it was being read. Open it again."), path=where)


def suggest_frame(sizes: Sequence[tuple[int, int]]) -> FrameSize:
    """Return the frame nearest to the proportions of the median picture of these ``sizes`` (width, height).

    Its shorter side is the largest up to 64 pixels that the median picture fills without being enlarged, the longer one at most
    twice as long. The frame is square if upright and wide pictures are mixed.
    """
    short = statistics.median(min(size) for size in sizes)
    fitting = [size for size in SQUARES if size <= LARGEST_SUGGESTED and SMALLEST_PADDED * size <= short]
    side = max(fitting, default=SQUARES[0])
    ratios = [width / height for width, height in sizes]
    turned = (sum(ratio >= TURNED for ratio in ratios), sum(ratio <= 1 / TURNED for ratio in ratios))
    if min(turned) >= MIXED * len(sizes):
        return FrameSize.square(side)
    ratio = statistics.median(ratios)
    longer = min(range(side, LONGEST * side + 1, STEP), key=lambda length: abs(math.log(length / side) - abs(math.log(ratio))))
    return FrameSize(longer, side) if ratio > 1 else FrameSize(side, longer)


def is_coloured(image: Image.Image) -> bool:
    """Return whether a decoded picture shows colour, beyond being stored in a colour format."""
    if image.mode in ("L", "LA"):
        return False
    pixels = np.asarray(flatten(image, 3, "#ffffff"))
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]  # several times quicker than max(axis=2)
    strongest, weakest = np.maximum(np.maximum(red, green), blue), np.minimum(np.minimum(red, green), blue)
    return float((strongest - weakest).mean()) > COLOURED


def common_edge(images: Sequence[Image.Image]) -> str:
    """Return the colour that nearly all of these pictures share at their edges, like "#000000"; "" if there is none.

    A frame around white digits on black is black, and around drawings on paper it has the colour of the paper.
    """
    edges = []
    for image in images:
        if image.mode in ("LA", "RGBA") and image.getchannel("A").getextrema()[0] != 255:
            return ""
        pixels = np.asarray(image.convert("RGB"))
        edges += [pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]]
    around = np.concatenate(edges).astype(int)
    colour = np.median(around, axis=0).astype(int)
    is_common = (np.abs(around - colour) <= EDGE_NOISE).all(axis=1).mean() >= EDGE_SHARE
    return "#" + bytes(colour.tolist()).hex() if is_common else ""


def suggest_channels(thumbnails: Sequence[Image.Image]) -> int:
    """Return 3 if more than a few of these pictures are coloured, else 1."""
    coloured = sum(is_coloured(image) for image in thumbnails)
    return 3 if coloured > COLOURED_SHARE * len(thumbnails) else 1
