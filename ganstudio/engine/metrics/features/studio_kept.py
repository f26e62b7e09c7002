"""Keeps the networks of the studio features in the cache, so that each data set trains its network once."""

import json
from contextlib import suppress
from pathlib import Path

import torch

from ganstudio.engine.data.cache import key_of
from ganstudio.engine.errors import RunError
from ganstudio.engine.home import cache_folder
from ganstudio.engine.metrics.features.studio_network import VERSION, StudioFeatures, blank_network, view_side
from ganstudio.engine.runs.tensors import read_about, read_tensors, write_tensors

FOLDER = "features"
KEPT = 64  # networks, the most recently trained; each takes about a megabyte


def path_of(fingerprint: str, shape: tuple[int, int, int]) -> Path:
    """Return the file for the network of the data set with this fingerprint, whose images have ``shape`` (C, H, W)."""
    name = key_of([str(VERSION), fingerprint, *map(str, shape)])
    return cache_folder() / FOLDER / f"{name}.safetensors"


def keep_network(path: Path, features: StudioFeatures, groups: int) -> None:
    """Save a network; without room on the disk, or in a read-only cache, it is trained again the next time."""
    about = {"shape": json.dumps(features.shape), "classes": json.dumps(features.classes), "groups": str(groups)}
    with suppress(OSError, RunError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_tensors(path, features.network.state_dict(), about)
        for old in sorted(path.parent.glob("*.safetensors"), key=lambda file: file.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)


def load_network(path: Path, device: str) -> StudioFeatures | None:
    """Load a network; None if there is none, or if the file is damaged."""
    try:
        about = read_about(path)
        channels, height, width = json.loads(about["shape"])
        shape = (int(channels), int(height), int(width))
        network = blank_network(shape[0], view_side(shape), int(about["groups"]))
        network.load_state_dict(read_tensors(path))
        return StudioFeatures(network.to(torch.device(device)), shape, tuple(json.loads(about["classes"])))
    except (OSError, KeyError, ValueError, TypeError, RuntimeError, RunError):
        return None
