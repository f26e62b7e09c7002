"""A small classifier, trained here: an opinion that no model under test has had a part in."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own convention

EPOCHS = 8


class Judge:
    """Trained on ``images`` uint8 (N, 1, 32, 32) of the classes ``labels`` (N,), 0 to 9."""

    def __init__(self, images: np.ndarray, labels: np.ndarray) -> None:
        torch.manual_seed(1)
        self._features = nn.Sequential(
            *_convolution(1, 32), *_convolution(32, 64), *_convolution(64, 128), nn.Flatten(), nn.Linear(128 * 16, 128), nn.ReLU()
        )
        self._verdict = nn.Linear(128, 10)
        networks = nn.ModuleList([self._features, self._verdict])
        optimizer = torch.optim.Adam(networks.parameters(), 1e-3)
        for _ in range(EPOCHS):
            for part in torch.randperm(len(images)).split(128):
                seen = self._verdict(self._features(_scaled(images[part])))
                loss = F.cross_entropy(seen, torch.from_numpy(labels[part]))
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
        networks.eval().requires_grad_(False)

    def features(self, images: np.ndarray) -> Tensor:
        """float64 (N, 128) of uint8 (N, 1, 32, 32)."""
        parts = np.array_split(images, max(1, len(images) // 500))
        return torch.cat([self._features(_scaled(part)) for part in parts]).double()

    def classes(self, images: np.ndarray) -> np.ndarray:
        """What it takes each image for, (N,)."""
        found: np.ndarray = self._verdict(self.features(images).float()).argmax(dim=1).numpy()
        return found

    def share(self, images: np.ndarray, labels: np.ndarray) -> float:
        """Of the images that it takes for what they are."""
        return round(float((self.classes(images) == labels).mean()), 3)


def _convolution(inputs: int, outputs: int) -> tuple[nn.Module, ...]:
    return nn.Conv2d(inputs, outputs, 3, 2, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()


def _scaled(images: np.ndarray) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(images)).float().div(127.5).sub(1)
