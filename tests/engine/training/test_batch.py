"""How a batch is split into parts."""

import pytest
import torch

from ganstudio.engine.networks.layers import MinibatchStd, group_size
from ganstudio.engine.training.batch import Batch, microbatch_sizes, smaller_microbatches

# batch, parts asked for: number of parts of a batch whose images are judged one by one, and in groups of up to 4
ASKED = {(64, 9): (9, 9), (64, 12): (12, 12), (64, 20): (20, 16), (6, 4): (4, 2), (100, 16): (16, 16), (48, 32): (32, 12)}


@pytest.mark.parametrize("asked, counts", ASKED.items(), ids=str)
def test_there_are_as_many_parts_as_asked_for_or_as_there_can_be(asked, counts):
    for group, count in zip((1, 4), counts, strict=True):
        sizes = microbatch_sizes(*asked, group)
        assert len(sizes) == count
        assert max(sizes) - min(sizes) <= group_size(asked[0], group)
        batch = Batch(torch.arange(asked[0]), torch.arange(asked[0]), None)
        parts = batch.microbatches(sizes)
        assert torch.equal(torch.cat([part.inputs for part in parts]), batch.inputs)
        assert [len(part.real) for part in parts] == list(sizes)
        assert sum(part.weight for part in parts) == pytest.approx(1)


@pytest.mark.parametrize("group", [1, 4])
def test_whatever_the_batch_every_part_forms_the_groups_of_the_whole(group):
    layer = MinibatchStd(group)
    for batch in (*range(2, 41), 50, 96, 97):
        maps = torch.rand(batch, 1, 2, 2, generator=torch.Generator().manual_seed(batch))
        whole = layer(maps)
        for parts in (1, 2, 3, 5, 16, 200):
            sizes = microbatch_sizes(batch, parts, group)
            assert sum(sizes) == batch
            assert torch.allclose(torch.cat([layer(part) for part in maps.split(list(sizes))]), whole)


def test_smaller_parts_halve_the_images_until_nothing_smaller_is_left():
    def sequence(batch, group):
        counts = [1]
        while (count := smaller_microbatches(batch, counts[-1], group)) is not None:
            counts.append(count)
        return [max(microbatch_sizes(batch, count, group)) for count in counts]

    assert sequence(100, 1) == [100, 50, 25, 13, 7, 4, 2, 1]
    assert sequence(100, 4) == [100, 52, 28, 16, 8, 4]
    assert sequence(6, 4) == [6, 3]
    assert sequence(7, 1) == [7, 4, 2, 1]
