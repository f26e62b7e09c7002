"""Pictures to learn from: opened, looked at, prepared. A further kind of source is one file and one entry in ``opening.KINDS``."""

from ganstudio.engine.data.builtin import BUILTIN, BuiltinInfo
from ganstudio.engine.data.decode import Picture, decode, thumbnail
from ganstudio.engine.data.loading import Dataset, load_dataset
from ganstudio.engine.data.opening import open_source
from ganstudio.engine.data.prepare import SIZES, Preparation, boxes, preparation, prepare, room
from ganstudio.engine.data.source import Problem, Source, UnreadableImage

__all__ = [
    "BUILTIN",
    "SIZES",
    "BuiltinInfo",
    "Dataset",
    "Picture",
    "Preparation",
    "Problem",
    "Source",
    "UnreadableImage",
    "boxes",
    "decode",
    "load_dataset",
    "open_source",
    "preparation",
    "prepare",
    "room",
    "thumbnail",
]
