"""Sources of training pictures: opened, checked, prepared. A new kind of source is a file and an entry in ``opening.KINDS``."""

from ganstudio.engine.data.decoding.decode import Picture, decode, thumbnail
from ganstudio.engine.data.preparation.loading import Dataset, load_dataset
from ganstudio.engine.data.preparation.prepare import Preparation, boxes, preparation, prepare, room
from ganstudio.engine.data.source import Problem, Source, UnreadableImage
from ganstudio.engine.data.sources.builtin import BUILTIN, BuiltinInfo
from ganstudio.engine.data.sources.opening import open_source

__all__ = [
    "BUILTIN",
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
