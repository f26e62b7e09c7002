"""The window's languages: collect its texts into resources/i18n/*.ts, compile those into the *.qm that it loads.

``python packaging/translations.py`` does both, after a text was added or translated; the build only compiles. The tools are
PySide6's own.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
# the engine's own name for Qt's marker; it knows no Qt (see ganstudio/engine/text.py)
MARKERS = "QT_TRANSLATE_NOOP+=mark"


def sources() -> list[Path]:
    """The translation sources, one a language."""
    return sorted(FOLDER.glob("*.ts"))


def collect_texts(target: Path) -> None:
    """Bring the translation source ``target`` up to date with the program: new texts unfinished, vanished ones dropped."""
    program = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ganstudio").rglob("*.py"))
    options = ["-silent", "-no-obsolete", "-locations", "none", "-tr-function-alias", MARKERS, "-target-language", "zh_CN"]
    _tool("lupdate", *options, *program, "-ts", str(target))


def compile_translations() -> None:
    """Compile every source; a file is replaced in one step, as a window or another build may be reading it."""
    for source in sources():
        target = source.with_suffix(".qm")
        fresh = target.with_suffix(f".{os.getpid()}.qm")
        _tool("lrelease", "-silent", "-nounfinished", str(source), "-qm", str(fresh))
        fresh.replace(target)


def _tool(name: str, *arguments: str) -> None:
    start = f"from PySide6.scripts.pyside_tool import {name}; {name}()"
    subprocess.run([sys.executable, "-c", start, *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    for source in sources():
        collect_texts(source)
    compile_translations()
