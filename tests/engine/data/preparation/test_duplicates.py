"""Finding pictures that are there twice."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ganstudio.engine.data.preparation.duplicates import ALIKE_BITS, BANDS, alike, same


def test_the_first_of_each_content():
    digests = np.array([[5, 1], [5, 2], [5, 1], [4, 1], [5, 2], [5, 1]], np.uint64)
    assert same(digests).tolist() == [0, 1, 0, 3, 1, 0]
    assert same(np.empty((0, 2), np.uint64)).tolist() == []


def test_bands_cover_every_bit_and_are_more_than_may_differ():
    assert sorted((word, bit) for word, begin, bits in BANDS for bit in range(begin, begin + bits)) == [
        (word, bit) for word in (0, 1) for bit in range(64)
    ]
    assert len(BANDS) > ALIKE_BITS


@given(st.lists(st.integers(0, 127), max_size=9, unique=True), st.integers(0, 2**32))
def test_alike_is_a_matter_of_differing_bits(bits, seed):
    dhash = np.random.default_rng(seed).integers(1, 2**64, (1, 2), np.uint64)
    other = dhash.copy()
    for bit in bits:
        other[0, bit // 64] ^= np.uint64(1) << np.uint64(bit % 64)
    found = alike(np.concatenate([dhash, other]))
    if other.any():
        assert found == ({1: 0} if len(bits) <= ALIKE_BITS else {})


def test_a_chain_keeps_what_differs_from_all_that_is_kept():
    dhashes = np.full((3, 2), 2**64 - 1, np.uint64)
    dhashes[1, 0] ^= np.uint64(0b1111)
    dhashes[2, 0] ^= np.uint64(0b11111111)
    assert alike(dhashes) == {1: 0}


def test_flat_pictures_are_like_none():
    assert alike(np.zeros((4, 2), np.uint64)) == {}


def test_a_hundred_thousand():
    rng = np.random.default_rng(0)
    dhashes = rng.integers(0, 2**64, (100_000, 2), np.uint64)
    dhashes[50_000:50_100] = dhashes[:100]
    assert alike(dhashes) == {50_000 + number: number for number in range(100)}
