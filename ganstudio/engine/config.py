"""Every setting of a run: its type, bounds, unit, title and one-line description, said once.

The form in the window, ``--set`` on the command line, ``config.json`` in a run folder and the documentation are all made from
these dataclasses; :func:`from_dict` validates each of those ways in with msgspec.
"""

import dataclasses
import difflib
import functools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, get_type_hints

import msgspec

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import SettingWord


def _meta(
    title: str, description: str, *, unit: str = "", advanced: bool = False, choices: str = "", **bounds: Any
) -> msgspec.Meta:
    """Bounds for msgspec plus what the form shows. ``choices`` names the registry that a text field chooses from."""
    return msgspec.Meta(
        title=title, description=description, extra={"unit": unit, "advanced": advanced, "choices": choices}, **bounds
    )


@dataclass(frozen=True)
class DataConfig:
    """What to learn from and how it is prepared."""

    source: Annotated[
        tuple[str, ...],
        _meta(mark("config", "Pictures"), mark("config", "A built-in set, a folder, or image files."), choices="source"),
    ] = ()
    size: Annotated[
        Literal[0, 16, 32, 64, 128, 256, 512],
        _meta(
            mark("config", "Image size"),
            mark("config", "Side of the square images the networks see; 0 chooses one from the pictures."),
            unit="px",
        ),
    ] = 0
    channels: Annotated[
        Literal[0, 1, 3, 4],
        _meta(
            mark("config", "Channels"),
            mark("config", "1 for grey, 3 for colour, 4 for colour with transparency; 0 chooses from the pictures."),
        ),
    ] = 0
    crop: Annotated[
        Literal["centre", "fit", "stretch", "random", "tiles"],
        _meta(
            mark("config", "Crop"),
            mark(
                "config",
                "Centre: the middle square. Fit: all of the picture, with a border. Stretch: all of it, out of proportion. "
                "Random: squares at random places. Tiles: cut into squares at full resolution.",
            ),
        ),
    ] = "centre"
    crops: Annotated[
        int,
        _meta(
            mark("config", "Random crops"),
            mark("config", "Squares taken from each picture when the crop is random."),
            unit="per picture",
            advanced=True,
            ge=1,
            le=64,
        ),
    ] = 4
    tile: Annotated[
        int,
        _meta(
            mark("config", "Tile"),
            mark("config", "Side of the tiles in the picture; 0 takes the image size, so that pixels stay as they are."),
            unit="px",
            advanced=True,
            ge=0,
            le=8192,
        ),
    ] = 0
    background: Annotated[
        str,
        _meta(
            mark("config", "Background"),
            mark(
                "config",
                "Colour behind transparent parts and around fitted or small pictures, such as #000000. White stands for "
                "the colour that the pictures share at their edges, if any.",
            ),
            choices="colour",
            pattern="^#[0-9a-fA-F]{6}$",
            advanced=True,
        ),
    ] = "#ffffff"
    mirror: Annotated[
        bool,
        _meta(
            mark("config", "Mirror"),
            mark("config", "Also learn from every picture flipped left to right; not for writing or anything one-sided."),
        ),
    ] = False
    folder_classes: Annotated[
        bool,
        _meta(
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
        _meta(
            mark("config", "Leave out doubles"),
            mark("config", "Keep: none. Same: files with the same content. Alike: pictures that look the same, too."),
            advanced=True,
        ),
    ] = "same"
    frame_rate: Annotated[
        float,
        _meta(
            mark("config", "Frames"),
            mark("config", "Pictures taken from a film for each of its seconds."),
            unit="per second",
            advanced=True,
            gt=0,
            le=240,
        ),
    ] = 2.0


@dataclass(frozen=True)
class ModelConfig:
    """The two networks."""

    arch: Annotated[
        str,
        _meta(mark("config", "Architecture"), mark("config", "How the generator and the discriminator are built."), choices="arch"),
    ] = "dcgan"
    filters: Annotated[
        int,
        _meta(
            mark("config", "Generator filters"),
            mark(
                "config",
                "Width of the generator: channels of its layer next to the image. Twice as wide is about four times slower.",
            ),
            ge=4,
            le=256,
        ),
    ] = 64
    filters_d: Annotated[
        int,
        _meta(
            mark("config", "Discriminator filters"),
            mark("config", "Width of the discriminator: channels of its layer next to the image; 0 takes the generator's."),
            advanced=True,
            ge=0,
            le=256,
        ),
    ] = 0
    norm_d: Annotated[
        Literal["own", "none", "spectral"],
        _meta(
            mark("config", "Discriminator normalisation"),
            mark(
                "config",
                "Own: as the architecture has it. None: left out, as WGAN-GP needs it. Spectral: limits how steep it can be.",
            ),
            advanced=True,
        ),
    ] = "own"
    attention: Annotated[
        Literal[0, 8, 16, 32, 64],
        _meta(
            mark("config", "Self-attention"),
            mark("config", "Side of the features at which every place sees every other, in DCGAN; 0 for none."),
            unit="px",
            advanced=True,
        ),
    ] = 0
    latent_dim: Annotated[
        int,
        _meta(
            mark("config", "Latent dimension"), mark("config", "How many numbers describe one image."), advanced=True, ge=1, le=1024
        ),
    ] = 100
    conditional: Annotated[
        bool,
        _meta(
            mark("config", "Use classes"),
            mark("config", "Teach the networks the classes of the pictures, so that you can ask for one."),
            advanced=True,
        ),
    ] = False


@dataclass(frozen=True)
class UpscalerConfig:
    """A run of another kind: the generator does not draw pictures from chance, it enlarges small ones."""

    factor: Annotated[
        Literal[0, 2, 4, 8],
        _meta(
            mark("config", "Upscaler"),
            mark("config", "Learn to make pictures so many times as large, instead of drawing new ones; 0 draws new ones."),
            advanced=True,
        ),
    ] = 0
    blocks: Annotated[
        int,
        _meta(
            mark("config", "Residual blocks"),
            mark("config", "Depth of the upscaler: how far around each pixel it looks, and how long it takes."),
            advanced=True,
            ge=1,
            le=64,
        ),
    ] = 8
    pixel_images: Annotated[
        int,
        _meta(
            mark("config", "Pixels alone for"),
            mark("config", "Images for which the upscaler only learns to be right on average, before the discriminator joins in."),
            unit="images",
            advanced=True,
            ge=0,
            le=10_000_000_000,
        ),
    ] = 40_000
    pixel_weight: Annotated[
        float,
        _meta(
            mark("config", "Pixel weight"),
            mark("config", "How much the difference of the pixels counts: more is truer and softer."),
            advanced=True,
            gt=0,
            le=1000,
        ),
    ] = 1.0
    feature_weight: Annotated[
        float,
        _meta(
            mark("config", "Feature weight"),
            mark("config", "How much it counts what the discriminator sees in a picture and in its original: more is sharper."),
            advanced=True,
            ge=0,
            le=1000,
        ),
    ] = 0.1
    adversarial_weight: Annotated[
        float,
        _meta(
            mark("config", "Adversarial weight"),
            mark("config", "How much it counts to pass for a real picture: more invents more."),
            advanced=True,
            ge=0,
            le=1000,
        ),
    ] = 0.005


@dataclass(frozen=True)
class TrainingConfig:
    """The game: objective, updates and optimizers."""

    batch: Annotated[
        int, _meta(mark("config", "Batch"), mark("config", "Images seen by each step."), unit="images", ge=2, le=4096)
    ] = 64
    objective: Annotated[
        str,
        _meta(mark("config", "Objective"), mark("config", "What the two networks play for."), choices="objective"),
    ] = "non-saturating"
    update: Annotated[
        Literal["alternating", "simultaneous"],
        _meta(
            mark("config", "Updates"),
            mark(
                "config",
                "Alternating: the discriminator moves first. Simultaneous: both move from the same position; one pass less.",
            ),
        ),
    ] = "alternating"
    optimizer: Annotated[
        Literal["adam", "sgd"], _meta(mark("config", "Optimizer"), mark("config", "How the gradients become steps."), advanced=True)
    ] = "adam"
    lr_g: Annotated[
        float,
        _meta(mark("config", "Generator learning rate"), mark("config", "Step size of the generator."), gt=0, le=1),
    ] = 2e-4
    lr_d: Annotated[
        float,
        _meta(mark("config", "Discriminator learning rate"), mark("config", "Step size of the discriminator."), gt=0, le=1),
    ] = 2e-4
    beta1: Annotated[
        float,
        _meta(
            mark("config", "Beta 1"),
            mark("config", "Momentum of Adam's first moment, and of SGD."),
            advanced=True,
            ge=0,
            lt=1,
        ),
    ] = 0.5
    beta2: Annotated[
        float,
        _meta(mark("config", "Beta 2"), mark("config", "Decay of Adam's second moment."), advanced=True, ge=0, lt=1),
    ] = 0.999
    r1_gamma: Annotated[
        float,
        _meta(
            mark("config", "R1 penalty"),
            mark(
                "config",
                "Weight of the gradient penalty on real images, before the penalty scale: it calms the discriminator; 0 "
                "turns it off.",
            ),
            advanced=True,
            ge=0,
            le=1000,
        ),
    ] = 0.0
    r2_gamma: Annotated[
        float,
        _meta(
            mark("config", "R2 penalty"),
            mark("config", "The same on generated images, as often; 0 turns it off."),
            advanced=True,
            ge=0,
            le=1000,
        ),
    ] = 0.0
    gamma_scale: Annotated[
        Literal["fixed", "stylegan2", "r3gan"],
        _meta(
            mark("config", "Penalty scale"),
            mark(
                "config",
                "Fixed uses R1 and R2 as given. The other scales take them as values for 32 px and a batch of 32 and "
                "adapt them when training starts. StyleGAN2 multiplies them by the square of the image size and divides "
                "them by the batch. R3GAN multiplies them by 40 at 64 px and by 3,000 at 256 px.",
            ),
            advanced=True,
        ),
    ] = "fixed"
    r1_every: Annotated[
        int,
        _meta(
            mark("config", "R1 interval"),
            mark("config", "Apply the penalty only every so many steps, that much stronger."),
            unit="steps",
            advanced=True,
            ge=1,
            le=256,
        ),
    ] = 16
    gp_weight: Annotated[
        float,
        _meta(
            mark("config", "Gradient penalty"),
            mark(
                "config",
                "Weight of WGAN-GP's own penalty, which keeps the discriminator's slope near 1.",
            ),
            advanced=True,
            gt=0,
            le=1000,
        ),
    ] = 10.0
    d_steps: Annotated[
        int,
        _meta(
            mark("config", "Discriminator steps"),
            mark("config", "Moves of the discriminator for each move of the generator; WGAN-GP takes 5."),
            advanced=True,
            ge=1,
            le=32,
        ),
    ] = 1
    label_smoothing: Annotated[
        float,
        _meta(
            mark("config", "Label smoothing"),
            mark("config", "How far below 1 the target for real images lies, against overconfidence; 0 turns it off."),
            advanced=True,
            ge=0,
            lt=0.5,
        ),
    ] = 0.0
    instance_noise: Annotated[
        float,
        _meta(
            mark("config", "Instance noise"),
            mark(
                "config",
                "Standard deviation of noise on what the discriminator sees (images span -1 to 1); it fades over the schedule.",
            ),
            advanced=True,
            ge=0,
            le=2,
        ),
    ] = 0.0
    augment: Annotated[
        Literal["none", "diffaugment", "adaptive"],
        _meta(
            mark("config", "Augmentation"),
            mark(
                "config",
                "Vary what the discriminator sees, so that few pictures are not learnt by heart. Adaptive: as much as it needs.",
            ),
        ),
    ] = "none"
    augment_colour: Annotated[
        bool,
        _meta(mark("config", "Augment colour"), mark("config", "Vary brightness, saturation and contrast."), advanced=True),
    ] = True
    augment_translation: Annotated[
        bool,
        _meta(mark("config", "Augment position"), mark("config", "Shift by up to an eighth of the image."), advanced=True),
    ] = True
    augment_cutout: Annotated[
        bool,
        _meta(mark("config", "Augment by cutting out"), mark("config", "Blank a square of half the side."), advanced=True),
    ] = True
    schedule_images: Annotated[
        int,
        _meta(
            mark("config", "Schedule"),
            mark(
                "config",
                "Images over which learning rates and penalties go to their end values and noise fades; 0 for none.",
            ),
            unit="images",
            advanced=True,
            ge=0,
            le=10_000_000_000,
        ),
    ] = 0
    lr_end: Annotated[
        float,
        _meta(
            mark("config", "Final learning rate"),
            mark("config", "What part of the learning rates is left at the end of the schedule."),
            advanced=True,
            gt=0,
            le=1,
        ),
    ] = 1.0
    gamma_end: Annotated[
        float,
        _meta(
            mark("config", "Final penalty"),
            mark("config", "What part of the R1 and R2 penalties is left at the end of the schedule."),
            advanced=True,
            gt=0,
            le=1,
        ),
    ] = 1.0
    clip: Annotated[
        float,
        _meta(
            mark("config", "Gradient clipping"),
            mark("config", "Largest norm of each network's gradient; 0 for no limit."),
            advanced=True,
            ge=0,
            le=1e6,
        ),
    ] = 0.0
    accumulate: Annotated[
        int,
        _meta(
            mark("config", "Accumulate"),
            mark(
                "config",
                "Compute each batch in this many parts to save memory. The gradient stays that of the whole batch, "
                "except that BatchNorm normalises each part by itself. With minibatch standard deviation, each part "
                "holds whole groups of 4 images.",
            ),
            unit="parts",
            advanced=True,
            ge=1,
            le=4096,
        ),
    ] = 1
    freeze_d: Annotated[
        int,
        _meta(
            mark("config", "Freeze discriminator"),
            mark("config", "How many of its layers, counted from the image, keep what an earlier run taught them."),
            unit="layers",
            advanced=True,
            ge=0,
            le=8,
        ),
    ] = 0
    held_out: Annotated[
        float,
        _meta(
            mark("config", "Held out"),
            mark(
                "config",
                "Part of the pictures, at most 512, that the networks never see, to notice when they learn the others by heart.",
            ),
            advanced=True,
            ge=0,
            le=0.5,
        ),
    ] = 0.05
    ema_images: Annotated[
        int,
        _meta(
            mark("config", "EMA half-life"),
            mark("config", "Images over which the averaged generator, the one you see, forgets half of its past."),
            unit="images",
            advanced=True,
            ge=1,
            le=10_000_000,
        ),
    ] = 10_000
    ema_ramp: Annotated[
        float,
        _meta(
            mark("config", "EMA ramp"),
            mark(
                "config", "The half-life is at most this part of the images seen so far, so that the beginning is soon forgotten."
            ),
            advanced=True,
            gt=0,
            le=1,
        ),
    ] = 0.05
    precision: Annotated[
        Literal["auto", "fp32", "bf16"],
        _meta(
            mark("config", "Precision"),
            mark("config", "Number format of the networks' arithmetic; auto takes bf16 where this device gains from it."),
            advanced=True,
        ),
    ] = "auto"
    memory_format: Annotated[
        Literal["auto", "channels_last", "contiguous"],
        _meta(
            mark("config", "Memory format"),
            mark("config", "Layout of images in memory; auto takes what this device prefers."),
            advanced=True,
        ),
    ] = "auto"
    threads: Annotated[
        int,
        _meta(
            mark("config", "Threads"),
            mark("config", "CPU threads that compute; 0 takes what suits the size of the networks on this machine."),
            advanced=True,
            ge=0,
            le=256,
        ),
    ] = 0


@dataclass(frozen=True)
class RunConfig:
    """How long, where, and what is kept."""

    images: Annotated[
        int,
        _meta(
            mark("config", "Train for"),
            mark("config", "Stop after the networks have seen this many images."),
            unit="images",
            ge=1,
            le=10_000_000_000,
        ),
    ] = 1_000_000
    minutes: Annotated[
        float,
        _meta(
            mark("config", "Time limit"),
            mark("config", "Stop after this many minutes of training; 0 for no limit."),
            unit="min",
            advanced=True,
            ge=0,
            le=100_000,
        ),
    ] = 0.0
    seed: Annotated[
        int,
        _meta(mark("config", "Seed"), mark("config", "The same seed gives the same run."), advanced=True, ge=0, le=2**31 - 1),
    ] = 0
    device: Annotated[
        Literal["auto", "cpu", "cuda", "mps"],
        _meta(mark("config", "Device"), mark("config", "Where to train; auto takes the fastest there is."), advanced=True),
    ] = "auto"
    stop_when_flat: Annotated[
        bool,
        _meta(
            mark("config", "Stop when it no longer improves"),
            mark("config", "End the training once the quality curve has not improved for half of what was trained so far."),
            advanced=True,
        ),
    ] = False
    checkup_seconds: Annotated[
        float,
        _meta(
            mark("config", "Check-up every"),
            mark("config", "Time between the doctor's looks at the training, which also give the quality curve; 0 for none."),
            unit="s",
            advanced=True,
            ge=0,
            le=86_400,
        ),
    ] = 5.0
    checkpoint_seconds: Annotated[
        float,
        _meta(
            mark("config", "Checkpoint every"),
            mark("config", "Time between checkpoints; after a crash the run goes back to the last one."),
            unit="s",
            advanced=True,
            ge=0.1,
            le=86_400,
        ),
    ] = 60.0
    grid_images: Annotated[
        int,
        _meta(
            mark("config", "Keep a grid every"),
            mark("config", "Images between the sample grids kept for the timeline; the distance grows with the run."),
            unit="images",
            advanced=True,
            ge=1,
            le=10_000_000,
        ),
    ] = 500
    snapshot_images: Annotated[
        int,
        _meta(
            mark("config", "First snapshots every"),
            mark("config", "Images between the first snapshots of the generator; doubles so that at most 64 are kept."),
            unit="images",
            advanced=True,
            ge=1,
            le=10_000_000,
        ),
    ] = 2_000


@dataclass(frozen=True)
class Config:
    """A whole run. ``to_dict``/``from_dict`` is what ``config.json`` holds."""

    data: DataConfig = field(default_factory=DataConfig)
    model: ModelConfig = field(default_factory=ModelConfig)
    upscaler: UpscalerConfig = field(default_factory=UpscalerConfig)
    training: TrainingConfig = field(default_factory=TrainingConfig)
    run: RunConfig = field(default_factory=RunConfig)


@dataclass(frozen=True)
class FieldInfo:
    """What the form, the CLI and the documentation know of one setting.

    ``kind`` is ``"int" | "float" | "bool" | "text" | "list" | "choice"``; ``choices`` are the allowed values of a ``"choice"``;
    ``registry`` names the registry a text chooses from ("" if none); ``minimum``/``maximum`` are inclusive unless ``exclusive``.
    """

    name: str
    title: str
    description: str
    unit: str
    advanced: bool
    kind: str
    choices: tuple[Any, ...]
    registry: str
    minimum: float | None
    maximum: float | None
    exclusive: bool
    default: Any


def to_dict(config: Config) -> dict[str, Any]:
    """Plain nested dictionaries, ready for JSON."""
    built: dict[str, Any] = msgspec.to_builtins(config)
    return built


def from_dict(values: Mapping[str, Any]) -> Config:
    """A validated config from nested dictionaries; what is absent takes its default.

    Raises
    ------
    ConfigError
        An unknown name (with the nearest known one), a wrong type, or a value out of bounds: what, where, and the bound.
    """
    known = {info.name for info in fields()}
    for name in _dotted(values):
        if name not in known:
            raise unknown_field(name)
    try:
        config = msgspec.convert(values, Config)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$.")
        where = where.rstrip("`")
        if where not in known:
            raise ConfigError(
                mark("engine", "The settings cannot be read: {where}: {what}."), where=where or "$", what=what
            ) from None
        info = next(info for info in fields() if info.name == where)
        section, _, key = where.partition(".")
        raise ConfigError(
            mark("engine", "{where} = {value}: this must be {wanted}."),
            where=SettingWord(where),
            value=values[section][key],
            wanted=wanted(info),
        ) from None
    return config


def with_settings(config: Config, settings: Mapping[str, Any]) -> Config:
    """``config`` with values given by dotted names ("training.lr_g"), validated together."""
    values = to_dict(config)
    for name, value in settings.items():
        section, _, key = name.partition(".")
        if not key or section not in values or key not in values[section]:
            raise unknown_field(name)
        values[section][key] = value
    return from_dict(values)


def parse_settings(assignments: Iterable[str]) -> dict[str, Any]:
    """``key=value`` texts of the command line as typed values by dotted name. The value is read by the field's type."""
    infos = {info.name: info for info in fields()}
    settings: dict[str, Any] = {}
    for assignment in assignments:
        name, equals, text = assignment.partition("=")
        name = name.strip()
        if not equals:
            raise ConfigError(mark("engine", "--set {text}: write it as name=value."), text=assignment)
        if name not in infos:
            raise unknown_field(name)
        settings[name] = _parse(infos[name], text.strip())
    return settings


@functools.cache
def fields() -> tuple[FieldInfo, ...]:
    """Every setting in the order of declaration, by its dotted name."""
    return tuple(
        _info(f"{section}.{item.name}", get_type_hints(section_type, include_extras=True)[item.name], item.default)
        for section, section_type in get_type_hints(Config).items()
        for item in dataclasses.fields(section_type)
    )


def get(config: Config, name: str) -> Any:
    """The value of a setting by its dotted name."""
    section, _, key = name.partition(".")
    return getattr(getattr(config, section), key)


def unknown_field(name: str) -> ConfigError:
    """The error for a setting that does not exist: says which one was meant."""
    names = [info.name for info in fields()]
    by_key = {known.split(".", 1)[1]: known for known in names}
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.4)
    leaf = difflib.get_close_matches(name.rsplit(".", 1)[-1], list(by_key), n=1, cutoff=0.6)
    meant = by_key[leaf[0]] if leaf else (near[0] if near else "")
    if meant:
        return ConfigError(mark("engine", "There is no setting '{name}'. Did you mean '{meant}'?"), name=name, meant=meant)
    return ConfigError(mark("engine", "There is no setting '{name}'. There are: {names}."), name=name, names=", ".join(names))


def _dotted(values: Mapping[str, Any]) -> Iterable[str]:
    for section, inner in values.items():
        if isinstance(inner, Mapping):
            yield from (f"{section}.{key}" for key in inner)
        elif section not in {item.name for item in dataclasses.fields(Config)}:
            yield section


def _info(name: str, hint: Any, default: Any) -> FieldInfo:
    base, meta = hint.__origin__, hint.__metadata__[0]
    choices = tuple(base.__args__) if getattr(base, "__origin__", None) is Literal else ()
    kinds = {int: "int", float: "float", bool: "bool", str: "text"}
    low = meta.ge if meta.ge is not None else meta.gt
    high = meta.le if meta.le is not None else meta.lt
    return FieldInfo(
        name=name,
        title=meta.title,
        description=meta.description,
        unit=meta.extra["unit"],
        advanced=meta.extra["advanced"],
        kind="choice" if choices else kinds.get(base, "list"),
        choices=choices,
        registry=meta.extra["choices"],
        minimum=low,
        maximum=high,
        exclusive=meta.gt is not None or meta.lt is not None,
        default=default,
    )


def _parse(info: FieldInfo, text: str) -> Any:
    if info.kind == "list":
        return tuple(part for part in text.split(",") if part)
    if info.kind == "text" or (info.kind == "choice" and isinstance(info.choices[0], str)):
        return text
    try:
        value = json.loads(text.lower() if info.kind == "bool" else text.replace("_", ""))
    except ValueError:
        raise ConfigError(
            mark("engine", "{where} = {value}: this must be {wanted}."),
            where=SettingWord(info.name),
            value=text,
            wanted=wanted(info),
        ) from None
    # 6e4 is how people write image counts; msgspec rightly refuses a float for an int
    return int(value) if info.kind == "int" and isinstance(value, float) and value.is_integer() else value


def wanted(info: FieldInfo) -> str:
    """What values a setting takes, in words: "a whole number from 2 to 4096"."""
    if info.kind == "choice":
        return "one of " + ", ".join(str(choice) for choice in info.choices)
    kinds = {"int": "a whole number", "float": "a number", "bool": "true or false", "text": "a name", "list": "a list of names"}
    if info.minimum is None or info.maximum is None:
        return kinds[info.kind]
    low = f"above {info.minimum:g} up to" if info.exclusive and info.minimum == 0 else f"from {info.minimum} to"
    return f"{kinds[info.kind]} {low} {info.maximum}"
