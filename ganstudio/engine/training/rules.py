"""Checks which settings go together."""

from ganstudio.engine.config import Config, TrainingConfig, get
from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data import Dataset
from ganstudio.engine.data.preparation.split import split
from ganstudio.engine.device import choose_device
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.networks import ARCHITECTURES, IMPORTED_ONLY
from ganstudio.engine.objectives import OBJECTIVES
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import SettingWord

PARTS = SettingWord("training.accumulate")
SMALLEST = 4  # px, of an upscaler's inputs
MOST_ON_CPU = 512  # px per side: larger images take days


def check(config: Config, dataset: Dataset, processes: int = 1) -> None:
    """Refuse settings that cannot train, before anything is built or written.

    Raises
    ------
    ConfigError
        An unknown architecture, objective or device, images that are too large for a CPU, classes that the pictures do not have, or
        settings that exclude each other:
        the message says which to change to what.
    """
    _check_size(_frame(dataset), choose_device(config).kind)
    _check_model(config, _frame(dataset))
    check_training(config)
    if config.upscaler.factor:
        _check_upscaler(config, dataset)
    _check_processes(config.training, processes)
    if config.model.conditional and dataset.labels is None:
        raise ConfigError(
            mark(
                "engine",
                "{setting} needs classes, but '{name}' has none. Put each class in its own folder, or set it to {wanted}.",
            ),
            name=dataset.name,
            setting=SettingWord("model.conditional"),
            wanted=SettingWord("model.conditional", False),
        )


def _frame(dataset: Dataset) -> FrameSize:
    height, width = dataset.pixels.shape[2:]
    return FrameSize(width, height)


def _check_size(frame: FrameSize, device: str) -> None:
    if device == "cpu" and frame.longer > MOST_ON_CPU:
        text = mark(
            "engine", "Training at {size} px needs a graphics card: on a CPU, sides have at most {most} px. Reduce {setting}."
        )
        raise ConfigError(text, size=frame.label, most=MOST_ON_CPU, setting=SettingWord("data.size"))


def _check_model(config: Config, frame: FrameSize) -> None:
    model = config.model
    if model.arch in IMPORTED_ONLY:
        text = mark("engine", "{arch} networks can be opened, explored and exported, but not trained. Choose another architecture.")
        raise ConfigError(text, arch=IMPORTED_ONLY.get(model.arch).title)
    architecture = ARCHITECTURES.get(model.arch)
    if model.attention and (model.arch != "dcgan" or model.attention > frame.shorter // 2):
        text = mark("engine", "{setting} = {value} needs the architecture {arch} and images larger than that. Set it to {wanted}.")
        name = "model.attention"
        value, arch = SettingWord(name, model.attention, is_advice=False), SettingWord("model.arch", "dcgan", is_advice=False)
        raise ConfigError(text, setting=SettingWord(name), value=value, arch=arch, wanted=SettingWord(name, 0))
    if OBJECTIVES.get(config.training.objective).is_critic and architecture.batch_norm_in_d and model.norm_d == "own":
        text = mark(
            "engine",
            "The objective {objective} needs a discriminator without BatchNorm, but {arch} has it. Set {setting} to {wanted}.",
        )
        words = {"setting": SettingWord("model.norm_d"), "wanted": SettingWord("model.norm_d", "none")}
        raise ConfigError(text, objective=_own(config, "training.objective"), arch=_own(config, "model.arch"), **words)


def check_training(config: Config) -> None:
    """Refuse settings of a training that exclude each other or name what does not exist, whatever the pictures.

    Raises
    ------
    ConfigError
        The message says which setting to change to what.
    """
    for name in config.run.metrics:
        METRICS.get(name)
    training = config.training
    objective = OBJECTIVES.get(training.objective)
    if training.update == "simultaneous" and training.d_steps > 1:
        text = mark(
            "engine",
            "{setting} = {steps} needs alternating updates: in simultaneous updates both networks move once. Set it to {wanted}.",
        )
        name = "training.d_steps"
        raise ConfigError(text, setting=SettingWord(name), steps=training.d_steps, wanted=SettingWord(name, 1))
    if training.has_adaptive_augment and objective.boundary is None:
        text = mark(
            "engine",
            "Adaptive augmentation needs a discriminator that classifies each image as real or generated, but "
            "with the objective {objective} it only compares images. Set {setting} to {wanted}.",
        )
        name = "training.augment"
        own = _own(config, "training.objective")
        raise ConfigError(text, objective=own, setting=SettingWord(name), wanted=SettingWord(name, "diffaugment"))
    if training.augment == "scheduled" and not training.schedule_images:
        text = mark("engine", "Scheduled augmentation needs a schedule. Set {setting} above 0, or {other} to {wanted}.")
        other = SettingWord("training.augment")
        setting, wanted_word = SettingWord("training.schedule_images"), SettingWord("training.augment", "fixed")
        raise ConfigError(text, setting=setting, other=other, wanted=wanted_word)
    if training.label_smoothing and not objective.has_targets:
        text = mark("engine", "The objective {objective} has no targets to smooth. Set {setting} to {wanted}.")
        name = "training.label_smoothing"
        raise ConfigError(
            text, objective=_own(config, "training.objective"), setting=SettingWord(name), wanted=SettingWord(name, 0)
        )
    if training.pl_weight and (config.upscaler.factor or not ARCHITECTURES.get(config.model.arch).has_styles):
        text = mark("engine", "{setting} needs a generator with styles, such as {arch}. Set it to {wanted}.")
        name, arch = "training.pl_weight", SettingWord("model.arch", "stylegan2", is_advice=False)
        raise ConfigError(text, setting=SettingWord(name), arch=arch, wanted=SettingWord(name, 0))
    if training.accumulate > training.batch:
        text = mark("engine", "A batch of {batch} cannot be split into {parts} parts. Set {setting} to {wanted} or less.")
        wanted = SettingWord(PARTS.name, training.batch)
        raise ConfigError(text, batch=f"{training.batch:,}", parts=f"{training.accumulate:,}", setting=PARTS, wanted=wanted)


def _own(config: Config, name: str) -> SettingWord:
    """Return the value that the setting has, in the words of each side."""
    return SettingWord(name, get(config, name), is_advice=False)


def _check_processes(training: TrainingConfig, processes: int) -> None:
    if training.batch % processes:
        text = mark("engine", "{count} processes cannot share a batch of {batch} equally. Make {setting} a multiple of {count}.")
        raise ConfigError(text, batch=f"{training.batch:,}", count=processes, setting=SettingWord("training.batch"))
    share = training.batch // processes
    if training.accumulate > share:
        text = mark(
            "engine",
            "Each process computes {share} images of a batch and cannot split them into {parts} parts. "
            "Set {setting} to {share} or less.",
        )
        raise ConfigError(text, share=f"{share:,}", parts=f"{training.accumulate:,}", setting=PARTS)


def _check_upscaler(config: Config, dataset: Dataset) -> None:
    frame, factor = _frame(dataset), config.upscaler.factor
    if frame.shorter // factor < SMALLEST:
        text = mark("engine", "Images of {size} px are too small to learn upscaling by {factor}. Set {setting} to {wanted}.")
        name, least = "data.size", SMALLEST * factor
        raise ConfigError(text, size=frame.label, factor=factor, setting=SettingWord(name), wanted=SettingWord(name, least))
    if config.training.update == "simultaneous":
        text = mark("engine", "An upscaler needs alternating updates. Set {setting} to {wanted}.")
        name = "training.update"
        raise ConfigError(text, setting=SettingWord(name), wanted=SettingWord(name, "alternating"))
    if not len(split(len(dataset.rows), config.training.held_out)[1]):
        text = mark(
            "engine",
            "An upscaler is measured on held-out pictures, but {share} of {count} is less than a single picture. Raise {setting}.",
        )
        setting = SettingWord("training.held_out")
        raise ConfigError(text, share=config.training.held_out, count=f"{len(dataset.rows):,}", setting=setting)
