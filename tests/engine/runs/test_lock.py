"""Two processes never write to the same run."""

import errno
import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict, replace

import pytest

from ganstudio.engine.errors import RunLocked
from ganstudio.engine.runs import Run
from ganstudio.engine.runs import lock as locks
from ganstudio.engine.runs.lock import LOCK, Writer, confirm_lock, only_writer, read_lock
from ganstudio.engine.runs.manifest import DatasetInfo


@pytest.fixture
def run(tmp_path, tiny_config) -> Run:
    return Run.create(tmp_path / "run", tiny_config(), DatasetInfo("blobs", 40, (), "0"))


def put(run: Run, writer: Writer) -> None:
    (run.path / LOCK).write_text(json.dumps(asdict(writer)))


@pytest.fixture
def mine(run) -> Writer:
    with only_writer(run):
        writer = read_lock(run)
    assert writer is not None
    return writer


def test_a_second_writer_is_refused_and_the_lock_goes_with_the_first(run):
    with only_writer(run):
        writer = read_lock(run)
        assert (writer.process, writer.machine) == (os.getpid(), platform.node())
        with pytest.raises(RunLocked, match=f"run has been in use by .*process {os.getpid()}") as refused, only_writer(run):
            pass
        assert not refused.value.can_take_over
        assert read_lock(run) == writer
    assert not (run.path / LOCK).exists()


def test_the_lock_goes_when_the_block_fails(run):
    with pytest.raises(KeyboardInterrupt), only_writer(run):
        raise KeyboardInterrupt
    assert read_lock(run) is None


@pytest.mark.parametrize("stale", ["ended", "id used again", "machine restarted", "torn"])
def test_a_stale_lock_is_taken_over(run, mine, stale):
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        child.wait()
    if stale == "torn":
        (run.path / LOCK).write_bytes(b'{"process": 12')
    else:
        put(run, replace(mine, process=child.pid) if stale == "ended" else replace(mine, born=f"other {stale}"))
    with only_writer(run):
        assert read_lock(run).process == os.getpid()


@pytest.mark.skipif(not hasattr(os, "waitid"), reason="Unix alone keeps processes that were not collected")
def test_a_process_that_was_killed_and_not_yet_collected_has_ended(run, mine):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        alive = replace(mine, process=child.pid, born=locks.birth_of(child.pid))
        put(run, alive)
        with pytest.raises(RunLocked), only_writer(run):
            pass
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        with only_writer(run):
            pass


def test_a_lock_of_another_machine_is_taken_over_only_when_a_person_says_so(run, mine):
    put(run, replace(mine, machine="node7", process=12))
    with pytest.raises(RunLocked, match="process 12 on the computer node7") as refused, only_writer(run):
        pass
    assert refused.value.can_take_over
    with only_writer(run, take_over=True):
        assert read_lock(run).machine == platform.node()


def test_a_running_writer_of_this_machine_cannot_be_taken_over(run):
    with only_writer(run), pytest.raises(RunLocked), only_writer(run, take_over=True):
        pass


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_file_system_without_locks_will_do(run, monkeypatch, number):
    def refuse(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(locks.FileLock, "acquire", refuse)
    with only_writer(run), pytest.raises(RunLocked), only_writer(run):
        pass


def test_who_was_taken_over_notices(run, mine):
    with only_writer(run):
        confirm_lock(run)
        (run.path / LOCK).unlink()
        confirm_lock(run)  # somebody tidied up
        assert read_lock(run) == replace(mine, since=read_lock(run).since)
        put(run, replace(mine, machine="node7"))
        with pytest.raises(RunLocked, match="node7"):
            confirm_lock(run)
    assert read_lock(run).machine == "node7"


def test_of_many_processes_that_find_a_stale_lock_one_gets_it(run, mine):
    put(run, replace(mine, born="long ago"))
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from ganstudio.engine.errors import RunLocked\n"
        "from ganstudio.engine.runs import Run\n"
        "from ganstudio.engine.runs.lock import only_writer\n"
        "run = Run.open(Path(sys.argv[1]))\n"
        "print('ready', flush=True)\n"
        "input()\n"
        "try:\n"
        "    with only_writer(run):\n"
        "        print('mine', flush=True)\n"
        "        input()\n"
        "except RunLocked:\n"
        "    print('refused', flush=True)\n"
    )
    children = [
        subprocess.Popen([sys.executable, "-c", code, str(run.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    try:
        assert all(child.stdout.readline() == "ready\n" for child in children)
        for child in children:
            child.stdin.write("\n")
            child.stdin.flush()
        assert sorted(child.stdout.readline() for child in children) == ["mine\n", "refused\n", "refused\n", "refused\n"]
    finally:
        for child in children:
            child.communicate("\n")
