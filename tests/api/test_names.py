"""The names that scripts may rely on, and what importing the package costs."""

import subprocess
import sys

import pytest

import ganstudio

NAMES = {
    "Direction",
    "EvaluationResult",
    "Latent",
    "StudioError",
    "TrainedDensity",
    "TrainedModel",
    "TrainedUpscaler",
    "Training",
    "__version__",
    "baseline",
    "evaluate",
    "events",
    "grid",
    "import_network",
    "load",
    "read_provenance",
    "resume",
    "train",
}


def test_the_exported_names_are_these():
    assert set(ganstudio.__all__) == set(dir(ganstudio)) == NAMES
    assert all(getattr(ganstudio, name) is not None for name in NAMES)
    with pytest.raises(AttributeError, match="no attribute 'loading'"):
        _ = ganstudio.loading


def test_importing_the_package_loads_neither_torch_nor_qt():
    code = (
        "import sys, ganstudio; ganstudio.load, dir(ganstudio); print('numpy' in sys.modules); ganstudio.train; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    has_numpy, modules = done.stdout.split("\n", 1)
    assert has_numpy == "False"
    assert not {"torch", "PySide6"} & set(modules.split())
