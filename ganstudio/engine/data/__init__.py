"""Pictures to learn from: opened, looked at, prepared. A further kind of source is one file and one entry in ``opening.KINDS``."""

from ganstudio.engine.data.builtin import BUILTIN, BuiltinInfo
from ganstudio.engine.data.decode import eight_bit
from ganstudio.engine.data.loading import Check, Dataset, check, load_dataset
from ganstudio.engine.data.opening import open_source
from ganstudio.engine.data.prepare import SIZES, crop_box, prepare
from ganstudio.engine.data.source import Problem, Source, UnreadableImage

__all__ = [
    "BUILTIN",
    "SIZES",
    "BuiltinInfo",
    "Check",
    "Dataset",
    "Problem",
    "Source",
    "UnreadableImage",
    "check",
    "crop_box",
    "eight_bit",
    "load_dataset",
    "open_source",
    "prepare",
]
