"""The script for a graphics card runs, small, on a pretended device: a borrowed card is no place to find its faults."""

import pytest
import torch

from tests.benchmarks import card

SMALL = {
    "data.size": 16,
    "model.filters": 4,
    "model.latent_dim": 8,
    "training.batch": 4,
    "run.device": "auto",
    "training.r1_every": 2,
}
TINY = card.Extent(0.01, SMALL)


@pytest.mark.slow
def test_its_figures(pretend_device):
    pretend_device("bf16")
    found = card.speed("best-quality", 16, TINY)
    assert found["images_per_second"] > 0
    assert found["ratio"] > 0
    assert card.pictures("stylegan2", 16, TINY)["pictures_per_second"]["fp32"] > 0
    both = card.memory("best-quality", 16, TINY)["checkpointing"]
    assert both["off"]["estimated"] > both["on"]["estimated"] > 0
    assert "loss_d" in card.first_step("wgan-gp", TINY)


def test_without_a_card_it_says_so(monkeypatch, capsys):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert card.main() == 2
    assert "No CUDA device" in capsys.readouterr().err
