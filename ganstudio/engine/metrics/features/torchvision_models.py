"""Opens torchvision's classifiers with weights from a local file, as feature networks."""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.metrics.features.file_network import FileNetwork, Preprocessing
from ganstudio.engine.metrics.features.torchvision_import import import_torchvision
from ganstudio.engine.metrics.features.weights import digest_of_file, read_weights
from ganstudio.engine.registry import unknown_name
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SIZE = 224  # px, unless asked for another


def open_torchvision(arch: str, path: Path, size: int | None = None, device: str = "cpu") -> FileNetwork:
    """Open a classifier of torchvision, such as "resnet50": its features are what its last linear layer takes.

    Raises
    ------
    ConfigError
        There is no such architecture, or the weights do not fit it.
    """
    network = _build(arch, read_weights(path), path).to(torch.device(device))
    last = [layer for layer in network.modules() if isinstance(layer, nn.Linear)][-1]
    seen: list[Tensor] = []
    last.register_forward_pre_hook(lambda _layer, given: seen.append(given[0]))

    def compute(images: Tensor) -> tuple[Tensor, Tensor]:
        logits = network(images.to(torch.device(device)))
        return seen.pop(), logits

    how = Preprocessing(3, (size or SIZE, size or SIZE), "imagenet")
    return FileNetwork(arch, digest_of_file(path, arch, how), how, compute)


def _build(arch: str, weights: dict[str, Tensor], path: Path) -> nn.Module:
    import_torchvision()
    from torchvision import models

    names = models.list_models(module=models)
    if arch not in names:
        raise unknown_name("torchvision network", arch, names)
    settings: dict[str, Any] = {"aux_logits": True, "init_weights": False} if arch in ("inception_v3", "googlenet") else {}
    rows = [value.shape[0] for name, value in weights.items() if value.ndim == 2 and name.endswith("weight")]
    try:
        network: nn.Module = models.get_model(arch, weights=None, num_classes=rows[-1] if rows else 1000, **settings)
        network.load_state_dict(weights)
    except (RuntimeError, ValueError, TypeError) as error:
        text = mark("engine", "The weights in {name} do not fit torchvision's {arch}.")
        raise ConfigError(text, name=path.name, arch=arch) from error
    return network.eval().requires_grad_(False)
