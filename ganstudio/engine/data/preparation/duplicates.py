"""Finds pictures that occur twice: with the same content, or looking alike."""

from collections.abc import Iterator

import numpy as np

ALIKE_BITS = 5  # of 128; no more than bands - 1, or pairs would be missed
BANDS = ((0, 0, 21), (0, 21, 21), (0, 42, 22), (1, 0, 21), (1, 21, 21), (1, 42, 22))  # word, first bit, bits
MOST_NEIGHBOURS = 64  # compared with each picture in a band; comparing more chance matches would take minutes

_BITS = np.array([value.bit_count() for value in range(1 << 16)], np.uint8)


def same(digests: np.ndarray) -> np.ndarray:
    """Return the first picture with the same content, for each: int64 (n,), from digests u8 (n, 2)."""
    order = np.lexsort((digests[:, 1], digests[:, 0]))
    ordered = digests[order]
    begins = np.r_[True, (ordered[1:] != ordered[:-1]).any(axis=1)][: len(order)]
    first = np.empty(len(order), np.int64)
    first[order] = order[begins][np.cumsum(begins) - 1]  # the order is stable: a group begins with its first picture
    return first


def alike(dhashes: np.ndarray) -> dict[int, int]:
    """Return pictures that look like an earlier picture: position to the earliest such position that is itself no duplicate.

    ``dhashes``, u8 (n, 2), are those of :mod:`~ganstudio.engine.data.preparation.examine`. Two hashes are alike if they differ
    in at most ``ALIKE_BITS`` bits: then at least one of six bands is the same, so only pairs that share a band are compared.
    """
    telling = np.flatnonzero(dhashes.any(axis=1))
    pairs = list(_pairs(dhashes[telling]))
    if not pairs:
        return {}
    found = np.stack(np.divmod(np.unique(np.concatenate(pairs)), len(telling)), axis=1)
    duplicates: dict[int, int] = {}
    for late, early in telling[found].tolist():
        if late not in duplicates and early not in duplicates:
            duplicates[late] = early
    return duplicates


def _pairs(dhashes: np.ndarray) -> Iterator[np.ndarray]:
    """Yield int64 (m,): for each pair of alike hashes, the later position times the number of hashes plus the earlier position."""
    for word, shift, bits in BANDS:
        band = (dhashes[:, word] >> np.uint64(shift)) & np.uint64((1 << bits) - 1)
        order = np.argsort(band, kind="stable")
        ordered = band[order]
        places = np.arange(len(order))
        for step in range(1, MOST_NEIGHBOURS + 1):
            places = places[places + step < len(order)]
            places = places[ordered[places] == ordered[places + step]]
            if not len(places):
                break
            early, late = order[places], order[places + step]
            differing = (dhashes[early] ^ dhashes[late]).view(np.uint16)
            close = _BITS[differing].sum(axis=1) <= ALIKE_BITS
            yield late[close] * len(dhashes) + early[close]
