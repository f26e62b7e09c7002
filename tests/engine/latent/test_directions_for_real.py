"""A direction from examples turns what a trained generator draws, in the eyes of a network that has never seen the generator."""

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

from ganstudio.engine.config import DataConfig, with_settings
from ganstudio.engine.config.presets import find_preset
from ganstudio.engine.data import Dataset, load_dataset, open_source
from ganstudio.engine.latent.directions import move
from ganstudio.engine.latent.groups import between_groups
from ganstudio.engine.latent.latent import map_latents
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.train import create_run, train
from tests.pulling import finished

KEPT = (0, 1, 7)
EXAMPLES = 30
SEEDS = 100


def digits():
    """Noughts, ones and sevens, uint8 (N, 1, 32, 32), and which they are."""
    data = DataConfig(source=("digits",), size=32, channels=1)
    dataset = finished(load_dataset(finished(open_source(data.source, data)), data))
    kept = np.flatnonzero(np.isin(dataset.labels, KEPT))
    return np.ascontiguousarray(dataset.batch(kept)), dataset.labels[kept]


def classifier(images, labels):
    """Trained on the real pictures only; returns the logits of the digits, (N, 10)."""
    rng = torch.Generator().manual_seed(0)
    torch.manual_seed(0)
    net = nn.Sequential(
        *(nn.Conv2d(1, 8, 5, 2), nn.ReLU(), nn.Conv2d(8, 16, 5, 2), nn.ReLU(), nn.Flatten()), nn.Linear(16 * 5 * 5, 10)
    )
    x, y = torch.from_numpy(images).float() / 127.5 - 1, torch.from_numpy(labels)
    optimizer = torch.optim.Adam(net.parameters(), 2e-3)
    for _ in range(4):
        for part in torch.randperm(len(x), generator=rng).split(64):
            optimizer.zero_grad()
            F.cross_entropy(net(x[part]), y[part]).backward()
            optimizer.step()
    with torch.no_grad():
        assert (net(x).argmax(dim=1) == y).float().mean() > 0.97
    return net


@pytest.mark.slow
def test_one_against_nought_turns_the_verdict_of_a_classifier(tmp_path):
    images, labels = digits()
    settings = {"data.source": ["digits"], "data.size": 32, "data.channels": 1, "run.images": 40_000, "run.device": "cpu"}
    run = create_run(tmp_path / "run", with_settings(find_preset("quick-look").config, settings), dataset := Dataset.of(images))
    list(train(run, dataset))
    model, judge = Model(run), classifier(images, labels)

    @torch.no_grad()
    def verdicts(latents):
        return judge(model.generator.synthesize(map_latents(model.generator, latents)))

    pool = model.latents(range(1000, 2500))
    seen = verdicts(pool).argmax(dim=1).numpy()
    noughts, ones = ([pool[place] for place in np.flatnonzero(seen == digit)[:EXAMPLES]] for digit in (0, 1))
    direction = between_groups(model.generator, "1 against 0", noughts, ones)
    assert direction.score > 0.8

    latents = model.latents(range(SEEDS))
    before = verdicts(latents)
    is_one = before[:, 1] > before[:, 0]
    turned = torch.zeros(SEEDS, dtype=torch.bool)
    along = map_latents(model.generator, latents).numpy() @ direction.vector / direction.std
    for amount in np.linspace(-3, 3, 13).tolist():
        after = verdicts([move(model.generator, latent, [(direction, amount)]) for latent in latents])
        near = torch.from_numpy(np.abs(along + amount) <= 3)  # nobody leaves what the prior holds
        turned |= ((after[:, 1] > after[:, 0]) != is_one) & near
    assert turned.float().mean() >= 0.8
