"""A StyleGAN2 leaves the studio as StyleGAN2-ADA can load it."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch

from ganstudio.engine.errors import ConfigError
from ganstudio.engine.foreign.opening import read_networks
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.export import export_model
from ganstudio.engine.recipes.import_network import import_network
from ganstudio.engine.runs import Run
from tests.engine.foreign.foreign_files import stylegan2_file
from tests.pulling import finished


@pytest.mark.parametrize("classes", [0, 3])
def test_what_comes_in_goes_out_bit_by_bit(tmp_path: Path, classes: int) -> None:
    file, _, _ = stylegan2_file(tmp_path / "a.pkl", classes=classes)
    run = finished(import_network(tmp_path / "run", file, licence="MIT"))
    result = finished(export_model(Model(run), "stylegan2-ada", tmp_path / "out.pth"))
    weights, networks = torch.load(tmp_path / "out.pth", weights_only=True), read_networks(file)
    for name, its in (("G_ema", networks.ema), ("D", networks.discriminator)):
        assert weights[name].keys() == its.keys()
        assert all(torch.equal(weights[name][key], tensor) for key, tensor in its.items())
    assert [path.name for path in result.files] == ["out.pth", "out.json"] and result.difference == 0
    assert json.loads(result.files[1].read_text())["about"]["imported"]["licence"] == "MIT"


def test_the_arguments_are_those_of_the_constructors(tmp_path: Path) -> None:
    file, _, _ = stylegan2_file(tmp_path / "a.pkl", classes=3)
    run = finished(import_network(tmp_path / "run", file))
    finished(export_model(Model(run), "stylegan2-ada", tmp_path / "out.pth"))
    found: dict[str, Any] = json.loads((tmp_path / "out.json").read_text())
    generator, discriminator = found["G"], found["D"]
    assert {key: generator[key] for key in ("z_dim", "c_dim", "w_dim", "img_resolution", "img_channels")} == {
        "z_dim": 6,
        "c_dim": 3,
        "w_dim": 5,
        "img_resolution": 16,
        "img_channels": 3,
    }
    assert generator["mapping_kwargs"] == {
        "num_layers": 3,
        "layer_features": 8,
        "embed_features": 5,
        "lr_multiplier": 0.01,
        "w_avg_beta": 0.995,
    }
    for arguments, channels in ((generator["synthesis_kwargs"], (6, 12, 14)), (discriminator, (5, 10, 13))):
        base, most = arguments["channel_base"], arguments["channel_max"]
        assert tuple(min(base // size, most) for size in (16, 8, 4)) == channels
    assert discriminator["cmap_dim"] == 7 and discriminator["epilogue_kwargs"]["mbstd_group_size"] == 2
    assert discriminator["conv_clamp"] == 256 and generator["synthesis_kwargs"]["conv_clamp"] is None


def test_what_stylegan2_ada_cannot_build_is_refused(untrained, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="architecture dcgan"):
        finished(export_model(Model(untrained("dcgan")), "stylegan2-ada", tmp_path / "out.pth"))
    run: Run = untrained("stylegan2", size=48)
    with pytest.raises(ConfigError, match="not 48 x 48"):
        finished(export_model(Model(run), "stylegan2-ada", tmp_path / "out.pth"))
    assert not (tmp_path / "out.pth").exists()
