"""Every setting of a run, defined once: its type, bounds, unit, title and one-line description.

The form in the window, ``--set`` on the command line, ``config.json`` in a run folder and the documentation are all made from
these dataclasses; :func:`from_dict` validates the input of each with msgspec.
"""

import dataclasses
import difflib
import functools
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_type_hints

import msgspec

from ganstudio.engine.config.data import DataConfig
from ganstudio.engine.config.frame import SQUARES, WANTED
from ganstudio.engine.config.model import ModelConfig
from ganstudio.engine.config.older import modern
from ganstudio.engine.config.run import RunConfig
from ganstudio.engine.config.training import TrainingConfig
from ganstudio.engine.config.upscaler import UpscalerConfig
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence, SettingWord, figure


@dataclass(frozen=True)
class Config:
    """The settings of a whole run. ``to_dict``/``from_dict`` convert it to and from ``config.json``."""

    data: DataConfig = field(default_factory=DataConfig)
    model: ModelConfig = field(default_factory=ModelConfig)
    upscaler: UpscalerConfig = field(default_factory=UpscalerConfig)
    training: TrainingConfig = field(default_factory=TrainingConfig)
    run: RunConfig = field(default_factory=RunConfig)


@dataclass(frozen=True)
class FieldInfo:
    """The description of a setting, for the form, the command line and the documentation.

    ``kind`` is ``"int" | "float" | "bool" | "text" | "list" | "choice" | "frame"``; ``choices`` are the allowed values of a
    ``"choice"``, those of the items of a ``"list"`` (empty: any), or the usual values of a ``"frame"``; ``words`` are the values'
    labels, ``phrases`` their names within a sentence; ``registry`` names the registry a text chooses from ("" if none);
    ``minimum``/``maximum`` are inclusive unless ``exclusive``. ``live`` settings may change during a training, ``compute`` settings
    while a run is stopped. The studio fills in ``hidden`` settings itself: no form shows them.
    """

    name: str
    title: str
    description: str
    unit: str
    advanced: bool
    live: bool
    compute: bool
    kind: str
    choices: tuple[Any, ...]
    words: Mapping[Any, str]
    phrases: Mapping[Any, str]
    registry: str
    hidden: bool
    minimum: float | None
    maximum: float | None
    exclusive: bool
    default: Any


def to_dict(config: Config) -> dict[str, Any]:
    """Return plain nested dictionaries, ready for JSON."""
    built: dict[str, Any] = msgspec.to_builtins(config)
    return built


def from_dict(values: Mapping[str, Any]) -> Config:
    """Return a validated config from nested dictionaries; absent settings take their defaults.

    Raises
    ------
    ConfigError
        An unknown name (with the nearest known one), a wrong type, or a value out of bounds: what, where, and the bound.
    """
    values = modern(values)
    known = {info.name for info in fields()}
    for name in _dotted(values):
        if name not in known:
            raise unknown_field(name)
    try:
        config = msgspec.convert(values, Config)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$.")
        where = re.sub(r"\[\d+\]$", "", where.rstrip("`"))  # an item of a list stands for the list
        if where == "data":  # only the frame is validated by the group itself
            where = "data.size"
        if where not in known:
            raise ConfigError(mark("engine", "Can't read the settings: {where}: {what}."), where=where or "$", what=what) from None
        info = next(info for info in fields() if info.name == where)
        section, _, key = where.partition(".")
        raise ConfigError(
            mark("engine", "{where} must be {wanted}, not {value}."),
            where=SettingWord(where),
            value=values[section][key],
            wanted=wanted(info),
        ) from None
    return config


def with_settings(config: Config, settings: Mapping[str, Any]) -> Config:
    """Return ``config`` with values given by dotted names ("training.lr_g"), validated together."""
    values = to_dict(config)
    for name, value in settings.items():
        section, _, key = name.partition(".")
        if not key or section not in values or key not in values[section]:
            raise unknown_field(name)
        values[section][key] = value
    return from_dict(values)


def parse_settings(assignments: Iterable[str]) -> dict[str, Any]:
    """Return the command line's ``key=value`` texts as typed values by dotted name; the field's type decides how to parse."""
    infos = {info.name: info for info in fields()}
    settings: dict[str, Any] = {}
    for assignment in assignments:
        name, equals, text = assignment.partition("=")
        name = name.strip()
        if not equals:
            raise ConfigError(mark("engine", "Can't read the setting {text}: write it as name=value."), text=assignment)
        if name not in infos:
            raise unknown_field(name)
        settings[name] = _parse(infos[name], text.strip())
    return settings


@functools.cache
def fields() -> tuple[FieldInfo, ...]:
    """Return every setting in the order of declaration."""
    return tuple(
        _info(f"{section}.{item.name}", get_type_hints(section_type, include_extras=True)[item.name], item.default)
        for section, section_type in get_type_hints(Config).items()
        for item in dataclasses.fields(section_type)
    )


def get(config: Config, name: str) -> Any:
    """Return the value of a setting by its dotted name."""
    section, _, key = name.partition(".")
    return getattr(getattr(config, section), key)


def difference(before: Config, after: Config, names: frozenset[str]) -> dict[str, tuple[Any, Any]]:
    """Return (old, new) for each of ``names`` whose value differs."""
    return {name: (get(before, name), get(after, name)) for name in sorted(names) if get(before, name) != get(after, name)}


def unknown_field(name: str) -> ConfigError:
    """Return the error for a setting that does not exist; it suggests the nearest."""
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
    is_list = getattr(base, "__origin__", None) is tuple
    item = base.__args__[0] if is_list else base
    choices = tuple(item.__args__) if getattr(item, "__origin__", None) is Literal else ()
    if base == int | str:
        choices = (0, *SQUARES)
    kinds = {int: "int", float: "float", bool: "bool", str: "text", int | str: "frame"}
    low = meta.ge if meta.ge is not None else meta.gt
    high = meta.le if meta.le is not None else meta.lt
    return FieldInfo(
        name=name,
        title=meta.title,
        description=meta.description,
        kind="list" if is_list else kinds.get(base, "choice"),
        choices=choices,
        minimum=low,
        maximum=high,
        exclusive=meta.gt is not None or meta.lt is not None,
        default=default,
        **meta.extra,
    )


def _parse(info: FieldInfo, text: str) -> Any:
    if info.kind == "list":
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if info.kind == "frame":
        return int(text) if text.isdecimal() else text
    if info.kind == "text" or (info.kind == "choice" and isinstance(info.choices[0], str)):
        return text
    try:
        value = json.loads(text.lower() if info.kind == "bool" else text.replace("_", ""))
    except ValueError:
        raise ConfigError(
            mark("engine", "{where} must be {wanted}, not {value}."),
            where=SettingWord(info.name),
            value=text,
            wanted=wanted(info),
        ) from None
    # people write image counts as 6e4, and msgspec refuses a float for an int
    return int(value) if info.kind == "int" and isinstance(value, float) and value.is_integer() else value


KINDS_IN_WORDS = {
    "int": mark("engine", "a whole number"),
    "float": mark("engine", "a number"),
    "bool": mark("engine", "true or false"),
    "text": mark("engine", "a name"),
    "list": mark("engine", "a list of names"),
}


def wanted(info: FieldInfo) -> Sentence:
    """Return the values that a setting takes, in words: "a whole number from 2 to 4,096"."""
    if info.kind == "choice":
        return Sentence(mark("engine", "one of {choices}"), {"choices": ", ".join(str(choice) for choice in info.choices)})
    if info.kind == "frame":
        return Sentence(WANTED)
    if info.kind == "list" and info.choices:
        return Sentence(mark("engine", "any of {choices}"), {"choices": ", ".join(info.choices)})
    if info.minimum is None or info.maximum is None:
        return Sentence(KINDS_IN_WORDS[info.kind])
    above_zero = info.exclusive and info.minimum == 0
    text = mark("engine", "{kind} above {low}, up to {high}") if above_zero else mark("engine", "{kind} from {low} to {high}")
    return Sentence(text, {"kind": KINDS_IN_WORDS[info.kind], "low": figure(info.minimum), "high": figure(info.maximum)})


LIVE_SETTINGS = frozenset(info.name for info in fields() if info.live)
COMPUTE_SETTINGS = frozenset(info.name for info in fields() if info.compute)


def unlimited_images() -> int:
    """Return the ``run.images`` of a run that only its time limits: the upper bound of the setting."""
    (most,) = (info.maximum for info in fields() if info.name == "run.images")
    return int(most or 0)
