"""Why a file is left out or has a remark: texts for the window, marked for translation, and codes for ``data check --json``."""

from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

EMPTY = mark("engine", "empty file")
NOT_AN_IMAGE = mark("engine", "not an image")
CAMERA_RAW = mark("engine", "camera raw file")
HEIC = mark("engine", "HEIC picture")
UNSUPPORTED = mark("engine", "unsupported kind of image")
TRUNCATED = mark("engine", "truncated")
DAMAGED = mark("engine", "damaged")
TOO_SMALL = mark("engine", "too small")
TOO_LARGE = mark("engine", "too large")
WHOLLY_TRANSPARENT = mark("engine", "fully transparent")
BOMB = mark("engine", "decompression bomb")
NO_ACCESS = mark("engine", "cannot be opened")
HIDDEN = mark("engine", "hidden file")
A_RUN = mark("engine", "GAN Studio run")
BAD_MEMBER = mark("engine", "unsupported archive member")
TEST_PART = mark("engine", "kept for evaluation")
NO_CLASS = mark("engine", "outside the class folders")
SAME = mark("engine", "duplicate")
ALIKE = mark("engine", "near-duplicate")
EXCLUDED = mark("engine", "excluded by you")
