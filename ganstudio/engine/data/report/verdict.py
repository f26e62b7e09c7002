"""States the result of a preflight in sentences: what can be used, and what would improve it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from ganstudio.engine.config import DataConfig
from ganstudio.engine.config.data import SMALLEST_PADDED
from ganstudio.engine.config.presets import FEW
from ganstudio.engine.data.causes import ALIKE, CAMERA_RAW, HEIC, WHOLLY_TRANSPARENT
from ganstudio.engine.data.preparation.choice import ChosenPictures
from ganstudio.engine.data.preparation.prepare import Preparation
from ganstudio.engine.data.report.frames import lighter_frame
from ganstudio.engine.data.wide import WHOLE, evident_depth
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

FEW_PRESET = mark("engine", "Few images")
LONG = 1.25  # ratio of length to width from which the centre crop loses something
MANY = 0.2  # a share worth mentioning
DARK = 2**14  # of 16 bits; pictures below show a quarter of their shades at most
UNEVEN = 10  # ratio of the largest class to the smallest


@dataclass(frozen=True, eq=False)
class DatasetFacts:
    """The facts to judge.

    ``sizes`` (used, 2); the numbers of used pictures with colour and in a colour mode; class counts; the number of first pages
    of TIFFs with several; the remarks of the source; the largest 16-bit value in a sample.
    """

    how: Preparation
    data: DataConfig
    choice: ChosenPictures
    sizes: np.ndarray
    coloured: int
    stored_coloured: int
    classes: Mapping[str, int]
    stacks: int = 0
    remarks: Sequence[Sentence] = ()
    brightest: int = 0


def verdict(found: DatasetFacts) -> tuple[Sentence, ...]:
    """Return the sentences, the count first."""
    parts = (_usable, _remarks, _pages, _few, _aspect, _first_layer, _small, _frames, _depth, _colour, _classes, _notes)
    return tuple(sentence for part in parts for sentence in part(found))


def _usable(found: DatasetFacts) -> Iterator[Sentence]:
    used, causes = len(found.sizes), Counter(problem.cause for problem in found.choice.problems)
    total = used + causes.total()
    if not causes and used == 1:
        yield Sentence(mark("engine", "The picture can be used."), {})
        return
    if not causes:
        yield Sentence(mark("engine", "All {count} pictures can be used."), {"count": f"{used:,}"})
        return
    text = mark("engine", "{used} of {files} files can be used.")
    yield Sentence(text, {"used": f"{used:,}", "files": f"{total:,}"})
    if causes:
        yield Sentence(mark("engine", "Left out: {causes}."), {"causes": _counted(causes)})
    if CAMERA_RAW in causes or HEIC in causes:
        yield Sentence(mark("engine", "Export camera raw files and HEIC pictures as JPEG to use them."), {})


def _counted(causes: Counter[str]) -> Sentence:
    """Return the causes with their numbers, the most frequent first: "2 not an image, 1 truncated"."""
    sentences = [
        Sentence(mark("engine", "{count} {cause}"), {"count": f"{count:,}", "cause": cause})
        for cause, count in causes.most_common()
    ]
    return reduce(lambda first, rest: Sentence(mark("engine", "{first}, {rest}"), {"first": first, "rest": rest}), sentences)


def _pages(found: DatasetFacts) -> Iterator[Sentence]:
    if found.stacks:
        text = mark(
            "engine",
            "TIFF files with several pages: {count}. Only the first page is used. To use all pages, open the file by itself.",
        )
        yield Sentence(text, {"count": f"{found.stacks:,}"})


def _remarks(found: DatasetFacts) -> Iterator[Sentence]:
    yield from found.remarks


def _few(found: DatasetFacts) -> Iterator[Sentence]:
    used, images = len(found.sizes), found.how.count(found.sizes)
    values = {"count": f"{used:,}"}
    if used < 2:
        yield Sentence(mark("engine", "Training needs at least 2 pictures."), {})
    elif images < FEW:
        text = mark("engine", "{count} pictures is a small set. Use the preset {preset}.")
        yield Sentence(text, {**values, "preset": FEW_PRESET})


def _aspect(found: DatasetFacts) -> Iterator[Sentence]:
    if not len(found.sizes) or found.how.crop not in ("centre", "stretch"):
        return
    frame = found.how.frame
    ratio = found.sizes[:, 1] / found.sizes[:, 0] * (frame.width / frame.height)
    for text, longer in zip((SQUARE_TEXTS if frame.is_square else FRAME_TEXTS)[found.how.crop], (ratio, 1 / ratio), strict=True):
        long = longer >= LONG
        if long.mean() >= MANY:
            cut = 1 - 1 / longer[long].mean()
            values = {"share": _percent(float(long.mean())), "cut": _percent(float(cut)), "frame": str(frame)}
            yield Sentence(text, {name: value for name, value in values.items() if f"{{{name}}}" in text})


# of pictures that are taller, and of pictures that are wider than the frame
SQUARE_TEXTS = {
    "centre": (
        mark("engine", "{share} are portrait: the centre crop removes {cut} of each, possibly heads. Try the crop Fit."),
        mark("engine", "{share} are landscape: the centre crop removes {cut} of each at the sides. Try the crop Fit."),
    ),
    "stretch": (
        mark("engine", "{share} are portrait: the crop Stretch distorts them. Try the crop Fit."),
        mark("engine", "{share} are landscape: the crop Stretch distorts them. Try the crop Fit."),
    ),
}
FRAME_TEXTS = {
    "centre": (
        mark(
            "engine",
            "{share} are taller than {frame}: the centre crop removes {cut} of each, possibly heads. Try another size or the "
            "crop Fit.",
        ),
        mark(
            "engine",
            "{share} are wider than {frame}: the centre crop removes {cut} of each at the sides. Try another size or the crop Fit.",
        ),
    ),
    "stretch": (
        mark("engine", "{share} are taller than {frame}: the crop Stretch distorts them. Try another size or the crop Fit."),
        mark("engine", "{share} are wider than {frame}: the crop Stretch distorts them. Try another size or the crop Fit."),
    ),
}


def _first_layer(found: DatasetFacts) -> Iterator[Sentence]:
    """Say that another frame nearby makes the networks lighter."""
    frame = found.how.frame
    near = lighter_frame(frame)
    if near is not None:
        text = mark("engine", "{frame} px is halved only to {first}, which makes the networks slow. {near} px is lighter.")
        yield Sentence(text, {"frame": str(frame), "first": str(frame.first), "near": str(near)})


def _small(found: DatasetFacts) -> Iterator[Sentence]:
    if not len(found.sizes):
        return
    scales = found.sizes / np.array(found.how.frame.sides)  # pixels of the pictures for each pixel of the images
    scale = scales.max(axis=1) if found.how.crop == "fit" else scales.min(axis=1)
    share = float((scale < SMALLEST_PADDED).mean()) if found.how.crop != "tiles" else 0.0
    if found.how.crop == "tiles" and found.how.tile < found.how.frame.width:
        share = 1.0
    if share >= MANY:
        text = mark("engine", "{share} are smaller than {size} px and get enlarged: a smaller image size loses no detail.")
        yield Sentence(text, {"share": _percent(share), "size": str(found.how.frame)})


def _frames(found: DatasetFacts) -> Iterator[Sentence]:
    """Say that borders take the colour of the pictures' edges, where it differs from the setting."""
    how = found.how
    if not how.is_single or how.channels == 4 or how.background == found.data.background.lower():
        return
    short, long = found.sizes.min(axis=1), found.sizes.max(axis=1)
    framed = (
        (short >= SMALLEST_PADDED * how.frame.shorter) & (short < how.frame.shorter) & ((short == long) | (how.crop == "centre"))
    )
    if how.crop == "fit":
        framed |= short != long
    if framed.any():
        text = mark(
            "engine",
            "Borders take the colour of the pictures' edges, {colour}. To replace it, set a background other than white.",
        )
        yield Sentence(text, {"colour": how.background})


def _depth(found: DatasetFacts) -> Iterator[Sentence]:
    bits, level = evident_depth(found.brightest), found.brightest
    if level > 0 and bits < WHOLE:
        text = mark("engine", "The 16-bit files hold {bits}-bit data: level {level} becomes white.")
        yield Sentence(text, {"bits": bits, "level": f"{2**bits - 1:,}"})
    elif 0 < level < DARK:
        text = mark("engine", "The 16-bit files are dark: the highest level is {level} of 65,535. Save them with their full range.")
        yield Sentence(text, {"level": f"{level:,}"})


def _colour(found: DatasetFacts) -> Iterator[Sentence]:
    used, channels = len(found.sizes), found.how.channels
    if channels == 1 and found.coloured >= MANY * used > 0:
        text = mark("engine", "{share} are in colour, but the networks train in grey.")
        yield Sentence(text, {"share": _percent(found.coloured / used)})
    elif channels == 1 and not found.coloured and found.stored_coloured >= MANY * used > 0:
        yield Sentence(mark("engine", "The files are in colour mode but show only grey: 1 channel is enough, and faster."), {})
    elif channels > 1 and used and not found.coloured:
        yield Sentence(mark("engine", "No picture shows any colour: training with 1 channel is faster."), {})


def _classes(found: DatasetFacts) -> Iterator[Sentence]:
    if not found.classes:
        return
    (most, many), (least, few) = (pick(found.classes.items(), key=lambda item: item[1]) for pick in (max, min))
    if many >= UNEVEN * max(few, 1):
        text = mark("engine", "The classes are uneven: {many} pictures of {most}, {few} of {least}.")
        yield Sentence(text, {"many": f"{many:,}", "most": most, "few": f"{few:,}", "least": least})
    elif few == many:
        yield Sentence(mark("engine", "{count} classes, {many} pictures each."), {"count": len(found.classes), "many": f"{many:,}"})
    else:
        text = mark("engine", "{count} classes, {few} to {many} pictures each.")
        yield Sentence(text, {"count": len(found.classes), "few": f"{few:,}", "many": f"{many:,}"})


def _notes(found: DatasetFacts) -> Iterator[Sentence]:
    causes = Counter(note.cause for note in found.choice.notes)
    if causes[WHOLLY_TRANSPARENT]:
        text = mark(
            "engine", "Fully transparent pictures: {count}. The networks learn only the background from them; leave them out."
        )
        yield Sentence(text, {"count": f"{causes[WHOLLY_TRANSPARENT]:,}"})
    if causes[ALIKE] == 1:
        yield Sentence(mark("engine", "1 is a near-duplicate; it is still used."), {})
    elif causes[ALIKE]:
        text = mark("engine", "{count} are near-duplicates; they are still used.")
        yield Sentence(text, {"count": f"{causes[ALIKE]:,}"})


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
