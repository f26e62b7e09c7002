import argparse
import pickle
import zipfile
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from ganstudio.engine.errors import NetworkFileError
from ganstudio.engine.foreign.builders import ForeignObject
from ganstudio.engine.foreign.inert_pickle import Damaged
from ganstudio.engine.foreign.module import ForeignModule
from ganstudio.engine.foreign.networks import ForeignNetworks
from ganstudio.engine.foreign.opening import read_networks
from ganstudio.engine.networks.stylegan2 import StyleGAN2Discriminator, StyleGAN2Generator, layout_of
from tests.engine.foreign import rosinality_files as rosinality
from tests.engine.foreign.foreign_files import persistent, stylegan2_file, write
from tests.engine.foreign.small_networks import drawn_stylegan2, drawn_stylegan3, stylegan2_layout, stylegan3_layout


def same_weights(network: nn.Module, weights: Any) -> bool:
    state = network.state_dict()
    return state.keys() == weights.keys() and all(torch.equal(tensor, weights[name]) for name, tensor in state.items())


def rebuilt(networks: ForeignNetworks) -> tuple[StyleGAN2Generator, StyleGAN2Discriminator]:
    layout = layout_of(networks.model, networks.shape)
    generator, discriminator = StyleGAN2Generator(layout), StyleGAN2Discriminator(layout)
    generator.load_state_dict(dict(networks.ema))
    discriminator.load_state_dict(dict(networks.discriminator))
    return generator.eval().requires_grad_(False), discriminator.eval().requires_grad_(False)


CHOICES = [
    {},
    {"classes": 3},
    {"links": "resnet", "links_d": "skip"},
    {"links": "orig", "links_d": "orig", "classes": 2},
]


@pytest.mark.parametrize("choices", CHOICES, ids=str)
def test_a_file_of_stylegan2_ada_gives_its_layout_and_its_tensors(tmp_path: Path, choices: dict[str, Any]) -> None:
    path, generator, discriminator = stylegan2_file(tmp_path / "a.pkl", **choices)
    networks = read_networks(path)
    assert layout_of(networks.model, networks.shape) == stylegan2_layout(**choices)
    assert (networks.program, networks.model.arch, networks.shape.classes) == (
        "StyleGAN2-ADA",
        "stylegan2",
        choices.get("classes", 0),
    )
    assert same_weights(generator, networks.ema) and same_weights(generator, networks.generator)
    assert same_weights(discriminator, networks.discriminator)


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
@pytest.mark.parametrize("radial", [False, True], ids=["T", "R"])
def test_a_file_of_stylegan3_gives_its_layout_and_its_tensors(tmp_path: Path, radial: bool, protocol: int) -> None:
    layout = stylegan3_layout(radial=radial, classes=2)
    generator = drawn_stylegan3(layout)
    networks = read_networks(write(tmp_path / "a.pkl", {"G": None, "D": None, "G_ema": persistent(generator)}, protocol))
    assert networks.model.layout == layout.to_json() and networks.model.arch == "stylegan3"
    assert same_weights(generator, networks.ema) and not networks.generator and not networks.discriminator


def test_without_a_discriminator_the_layout_mirrors_the_generator(tmp_path: Path) -> None:
    generator, _ = drawn_stylegan2(stylegan2_layout(classes=3))
    alone = {"G_ema": persistent(generator, img_resolution=16, img_channels=3)}
    networks = read_networks(write(tmp_path / "a.pkl", alone))
    layout = layout_of(networks.model, networks.shape)
    assert layout.discriminator.channels == (6, 12, 14) and layout.discriminator.classes is not None and not networks.discriminator


@pytest.mark.parametrize("legacy", [False, True])
def test_a_file_of_stylegan2_pytorch_draws_and_judges_by_its_formulas(tmp_path: Path, legacy: bool) -> None:
    g, d = rosinality.drawn()
    content = {"g_ema": g, "g": g, "d": d, "latent_avg": torch.ones(5), "args": argparse.Namespace(size=16), "g_optim": {}}
    torch.save(content, tmp_path / "a.pt", _use_new_zipfile_serialization=not legacy)
    networks = read_networks(tmp_path / "a.pt")
    generator, discriminator = rebuilt(networks)
    z = torch.randn(2, 5, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    w = rosinality.mapped(g, z)
    images = rosinality.generated(g, w)
    logits = rosinality.judged(d, images)
    torch.testing.assert_close(generator.map(z.float()).double(), w, rtol=1e-4, atol=1e-4)
    assert (generator.synthesize(w.float()) - images).abs().max() < 1e-4 * images.abs().max()
    assert (discriminator(images.float()) - logits).abs().max() < 1e-4 * logits.abs().max()
    torch.testing.assert_close(generator.mapping.w_avg, torch.ones(5))
    assert networks.generator.keys() == networks.ema.keys()


def test_the_mean_of_w_is_measured_where_the_file_has_none(tmp_path: Path) -> None:
    g, _ = rosinality.drawn()
    torch.save({"g_ema": g}, tmp_path / "a.pt")
    mean = read_networks(tmp_path / "a.pt").ema["mapping.w_avg"]
    z = torch.randn(20_000, 5, generator=torch.Generator().manual_seed(3), dtype=torch.float64)
    w = rosinality.mapped(g, z)
    assert ((mean - w.mean(dim=0)).abs() < 5 * w.std(dim=0) / 100).all()


def _changed(**more: Any) -> dict[str, Any]:
    generator, _ = drawn_stylegan2(stylegan2_layout())
    return {"G_ema": persistent(generator, **({"img_resolution": 16, "img_channels": 3} | more))}


def _without(name: str) -> dict[str, Any]:
    file = _changed()
    inside = file["G_ema"]
    for part in name.split(".")[:-1]:
        inside = inside.state["_modules"][part]
    del inside.state["_parameters"][name.rpartition(".")[2]]
    return file


def _not_finite() -> dict[str, Any]:
    generator, _ = drawn_stylegan2(stylegan2_layout())
    generator.synthesis.blocks[0].const[0, 0, 0] = torch.nan
    return {"G_ema": persistent(generator, img_resolution=16, img_channels=3)}


@pytest.mark.parametrize(
    "file, said",
    [
        (_changed(img_resolution=8), "draws images of 8 x 8 px"),
        (_changed(img_resolution=2048), "draws images of 2048 x 2048 px"),
        (_changed(img_channels=1), "torgb.weight has the shape"),
        (_without("synthesis.b8.conv1.bias"), "synthesis.b8.conv1.bias is missing"),
        (_without("synthesis.b8.conv1.weight"), "SynthesisLayer has no weight"),
        (_not_finite(), "is not finite"),
        ({"G": None}, "there is no G_ema in it"),
        ([1, 2], "there is no G_ema in it"),
        ({"G_ema": "text"}, "no object"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(tmp_path: Path, file: Any, said: str) -> None:
    with pytest.raises(NetworkFileError, match=said) as caught:
        read_networks(write(tmp_path / "a.pkl", file))
    assert "\n" not in str(caught.value) and str(caught.value).startswith("a.pkl")


def test_an_archive_that_unpacks_to_more_than_it_is_or_names_a_function_is_refused(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[Any, ...]:
            return eval, ("1",)

    torch.save({"g_ema": Evil()}, tmp_path / "evil.pt")
    with pytest.raises(NetworkFileError, match=r"asks for (__builtin__|builtins)\.eval"):
        read_networks(tmp_path / "evil.pt")
    torch.save({"g_ema": {}}, tmp_path / "plain.pt")
    with (
        zipfile.ZipFile(tmp_path / "plain.pt") as plain,
        zipfile.ZipFile(tmp_path / "bomb.pt", "w", zipfile.ZIP_DEFLATED) as bomb,
    ):
        for member in plain.namelist():
            bomb.writestr(member, plain.read(member))
        bomb.writestr("archive/data/0", bytes(10_000_000))
    with pytest.raises(NetworkFileError, match="compressed tensors"):
        read_networks(tmp_path / "bomb.pt")
    torch.save({"state": {}}, tmp_path / "other.pt")
    with pytest.raises(NetworkFileError, match="there is no g_ema"):
        read_networks(tmp_path / "other.pt")


def test_a_module_inside_itself_ends() -> None:
    state: dict[str, Any] = {"_parameters": {}, "_buffers": {}, "_modules": {}}
    state["_modules"]["inner"] = ForeignObject("Loop", state)
    with pytest.raises(Damaged, match="without end"):
        ForeignModule(ForeignObject("Loop", state)).state_dict()


def test_a_missing_file_is_a_line(tmp_path: Path) -> None:
    with pytest.raises(NetworkFileError, match="No such file"):
        read_networks(tmp_path / "none.pkl")
    with pytest.raises(NetworkFileError, match="Can't read"):
        read_networks(tmp_path)


@pytest.mark.parametrize("legacy", [False, True])
def test_tensors_without_names_are_a_line(tmp_path: Path, legacy: bool) -> None:
    file = tmp_path / "numbers.pt"
    torch.save({"g_ema": {0: torch.zeros(2, 2)}}, file, _use_new_zipfile_serialization=not legacy)
    with pytest.raises(NetworkFileError, match="g_ema is no generator"):
        read_networks(file)


def test_a_number_so_long_that_arithmetic_takes_for_ever_is_a_line(tmp_path: Path) -> None:
    file = tmp_path / "long.pkl"
    file.write_bytes(pickle.dumps({"G_ema": 1 << 2_000}, 4))
    with pytest.raises(NetworkFileError, match="more than 1,024 bits"):
        read_networks(file)


@pytest.mark.parametrize("error", [ZeroDivisionError, AssertionError, AttributeError, MemoryError])
def test_whatever_a_layout_makes_of_odd_values_is_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type) -> None:
    def breaks(*_arguments: object) -> None:
        raise error("odd")

    file = tmp_path / "odd.pt"
    torch.save({"g_ema": {"weight": torch.zeros(2, 2)}}, file)
    monkeypatch.setattr("ganstudio.engine.foreign.opening.rosinality_layout", breaks)
    with pytest.raises(NetworkFileError, match="damaged, or not a network"):
        read_networks(file)
