"""What lasting imports leave to the garbage collector."""

import gc
import sys
from types import ModuleType

import pytest

from ganstudio.app.jobs.preload import lasting_imports


@pytest.fixture(autouse=True)
def collector():
    yield
    gc.unfreeze()


def test_what_is_imported_is_not_collected_any_more(monkeypatch):
    before = gc.get_freeze_count()
    with lasting_imports():
        assert not gc.isenabled()
        monkeypatch.setitem(sys.modules, "a_new_module", ModuleType("a_new_module"))
    assert gc.get_freeze_count() > before + 1000
    assert gc.isenabled()


def test_without_new_modules_nothing_is_exempted():
    before = gc.get_freeze_count()
    with lasting_imports():
        pass
    assert gc.get_freeze_count() == before


def test_a_failed_import_leaves_the_collector_on():
    with pytest.raises(ImportError), lasting_imports():
        raise ImportError
    assert gc.isenabled()
