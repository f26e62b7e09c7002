"""Makes a run folder that appears complete or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ganstudio.engine.files import disk_errors, fitting_name
from ganstudio.engine.runs.manifest import CONFIG


@contextmanager
def whole_run(path: Path) -> Iterator[Path]:
    """Give the block a new folder beside ``path``; if the block ends well, move its content to ``path``, the manifest last."""
    temporary = path.with_name(fitting_name(f".{path.name}", ".tmp"))
    with disk_errors(path):
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir(parents=True)
        try:
            yield temporary
            path.mkdir(exist_ok=True)  # a script's arrays may lie there already
            for name in sorted(os.listdir(temporary), key=CONFIG.__eq__):
                os.replace(temporary / name, path / name)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
