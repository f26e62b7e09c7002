"""Says which rows of ``vitals.jsonl`` are comparable: the scale of the quality has changed between versions of the studio.

==  ==============================================================================
1   random features, standardized together; rows do not state their version
2   random features and textures, whitened: noise, blur and missing classes count
==  ==============================================================================

Rows of an upscaler keep the scale of version 1.
"""

from collections.abc import Mapping, Sequence

from ganstudio.engine.runs.stats import Row

VERSION = 2


def version_of(row: Mapping[str, float]) -> int:
    """Return the version of a row."""
    return int(row.get("version", 1))


def of_one_scale(rows: Sequence[Row]) -> list[Row]:
    """Return the rows at the end that have the version of the last, in order."""
    first = len(rows)
    while first and version_of(rows[first - 1]) == version_of(rows[-1]):
        first -= 1
    return list(rows[first:])
