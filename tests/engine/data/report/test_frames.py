"""The frame that pictures suggest, and what frames remove of them."""

import numpy as np
import pytest

from ganstudio.engine.config.frame import FrameSize
from ganstudio.engine.data.report.frames import common_frames, frame_shares, lighter_frame, removed_share
from ganstudio.engine.data.sources.suggest import suggest_frame


@pytest.mark.parametrize(
    ("sizes", "size"),
    [
        ([(3000, 2000)] * 5, "96x64"),
        ([(2000, 3000)] * 5, "64x96"),
        ([(1920, 1080)] * 5, "112x64"),
        ([(640, 512)] * 5, "80x64"),
        ([(4000, 1000)] * 5, "128x64"),  # at most twice as long
        ([(66, 64)] * 5, 64),
        ([(45, 30)] * 5, "48x32"),
        ([(28, 28)] * 5, 32),
        ([(3000, 2000)] * 4 + [(2000, 3000)], "96x64"),  # a few turned pictures do not count
        ([(3000, 2000)] * 3 + [(2000, 3000)] * 2, 64),  # a square removes the least of mixed pictures
    ],
)
def test_the_suggested_frame_has_the_proportions_of_the_median_picture(sizes, size):
    assert suggest_frame(sizes) == FrameSize.of(size)


def test_shares_of_the_centre_crop():
    sizes = np.array([(300, 200), (300, 200), (200, 200)])
    assert removed_share(sizes, FrameSize.of("96x64")) == pytest.approx(1 / 9)  # a third of the square
    assert removed_share(sizes, FrameSize.of(64)) == pytest.approx(2 / 9)
    assert removed_share(np.empty((0, 2)), FrameSize.of(64)) == 0
    shares = frame_shares(sizes, 64, [FrameSize.of("256x64")])
    assert [share.frame.size for share in shares] == ["256x64", "112x64", "96x64", "80x64", 64, "64x80", "64x96", "64x112"]
    assert min(shares, key=lambda share: share.removed).frame.size == "96x64"
    for share in shares:
        assert share.removed == pytest.approx(removed_share(sizes, share.frame))


def test_common_frames_are_frames_of_the_studio():
    for shorter in (16, 32, 64, 256, 1024):
        frames = common_frames(shorter)
        assert all(FrameSize.of(frame.size) == frame and frame.longer <= 1024 for frame in frames)
        assert FrameSize.square(shorter) in frames and len(set(frames)) == len(frames)
    assert [frame.size for frame in common_frames(512)][:5] == ["912x512", "768x512", "688x512", "640x512", 512]


@pytest.mark.parametrize(
    ("size", "near"),
    [(1008, 1024), (272, 256), ("1008x528", "1024x512"), (64, None), ("640x512", None), (240, None), ("912x512", "896x512")],
)
def test_a_frame_with_a_large_first_layer_has_a_lighter_one_nearby(size, near):
    frame = FrameSize.of(size)
    found = lighter_frame(frame)
    assert found == (None if near is None else FrameSize.of(near))
    if found is not None:
        assert found.first.shorter <= 16 < frame.first.shorter
