"""Seeds of images beyond the 32 bits that torch's generator on the CPU uses."""

import torch

from ganstudio.engine.latent.sampling import LARGEST_SEED, z_from_seeds


class Sampler:
    def sample_z(self, count: int, rng: torch.Generator) -> torch.Tensor:
        return torch.randn(count, 8, generator=rng)


def draws(*seeds: int) -> torch.Tensor:
    return z_from_seeds(Sampler(), seeds)


def test_seeds_that_differ_in_their_upper_bits_alone_draw_different_latents():
    seeds = [7, 2**32 + 7, 2**33 + 7, 2**62 + 7, LARGEST_SEED, 2**32 - 1]
    assert len({tuple(row.tolist()) for row in draws(*seeds)}) == len(seeds)
    assert torch.equal(draws(*seeds), draws(*seeds))


def test_smaller_seeds_draw_what_torch_draws():
    for seed in (0, 7, 2**32 - 1):
        assert torch.equal(draws(seed), torch.randn(1, 8, generator=torch.Generator().manual_seed(seed)))
