"""What becomes of awkward files: each is used or left out for a reason, and soon."""

import threading
import time
import unicodedata

import pytest

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import UnreadableImage, causes, decode, load_dataset
from tests.engine.data.awkward import FILES, USED

LIMIT = 5.0  # seconds of a processor's time for one file
PATIENCE = 60.0  # on a machine that has much else to do
MODES = ("L", "LA", "RGB", "RGBA")
DOUBLES = (causes.SAME, causes.ALIKE)

# what the program does not heed either (see decode.py)
pytestmark = [
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),
    pytest.mark.filterwarnings(r"ignore::UserWarning:PIL\."),
    pytest.mark.filterwarnings("ignore:IM image format is deprecated:DeprecationWarning"),
]


def outcome(content: bytes, name: str) -> str:
    """What becomes of a file, in the words of ``FILES``; or what went wrong."""
    found = [f"nothing after {PATIENCE} s"]

    def run() -> None:
        try:
            picture = decode(content, name)
        except UnreadableImage as error:
            found[0] = error.problem.cause
        except BaseException as error:
            found[0] = f"{type(error).__name__}: {error}"
        else:
            is_whole = (picture.width, picture.height) == picture.image.size
            found[0] = USED if picture.image.mode in MODES and is_whole else f"{picture.image!r} of {picture}"
        if time.thread_time() > LIMIT:
            found[0] = f"{time.thread_time():.1f} s"

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return found[0]


@pytest.mark.parametrize("name", FILES)
def test_an_awkward_file(name, tmp_path):
    make, expected = FILES[name]
    path = tmp_path / name
    path.write_bytes(make())
    assert outcome(path.read_bytes(), name) == expected


def test_a_folder_of_awkward_files(tmp_path, opened, result):
    folder = tmp_path / "awkward"
    folder.mkdir()
    for name, (make, _) in FILES.items():
        (folder / name).write_bytes(make())
    data = result(load_dataset(opened(folder), DataConfig(size=16)))
    listed = {unicodedata.normalize("NFC", problem.file): problem.cause for problem in data.problems}
    assert len(listed) == len(data.problems)
    assert len(data) + len(listed) == len(FILES)
    for name, (_, expected) in FILES.items():
        if expected == USED:
            assert listed.get(unicodedata.normalize("NFC", name), causes.SAME) in DOUBLES, name
