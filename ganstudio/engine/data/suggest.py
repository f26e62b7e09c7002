"""Suggests settings for a source from a sample of its pictures."""

import contextlib
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict

from ganstudio.engine.data.cache import cache_folder
from ganstudio.engine.data.decode import Picture, decode, thumbnail
from ganstudio.engine.data.prepare import common_edge, suggest_channels, suggest_size
from ganstudio.engine.data.source import Source, Suggestion, UnreadableImage
from ganstudio.engine.errors import DatasetError, RunError
from ganstudio.engine.files import write_json
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SAMPLE = 48  # pictures looked at
SAMPLE_SIDE = 64
VERSION = 2


def suggest(source: Source) -> Suggestion:
    """Return settings that suit a sample spread over all pictures, or the first readable picture if none of it can be read.

    The result is kept, as decoding 48 large pictures would take most of the time when a source is opened again.

    Raises
    ------
    DatasetError
        None of the pictures can be read.
    """
    count = len(source)
    spread = range(0, count, max(1, count // SAMPLE))
    key = hashlib.blake2b(source.stamps(spread).tobytes(), digest_size=12).hexdigest()
    path = cache_folder() / "suggestions" / f"{key}.json"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        known = json.loads(path.read_bytes())
        if known["version"] == VERSION:
            return Suggestion(int(known["size"]), int(known["channels"]), str(known["edge_colour"]), int(known["brightest"]))
    seen = _look_at(source, spread, SAMPLE) or _look_at(source, range(count), 1)
    if not seen:
        raise _nothing_readable(source)
    images = [picture.image for picture in seen]
    found = Suggestion(
        suggest_size([(picture.width, picture.height) for picture in seen]),
        suggest_channels(images),
        common_edge(images),
        max(picture.brightest for picture in seen),
    )
    with contextlib.suppress(OSError, RunError):  # a full disk makes it slower the next time, no more
        path.parent.mkdir(parents=True, exist_ok=True)
        write_json(path, {"version": VERSION, **asdict(found)})
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
    return DatasetError(mark("engine", "{path} changed while it was read. Open it again."), path=where)
