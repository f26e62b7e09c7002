"""What only some feature networks need is imported when they are opened."""

import subprocess
import sys

import pytest

REPORT = "import sys; print(sorted({'torchvision', 'sklearn', 'torch_fidelity', 'onnxruntime'} & set(sys.modules)))"
EVERYTHING = """
import ganstudio.engine.metrics.features.opening, ganstudio.app.shell.main_window, ganstudio.app.pages.evaluate.view
ganstudio.load, ganstudio.evaluate
"""
HELP = """
import sys
from ganstudio.cli import main
sys.argv[1:] = ["--help"]
try:
    main.main()
except SystemExit:
    pass
"""


@pytest.mark.parametrize("program", [EVERYTHING, HELP], ids=["window, engine and API", "command line"])
def test_networks_are_imported_when_they_are_opened(program):
    done = subprocess.run([sys.executable, "-c", program + REPORT], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
