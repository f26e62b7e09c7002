"""Where the studio keeps its files."""

from pathlib import Path

from ganstudio.engine.home import cache_folder, data_folder, home, log_folder


def test_one_folder_holds_everything(monkeypatch, tmp_path):
    monkeypatch.setenv("GANSTUDIO_HOME", str(tmp_path))
    assert home() == data_folder() == log_folder() == tmp_path
    assert cache_folder() == tmp_path / "cache"


def test_else_each_kind_has_its_place_in_the_system(monkeypatch):
    monkeypatch.setenv("GANSTUDIO_HOME", "")
    assert home() is None
    folders = [data_folder(), cache_folder(), log_folder()]
    assert all("GAN Studio" in folder.parts for folder in folders)
    assert Path() not in folders


def test_one_file_reads_the_variable():
    package = Path(__file__).parents[2] / "ganstudio"
    readers = [path.name for path in package.rglob("*.py") if 'environ.get("GANSTUDIO_HOME")' in path.read_text("utf-8")]
    assert readers == ["home.py"]


def test_one_file_converts_levels():
    package = Path(__file__).parents[2] / "ganstudio"
    found = [path.name for path in package.rglob("*.py") if "127.5" in path.read_text("utf-8")]
    assert found == ["pixels.py"]
