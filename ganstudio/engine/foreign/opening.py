"""Opens a file of another program's networks, whatever its kind, and turns what is wrong with it into one line."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from torch import Tensor, nn

from ganstudio.engine.config import ModelConfig
from ganstudio.engine.config.frame import LARGEST, SMALLEST, STEP
from ganstudio.engine.errors import NetworkFileError, StudioError
from ganstudio.engine.foreign.builders import BUILDERS
from ganstudio.engine.foreign.inert_pickle import Damaged, Machine, Refused
from ganstudio.engine.foreign.module import ForeignModule
from ganstudio.engine.foreign.networks import ForeignNetworks, fitted
from ganstudio.engine.foreign.rosinality import discriminator_weights, generator_weights, rosinality_layout
from ganstudio.engine.foreign.stylegan2_ada import stylegan2_layout
from ganstudio.engine.foreign.stylegan3 import stylegan3_layout
from ganstudio.engine.foreign.torch_files import is_torch_file, read_torch_file
from ganstudio.engine.networks.stylegan2 import StyleGAN2Discriminator, StyleGAN2Generator, StyleGAN2Layout
from ganstudio.engine.networks.stylegan3.generator import StyleGAN3Generator
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

LARGEST_FILE = 4 * 2**30  # bytes; StyleGAN2-ADA at 1,024 px takes 0.4
LONGEST_REASON = 120
T = TypeVar("T")
TENSORFLOW = ("dnnlib.tflib", "tflib", "tensorflow")  # how names in pickles of StyleGAN and StyleGAN2 for TensorFlow begin


def read_networks(path: Path) -> ForeignNetworks:
    """Read the networks in a file of StyleGAN2-ADA, StyleGAN3 or a program that writes the same.

    Nothing in the file is executed: see :mod:`ganstudio.engine.foreign.inert_pickle`.

    Raises
    ------
    NetworkFileError
        The file cannot be read, is of another kind or damaged, or asks for something that networks do not need.
    """
    name = path.name
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise NetworkFileError(mark("engine", "{name} is too large for a network: more than 4 GB."), name=name)
        content = path.read_bytes()
    except OSError as error:
        text = mark("engine", "Can't read {path}: {reason}.")
        raise NetworkFileError(text, path=path, reason=error.strerror or str(error)) from error
    try:
        return _networks(content, name)
    except Refused as error:
        if str(error).startswith(TENSORFLOW):
            text = mark("engine", "{name} is a network of TensorFlow. Convert it with legacy.py of StyleGAN3 first.")
            raise NetworkFileError(text, name=name) from error
        text = mark("engine", "{name} is refused: it asks for {what}, which no network needs. Nothing in the file was executed.")
        raise NetworkFileError(text, name=name, what=_short(error)) from error
    except Damaged as error:
        text = mark("engine", "{name} is damaged, or not a network of StyleGAN2-ADA, StyleGAN3 or stylegan2-pytorch: {reason}.")
        raise NetworkFileError(text, name=name, reason=_short(error) or "-") from error


def _networks(content: bytes, name: str) -> ForeignNetworks:
    is_torch = is_torch_file(content)
    found = read_torch_file(content) if is_torch else Machine(BUILDERS).run(io.BytesIO(content))
    key = "g_ema" if is_torch else "G_ema"
    if not isinstance(found, dict) or key not in found:
        raise Damaged(f"there is no {key} in it")
    try:
        return _rosinality(found, len(content), name) if is_torch else _persistent(found, len(content), name)
    except (Refused, Damaged, StudioError):
        raise
    except Exception as error:  # whatever layouts and networks make of values that no program writes
        raise Damaged(str(error)) from error


def _persistent(found: Mapping[Any, Any], most: int, name: str) -> ForeignNetworks:
    """Return the networks of a pickle of StyleGAN2-ADA or StyleGAN3."""
    modules = {key: ForeignModule(found[key]) for key in ("G_ema", "G", "D") if found.get(key) is not None}
    _check_size(modules["G_ema"].whole("img_resolution"), name)
    is_third = "input" in modules["G_ema"].module("synthesis").modules()
    return _stylegan3(modules, most) if is_third else _stylegan2(modules, most)


def _check_size(size: int, name: str) -> None:
    if size % STEP or not SMALLEST <= size <= LARGEST:
        text = mark("engine", "{name} draws images of {size} x {size} px. Multiples of {step} from {least} to {most} are possible.")
        raise NetworkFileError(text, name=name, size=size, step=STEP, least=SMALLEST, most=f"{LARGEST:,}")


def _rosinality(found: Mapping[Any, Any], most: int, name: str) -> ForeignNetworks:
    states = {key: found[key] for key in ("g_ema", "g", "d") if isinstance(found.get(key), dict)}
    layout = _checked(rosinality_layout(states["g_ema"]))
    _check_size(layout.frame.width, name)
    mean = found.get("latent_avg")

    def generator(key: str) -> dict[str, Tensor]:
        weights = generator_weights(states[key], layout, mean if isinstance(mean, Tensor) else None)
        return fitted(weights, lambda: StyleGAN2Generator(layout), most)

    discriminator: dict[str, Tensor] = {}
    if "d" in states:
        weights = discriminator_weights(states["d"], layout, StyleGAN2Discriminator(layout).state_dict())
        discriminator = fitted(weights, lambda: StyleGAN2Discriminator(layout), most)
    trained = generator("g") if "g" in states else {}
    return ForeignNetworks("stylegan2-pytorch", _model(layout), layout.shape, generator("g_ema"), trained, discriminator)


def _stylegan2(modules: Mapping[str, ForeignModule], most: int) -> ForeignNetworks:
    layout = _checked(stylegan2_layout(modules["G_ema"], modules.get("D")))

    def weights(key: str, build: Callable[[StyleGAN2Layout], nn.Module] = StyleGAN2Generator) -> dict[str, Tensor]:
        return fitted(modules[key].state_dict(), lambda: build(layout), most) if key in modules else {}

    discriminator = weights("D", StyleGAN2Discriminator)
    return ForeignNetworks("StyleGAN2-ADA", _model(layout), layout.shape, weights("G_ema"), weights("G"), discriminator)


def _stylegan3(modules: Mapping[str, ForeignModule], most: int) -> ForeignNetworks:
    layout = _checked(stylegan3_layout(modules["G_ema"]))

    def weights(key: str) -> dict[str, Tensor]:
        return fitted(modules[key].state_dict(), lambda: StyleGAN3Generator(layout), most) if key in modules else {}

    model = ModelConfig(
        arch="stylegan3",
        latent_dim=_within(layout.mapping.inputs, 1, 1024),
        conditional=layout.mapping.classes > 0,
        layout=layout.to_json(),
    )
    return ForeignNetworks("StyleGAN3", model, layout.shape, weights("G_ema"), weights("G"), {})


def _model(layout: StyleGAN2Layout) -> ModelConfig:
    """Return settings that say about the same as the layout, which decides."""
    generator, discriminator = layout.synthesis.channels, layout.discriminator.channels
    return ModelConfig(
        arch="stylegan2",
        filters=_within(generator[-1], 4, 256),
        filters_d=_within(discriminator[0], 4, 256),
        latent_dim=_within(layout.mapping.inputs, 1, 1024),
        mapping_layers=_within(layout.mapping.depth, 1, 16),
        widest=_within(max(*generator, *discriminator), 8, 2048),
        conditional=layout.mapping.classes > 0,
        layout=layout.to_json(),
    )


def _within(number: int, least: int, most: int) -> int:
    return min(max(number, least), most)


def _checked(layout: T) -> T:
    """Return a layout of which every number is within its bounds; msgspec raises ``ValidationError`` otherwise."""
    return msgspec.json.decode(msgspec.json.encode(layout), type=type(layout))


def _short(error: Exception) -> str:
    """Return what an error says as one short line; its words may come from the file."""
    line = "".join(character if character.isprintable() else " " for character in str(error)[:LONGEST_REASON])
    return line.strip()
