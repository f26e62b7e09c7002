"""Opens a feature network by name: the studio's own, Inception, or a file."""

from collections.abc import Generator as Task
from dataclasses import dataclass
from pathlib import Path

from ganstudio.engine.data import Dataset
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Event
from ganstudio.engine.metrics.features.file_network import VALUES
from ganstudio.engine.metrics.features.inception import WEIGHTS, Inception, is_inception
from ganstudio.engine.metrics.features.network import FeatureNetwork
from ganstudio.engine.metrics.features.programs import is_program, open_program
from ganstudio.engine.metrics.features.studio import image_set_of, studio_features
from ganstudio.engine.metrics.features.torchvision_models import open_torchvision
from ganstudio.engine.metrics.features.weights import check_file, read_weights
from ganstudio.engine.metrics.image_set import ImageSet
from ganstudio.engine.registry import unknown_name
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

TORCHVISION = "torchvision:"
DINOV2 = "dinov2"
NAMES = ["studio", "inception=FILE", "dinov2=FILE", "torchvision:NETWORK=FILE", "FILE"]


@dataclass(frozen=True)
class NetworkSpec:
    """What a person names: ``kind``, ``file`` and, behind an @, ``size`` in pixels and ``values``."""

    kind: str
    file: str
    size: int | None = None
    values: str | None = None


def open_network(spec: str, data: Dataset | ImageSet, device: str = "cpu") -> Task[Event, None, FeatureNetwork]:
    """Open a feature network for a data set. A generator of events.

    Parameters
    ----------
    spec
        "studio"; "inception=FILE" with the weights of the FID; "torchvision:resnet50=FILE" with those of a torchvision network;
        "dinov2=FILE" with DINOv2 as TorchScript or ONNX; or FILE alone, which holds a network as TorchScript or ONNX, or
        Inception's weights. "@224" behind a file says the side, in pixels, of the images that the network takes, "@imagenet" their
        values (a key of :data:`~ganstudio.engine.metrics.features.file_network.VALUES`), "@224,imagenet" both.
    data
        The real images: the studio's own network learns from them, others take images of their shape unless told otherwise.
    device
        Where to compute.

    Raises
    ------
    ConfigError
        There is no such network, a package or the file is missing, or the file holds something else.
    """
    images = image_set_of(data)
    wanted = parse(spec)
    if wanted.kind == "studio":
        return (yield from studio_features(data, device))
    path = Path(wanted.file).expanduser()
    if wanted.file:
        check_file(path)
    if wanted.kind == "inception":
        return _inception(wanted, path, device)
    if wanted.kind.startswith(TORCHVISION):
        return open_torchvision(wanted.kind.removeprefix(TORCHVISION), path, wanted.size, device)
    if wanted.kind == DINOV2:
        return _dinov2(wanted, path, images.shape, device)
    return _file(wanted, path, images.shape, device)


def parse(spec: str) -> NetworkSpec:
    """Split a name into its parts.

    Raises
    ------
    ConfigError
        There is no such kind of network, or what stands behind the @ is neither a size nor a word for values.
    """
    kind, file = _split(spec)
    if not file or Path(file).expanduser().exists() or "@" not in file:
        return NetworkSpec(kind, file)
    file, _, options = file.rpartition("@")
    size, values = None, None
    for option in options.split(","):
        if option.isdecimal() and 8 <= int(option) <= 1024:
            size = int(option)
        elif option in VALUES:
            values = option
        else:
            raise ConfigError(
                mark("engine", "'{option}' behind @ is neither a size from 8 to 1024 px nor one of: {names}."),
                option=option,
                names=", ".join(VALUES),
            )
    return NetworkSpec(kind, file, size, values)


def _split(spec: str) -> tuple[str, str]:
    """Return the kind and the file; the kind is "" for a file alone."""
    if spec in ("studio", "inception", DINOV2):
        return spec, ""
    kind, equals, file = spec.partition("=")
    if equals and file and (kind in ("inception", DINOV2) or kind.startswith(TORCHVISION)):
        return kind, file
    path = Path(spec.rpartition("@")[0] or spec).expanduser()
    if path.exists() or Path(spec).expanduser().exists() or path.suffix or len(path.parts) > 1:
        return "", spec
    raise unknown_name("feature network", spec, NAMES)


def _inception(wanted: NetworkSpec, path: Path, device: str) -> FeatureNetwork:
    if not wanted.file:
        text = mark(
            "engine",
            "The studio does not download Inception's weights. Get {file} from the releases of torch-fidelity on GitHub, and name "
            "it: inception=FILE.",
        )
        raise ConfigError(text, file=WEIGHTS)
    return Inception(path, device)


def _dinov2(wanted: NetworkSpec, path: Path, shape: tuple[int, int, int], device: str) -> FeatureNetwork:
    if not wanted.file or not is_program(path):
        text = mark(
            "engine",
            "DINOv2 needs a file with the network as TorchScript or ONNX, which the studio does not download. Export it where "
            "torch.hub may load facebookresearch/dinov2, and name it: dinov2=FILE.",
        )
        raise ConfigError(text)
    return open_program(path, DINOV2, shape, wanted.size or 224, wanted.values or "imagenet", device)


def _file(wanted: NetworkSpec, path: Path, shape: tuple[int, int, int], device: str) -> FeatureNetwork:
    if is_program(path):
        return open_program(path, path.name, shape, wanted.size, wanted.values or "signed", device)
    if is_inception(read_weights(path)):
        return Inception(path, device)
    text = mark("engine", "{name} holds weights without a network. Say which network: torchvision:NETWORK={name}.")
    raise ConfigError(text, name=path.name)
