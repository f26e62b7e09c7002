"""A server without PySide6 can train."""

import subprocess
import sys
from pathlib import Path

from PIL import Image

TRAIN_WITHOUT_QT = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "pyqtgraph", "superqt", "qtpy"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Blocker())

import importlib, pkgutil
import ganstudio.api, ganstudio.engine
for package in (ganstudio.engine, ganstudio.api):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)

from ganstudio.cli.main import main
sys.argv = ["ganstudio", "train", *sys.argv[1:], "--images", "32", "--set", "data.size=16", "--set", "model.filters=8"]
main()
"""


def test_every_module_of_the_engine_and_of_the_api_imports_and_trains_without_qt(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    for number in range(8):
        Image.new("L", (16, 16), 30 * number).save(tmp_path / "pictures" / f"{number}.png")
    words = [tmp_path / "pictures", "--run", tmp_path / "run"]
    done = subprocess.run([sys.executable, "-c", TRAIN_WITHOUT_QT, *words], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "run" / "checkpoints").iterdir())
