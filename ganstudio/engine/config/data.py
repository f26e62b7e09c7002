"""Settings of the training pictures and their preparation."""

from dataclasses import dataclass
from typing import Annotated, Literal

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.config.setting import setting
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SMALLEST_PADDED = 0.75  # a picture at least this large, relative to the wanted side, gets a border instead of being enlarged


@dataclass(frozen=True)
class DataConfig:
    """The training pictures and how they are prepared."""

    source: Annotated[
        tuple[str, ...],
        setting(
            mark("config", "Pictures"),
            mark("config", "Train on a built-in data set, a folder, an archive or image files."),
            registry="source",
        ),
    ] = ()
    size: Annotated[
        int | str,
        setting(
            mark("config", "Image size"),
            mark(
                "config",
                "Width and height of the images that the networks train on, each a multiple of 16. Automatic: chosen from the "
                "pictures.",
            ),
            words={0: mark("config", "Automatic")},
            unit=mark("config", "px"),
        ),
    ] = 0
    channels: Annotated[
        Literal[0, 1, 3, 4],
        setting(
            mark("config", "Channels"),
            mark("config", "Colour channels of the images that the networks train on. Automatic: chosen from the pictures."),
            words={
                0: mark("config", "Automatic"),
                1: mark("config", "Grey"),
                3: mark("config", "Colour"),
                4: mark("config", "Colour, transparency"),
            },
            phrases={1: mark("config", "grey"), 3: mark("config", "colour"), 4: mark("config", "colour and transparency")},
        ),
    ] = 0
    crop: Annotated[
        Literal["centre", "fit", "stretch", "random", "tiles"],
        setting(
            mark("config", "Crop"),
            mark(
                "config",
                "Centre: the largest part in the middle. Fit: all of the picture, with a border. Stretch: all of it, out of "
                "proportion. Random: parts at random places. Tiles: cut into tiles at full resolution.",
            ),
            words={
                "centre": mark("config", "Centre"),
                "fit": mark("config", "Fit"),
                "stretch": mark("config", "Stretch"),
                "random": mark("config", "Random"),
                "tiles": mark("config", "Tiles"),
            },
            phrases={
                "centre": mark("config", "centre crop"),
                "fit": mark("config", "fitted with a border"),
                "stretch": mark("config", "stretched"),
                "random": mark("config", "random crops"),
                "tiles": mark("config", "tiles"),
            },
        ),
    ] = "centre"
    crops: Annotated[
        int,
        setting(
            mark("config", "Random crops"),
            mark("config", "Number of parts cut from each picture when the crop is random."),
            unit=mark("config", "per picture"),
            advanced=True,
            ge=1,
            le=64,
        ),
    ] = 4
    tile: Annotated[
        int,
        setting(
            mark("config", "Tile"),
            mark("config", "Width of the tiles in the picture; 0 takes the width of the images, so that pixels stay as they are."),
            unit=mark("config", "px"),
            advanced=True,
            ge=0,
            le=8192,
        ),
    ] = 0
    background: Annotated[
        str,
        setting(
            mark("config", "Background"),
            mark(
                "config",
                "Colour behind transparent parts and around fitted or small pictures, such as #000000. White stands for "
                "the colour that the pictures share at their edges, if any.",
            ),
            registry="colour",
            pattern="^#[0-9a-fA-F]{6}$",
            advanced=True,
        ),
    ] = "#ffffff"
    mirror: Annotated[
        bool,
        setting(
            mark("config", "Mirror"),
            mark("config", "Also learn from every picture flipped left to right; not for writing or anything one-sided."),
        ),
    ] = False
    folder_classes: Annotated[
        bool,
        setting(
            mark("config", "Folders are classes"),
            mark(
                "config",
                "Use the name of each picture's folder as its class. Leave out a test folder beside a training folder.",
            ),
            advanced=True,
        ),
    ] = True
    duplicates: Annotated[
        Literal["keep", "same", "alike"],
        setting(
            mark("config", "Duplicates"),
            mark(
                "config",
                "Keep all: use every picture. Remove identical: leave out files with the same content. Remove "
                "similar: also leave out pictures that look the same.",
            ),
            words={
                "keep": mark("config", "Keep all"),
                "same": mark("config", "Remove identical"),
                "alike": mark("config", "Remove similar"),
            },
            advanced=True,
        ),
    ] = "same"
    frame_rate: Annotated[
        float,
        setting(
            mark("config", "Frames"),
            mark("config", "Frames taken from each second of a video."),
            unit=mark("config", "per second"),
            advanced=True,
            gt=0,
            le=240,
        ),
    ] = 2.0

    def __post_init__(self) -> None:
        if self.size not in (0, "0"):
            object.__setattr__(self, "size", FrameSize.of(self.size).size)  # "64x64" and 64 are the same setting
        else:
            object.__setattr__(self, "size", 0)

    @property
    def frame(self) -> FrameSize:
        """Return the frame of the images.

        Raises
        ------
        ValueError
            The size is automatic and not resolved yet.
        """
        return FrameSize.of(self.size)
