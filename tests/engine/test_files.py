"""Names and permissions as other disks have them."""

import errno
import os

import pytest
import torch

from ganstudio.engine import files
from ganstudio.engine.errors import RunError
from ganstudio.engine.runs.tensors import write_tensors


@pytest.mark.parametrize("name", ["x" * 251 + ".npz", "é" * 125 + ".json", "图" * 83 + ".zip"])
def test_a_file_whose_name_is_as_long_as_may_be_is_written(name, tmp_path):
    assert 250 < len(os.fsencode(name)) <= 255
    files.write_atomic(tmp_path / name, b"it")
    with files.new_folder(tmp_path / name.replace(".", "_")) as folder:
        (folder / "a").touch()
    assert sorted(os.listdir(tmp_path)) == sorted([name, name.replace(".", "_")])


def test_names_made_from_long_names_fit_and_differ():
    long = ["图" * 85, "图" * 84 + "像"]
    names = [files.fitting_name(stem, ".invert.png") for stem in long]
    assert all(len(os.fsencode(name)) <= 255 and name.endswith(".invert.png") for name in names)
    assert names[0] != names[1]
    assert files.fitting_name("short", ".png") == "short.png"


def test_a_disk_without_permissions_is_not_called_read_only(tmp_path, monkeypatch):
    def refused(*arguments, **options):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "chmod", refused)
    write_tensors(tmp_path / "a.safetensors", {"x": torch.zeros(2)})
    assert os.listdir(tmp_path) == ["a.safetensors"]
    with pytest.raises(RunError, match="Operation not permitted") as error, files.disk_errors(tmp_path):
        refused()
    assert "read-only" not in str(error.value)
