"""The command line as a person and a script use it: in processes of its own."""

import contextlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ganstudio.cli import main as cli

TINY = ["--set", "model.filters=4", "--set", "training.batch=16", "--device", "cpu"]


@pytest.fixture(autouse=True)
def home() -> Path:
    """A home that these tests share, so that the built-in pictures are prepared once."""
    return Path(os.environ["GANSTUDIO_HOME"])


def separately(*words, **environment) -> subprocess.CompletedProcess:
    """In a process of its own, which takes seconds: for what the fixture ``studio`` cannot tell."""
    command = [sys.executable, "-m", "ganstudio", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env={**os.environ, **environment})


def here(*words) -> tuple[object, str, str]:
    """In this process, as the fixture ``studio`` but for fixtures of a module: exit code, standard output, standard error."""
    said, told = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        patch.setattr(sys, "argv", ["ganstudio", *map(str, words)])
        with pytest.raises(SystemExit) as end:
            cli.main()
    return end.value.code, said.getvalue(), told.getvalue()


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> Path:
    """A short finished run on the built-in sevens."""
    path = tmp_path_factory.mktemp("runs") / "short"
    code, said, told = here("train", "sevens", "--run", path, "--images", 320, *TINY, "--json")
    assert code == 0, told
    events = [json.loads(line) for line in said.splitlines()]
    assert {"status", "stats", "Progress", "Grid", "CheckpointSaved"} <= {event["event"] for event in events}
    assert {"images", "path"} <= next(event for event in events if event["event"] == "CheckpointSaved").keys()
    assert events[-1] == {"event": "finished", "run": str(path), "images": 320}
    return path


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["train"], "Say what to train on"),
        (["train", "sevns", "--run", "r"], "'sevens'"),
        (["train", "sevens", "--run", "r", "--foo"], "--foo"),
        (["train", "sevens", "--run", "r", "--images", "many"], "--images"),
        (["train", "sevens", "--run", "r", "--images", "0"], "run.images"),
        (["train", "sevens", "--run", "r", "--images", "9", "--minutes", "1"], "not both"),
        (["train", "sevens", "--run", "r", "--preset", "clasic dcgan"], "'Classic DCGAN'"),
        (["train", "sevens", "--run", "r", "--set", "training.lrg=1"], "'training.lr_g'"),
        (["train", "sevens", "--run", "r", "--set", "model.arch=dcgn"], "'dcgan'"),
        (["train", "sevens", "--run", "r", "--device", "tpu"], "auto, cpu, cuda, mps"),
        (["train", "--resume", "nowhere"], "no run in nowhere"),
        (["train", "--run", "other", "--resume", "nowhere"], "cannot go with --resume"),
        (["train", "sevens", "--run", "nowhere", "--start-over"], "go with --resume"),
        (["sample", "nowhere", "--count", "4", "--out", "o"], "no run in nowhere"),
        (["sample", "nowhere", "--out", "o"], "one of them"),
        (["export", "nowhere", "--out", "r"], "no run in nowhere"),
        (["export", "nowhere", "--out", "r", "--snapshot", "some"], "--snapshot some"),
        (["directions", "nowhere"], "no run in nowhere"),
        (["directions", "nowhere", "--method", "sfea"], "'sefa'"),
        (["directions", "nowhere", "--method", "groups", "--group", "1,2"], "both --group and --against"),
        (["directions", "nowhere", "--against", "1,2"], "both --group and --against"),
        (["directions", "nowhere", "--layers", "some"], "--layers some"),
        (["info", "nowhere"], "no run in nowhere"),
        (["runs", "nowhere"], "no folder nowhere"),
        (["dance"], "dance"),
        (["data", "check", "nowhere"], "no folder or file 'nowhere'"),
        (["data", "check", "sevens", "--set", "run.seed=1"], "not a setting of the data"),
        (["data", "export", "sevens", "--out", "r", "--size", "17"], "data.size"),
        (["data", "export", "sevens", "--out", "r", "--format", "nzp"], "'npz'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_one_clear_line_and_exit_code_2(words, error, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["ganstudio", *words])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 2
    said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Error: ")]
    assert len(said) == 1
    assert error in said[0]
    assert not (tmp_path / "r").exists()


def test_info_and_runs(studio, run):
    values = json.loads(studio("info", run, "--json")[1])
    assert values["images"] == 320
    assert values["dataset"]["count"] == 6265
    assert values["config"]["data"].items() >= {"source": ["sevens"], "size": 32, "channels": 1, "crop": "centre"}.items()
    assert values["last"]["images"] == 320
    (line,) = studio("runs", run.parent, "--json")[1].splitlines()
    assert json.loads(line)["name"] == "short"
    for words in (["info", run], ["runs", run.parent]):
        assert "320" in studio(*words)[1]


@pytest.fixture(scope="module")
def digits(tmp_path_factory) -> Path:
    """A short run with classes."""
    path = tmp_path_factory.mktemp("runs") / "digits"
    code, _, told = here("train", "digits", "--run", path, "--images", 160, *TINY, "--set", "model.conditional=true")
    assert code == 0, told
    assert "Quick look: On a CPU" in told  # which preset was chosen, and why
    return path


@pytest.mark.parametrize(
    "label, labels", [("7", [7] * 12), ("all", [*range(10), 0, 1]), (None, [*range(10), 0, 1]), ("3", [3] * 12)]
)
def test_samples_of_a_class(studio, digits, tmp_path, label, labels):
    words = [] if label is None else ["--label", label]
    code, _, error = studio("sample", digits, "--count", 12, "--out", tmp_path / "a.npz", *words)
    assert code == 0, error
    with np.load(tmp_path / "a.npz") as arrays:
        assert arrays["labels"].tolist() == labels


def test_classes_that_there_are_not(studio, run, digits, tmp_path):
    code, _, error = studio("sample", digits, "--count", 2, "--out", tmp_path / "a.npz", "--label", "10")
    assert code == 2
    assert "There is no class '10'" in error
    code, _, error = studio("sample", run, "--count", 2, "--out", tmp_path / "a.npz", "--label", "7")
    assert code == 2
    assert "was trained without classes" in error


@pytest.mark.slow
def test_beginning_with_another_run(run, tmp_path):
    words = ["train", "digits", "--run", tmp_path / "new", "--from", run, "--images", 64, "--device", "cpu"]
    done = separately(*words, "--set", "training.lr_g=1e-4")
    assert done.returncode == 0, done.stderr
    origin = json.loads(separately("info", tmp_path / "new", "--json").stdout)["origin"]
    assert (origin["run"], origin["images"]) == (str(run), 320)
    assert origin["settings"]["training.lr_g"] == [0.001, 0.0001]
    done = separately("train", "sevens", "--run", tmp_path / "other", "--from", run, "--preset", "wgan-gp")
    assert done.returncode == 2
    assert "Give --from or --preset" in done.stderr


@pytest.mark.slow
def test_changing_a_setting_when_going_on(run, tmp_path):
    shutil.copytree(run, tmp_path / "run")
    done = separately("train", "--resume", tmp_path / "run", "--images", 400, "--set", "training.lr_g=1e-4")
    assert done.returncode == 0, done.stderr
    (row,) = json.loads(separately("info", tmp_path / "run", "--json").stdout)["history"]
    assert row["images"] == 320
    assert row["settings"]["training.lr_g"] == [0.001, 0.0001]
    done = separately("train", "--resume", tmp_path / "run", "--images", 500, "--set", "model.filters=8")
    assert done.returncode == 2
    assert "model.filters can't change once a run has started" in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="torchrun starts processes in its own way elsewhere")
def test_two_processes_by_torchrun(tmp_path):
    words = ["--standalone", "--nproc-per-node", "2", "-m", "ganstudio", "--", "train", "digits", "--run", tmp_path / "two", *TINY]
    launch = [sys.executable, "-m", "torch.distributed.run", *map(str, words)]
    done = subprocess.run([*launch, "--images", "320"], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Finished at 320 images") == 1
    assert separately("train", "--resume", tmp_path / "two", "--images", 480).returncode == 0
    assert json.loads(separately("info", tmp_path / "two", "--json").stdout)["images"] == 480


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="torchrun starts processes in its own way elsewhere")
def test_ctrl_c_ends_every_process_of_torchrun_with_a_checkpoint(tmp_path):
    run = tmp_path / "two"
    words = ["--standalone", "--nproc-per-node", "2", "-m", "ganstudio", "--", "train", "digits", "--run", run, *TINY]
    launch = [sys.executable, "-m", "torch.distributed.run", *map(str, words), "--images", "1000000"]
    child = subprocess.Popen(launch, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 120
        while not (run / "stats.jsonl").exists() and time.monotonic() < end:
            time.sleep(0.2)
        os.killpg(child.pid, signal.SIGINT)  # as a terminal does: to all processes at once
        child.wait(90)
    finally:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
    images = json.loads(separately("info", run, "--json").stdout)["images"]
    assert images > 0
    assert list((run / "checkpoints").iterdir())
    assert separately("train", "--resume", run, "--images", images + 320).returncode == 0


def test_sample_is_reproducible(studio, run, tmp_path):
    done = separately("sample", run, "--seeds", "0-4,9", "--out", tmp_path / "a.npz")
    assert done.returncode == 0, done.stderr
    assert studio("sample", run, "--seeds", "0-4,9", "--out", tmp_path / "b.npz")[0] == 0
    with np.load(tmp_path / "a.npz") as a, np.load(tmp_path / "b.npz") as b:
        assert a["images"].shape == (6, 32, 32, 1)
        assert np.array_equal(a["images"], b["images"])
        assert a["seeds"].tolist() == [0, 1, 2, 3, 4, 9]
    assert studio("sample", run, "--count", "3", "--out", tmp_path / "grid.png", "--snapshot", "320")[0] == 0
    code, _, error = studio("sample", run, "--count", "3", "--out", tmp_path / "c.png", "--snapshot", "7")
    assert code == 2
    assert "nearest is at 320" in error


def test_a_run_without_a_checkpoint_starts_over_only_when_asked(studio, run, tmp_path):
    path = tmp_path / "cut"
    shutil.copytree(run, path)
    shutil.rmtree(path / "checkpoints")
    before = sorted(path.rglob("*.png"))
    code, _, error = studio("train", "--resume", path, "--images", 640)
    assert code == 2
    assert f"--resume {path} --start-over" in error
    assert sorted(path.rglob("*.png")) == before
    code, _, error = studio("train", "--resume", run, "--start-over")
    assert (code, "has a checkpoint at 320 images" in error) == (2, True)
    assert studio("train", "--resume", path, "--images", 640, "--start-over")[0] == 0


def test_moved_pictures_are_named_when_going_on(studio, tmp_path):
    folder, path = tmp_path / "pictures", tmp_path / "run"
    folder.mkdir()
    for number in range(12):
        Image.new("L", (16, 16), 20 * number).save(folder / f"{number}.png")
    assert (
        studio("train", folder, "--run", path, "--preset", "classic-dcgan", "--images", 16, "--set", "data.size=16", *TINY)[0] == 0
    )
    folder.rename(tmp_path / "elsewhere")
    code, _, error = studio("train", "--resume", path, "--images", 32)
    assert code == 2
    assert f"are missing: there is no {folder}. Put them back, or locate them in their new place. " in error
    assert f"new place. Use: ganstudio train DATA --resume {path}" in error
    assert studio("train", tmp_path / "elsewhere", "--resume", path, "--images", 32)[0] == 0
    assert json.loads(studio("info", path, "--json")[1])["images"] == 32
    assert studio("train", "--resume", path, "--images", 48)[0] == 0


def test_a_run_locked_by_another_computer_is_taken_over_only_when_asked(studio, run, tmp_path):
    path = tmp_path / "locked"
    shutil.copytree(run, path)
    lock = {"process": 12, "machine": "node7", "born": "once", "since": "2026-11-30 12:00"}
    (path / "lock.json").write_text(json.dumps(lock))
    code, _, error = studio("train", "--resume", path, "--images", 640)
    assert code == 2
    assert "process 12 on the computer node7" in error
    assert f"--resume {path} --take-over" in error
    code, _, error = studio("train", "--resume", path, "--take-over")  # past the lock, at the goal
    assert (code, "reached its goal" in error) == (2, True)
    assert not (path / "lock.json").exists()


@pytest.mark.slow
def test_resume_to_a_higher_goal(studio, run):
    code, _, error = studio("train", "--resume", run)
    assert code == 2
    assert "reached its goal" in error
    done = separately("train", "--resume", run, "--images", 640)
    assert done.returncode == 0, done.stderr
    assert json.loads(studio("info", run, "--json")[1])["images"] == 640


@pytest.mark.skipif(os.name == "nt", reason="Windows has no way to send Ctrl+C to one process")
def test_ctrl_c_saves_and_exits_130(studio, tmp_path):
    path = tmp_path / "run"
    command = [sys.executable, "-m", "ganstudio", "train", "sevens", "--run", str(path), *TINY, "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            event = json.loads(line)
            if event["event"] == "stats" and event["images"] > 300:
                process.send_signal(signal.SIGINT)
                break
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert f"ganstudio train --resume {path}" in said
    images = json.loads(studio("info", path, "--json")[1])["images"]
    assert images > 300
    assert studio("train", "--resume", path, "--images", images + 16, "--json")[0] == 0


@pytest.fixture
def no_display(monkeypatch):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.setenv(name, "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display(no_display, studio, monkeypatch):
    code, _, error = studio()
    assert (code, "no display" in error) == (2, True)
    monkeypatch.setenv("DISPLAY", ":4321")
    code, _, error = studio()
    assert (code, "DISPLAY=:4321" in error) == (2, True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_the_demo_trains_without_a_display(home, no_display, studio):
    stats = home / "runs" / "sevens" / "stats.jsonl"

    def interrupt() -> None:
        while not (stats.exists() and stats.stat().st_size):
            time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt, daemon=True).start()
    code, _, error = studio("demo")
    assert code == 130
    assert "without the window" in error


def test_devices(studio):
    devices = [json.loads(line) for line in studio("devices", "--json")[1].splitlines()]
    assert devices[-1]["kind"] == "cpu"
    assert devices[-1]["precision"] in ("fp32", "bf16")
    assert devices[-1]["threads"] == int(os.environ["OMP_NUM_THREADS"])
    assert "cpu" in studio("devices")[1]


def test_help_and_version(studio):
    assert "train" in studio("--help")[1]
    assert "GAN Studio" in studio("--version")[1]


@pytest.fixture
def pictures(tmp_path) -> Path:
    """A folder of twelve pictures, one of them broken and one there twice, with awkward names."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for number in range(10):
        Image.fromarray(rng.integers(0, 256, (40, 40, 3), np.uint8)).save(folder / f"{number}.png")
    shutil.copy(folder / "0.png", folder / "[red]again.png")
    broken = "two\nlines.png" if os.name != "nt" else "two lines.png"
    (folder / broken).write_bytes((folder / "1.png").read_bytes()[:2000])
    return folder


def test_data_check(studio, pictures):
    code, said, error = studio("data", "check", pictures, "--json", "--strict")
    assert code == 2, error
    *lines, last = [json.loads(line) for line in said.splitlines()]
    assert {(line["file"].replace("\n", " "), line["cause"]) for line in lines} == {
        ("[red]again.png", "duplicate"),
        ("two lines.png", "truncated"),
    }
    assert all(line.keys() == {"file", "cause", "detail"} for line in lines)
    summary = last["summary"]
    assert (summary["files"], summary["used"], summary["left_out"], summary["classes"]) == (12, 10, 2, {})
    assert summary["modes"] == {"RGB": 10}
    assert "10 of 12 files" in summary["verdict"][0]
    code, said, _ = studio("data", "check", pictures, "--set", "data.duplicates=keep")
    assert code == 0
    assert "truncated" in said
    assert "11 of 12 files" in said


def test_data_export(studio, pictures, tmp_path):
    out = tmp_path / "set.npz"
    words = ("data", "export", pictures, "--format", "npz", "--size", 16, "--set", "data.crop=fit", "--out", out, "--json")
    code, said, error = studio(*words)
    assert code == 0, error
    assert json.loads(said.splitlines()[-1]) == {"event": "finished", "out": str(out), "images": 10}
    with np.load(out) as arrays:
        assert arrays["images"].shape == (10, 16, 16, 3)
    code, _, error = studio(*words)
    assert code == 2
    assert "already exists" in error


def test_data_cache(studio, pictures):
    studio("data", "check", pictures)
    before = json.loads(studio("data", "cache", "--json")[1])
    assert before["bytes"] > 0
    assert "0.0 MB" in studio("data", "cache", "--clear")[1]
    assert pictures.exists()


@pytest.mark.slow
def test_training_on_several_and_with_transparency(pictures, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    Image.new("RGBA", (40, 40), (255, 0, 0, 128)).save(other / "0.png")
    run = tmp_path / "run"
    done = separately("train", pictures, other, "--run", run, "--images", 64, *TINY, "--set", "data.channels=4", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(separately("info", run, "--json").stdout)["dataset"]["count"] == 11
    assert separately("sample", run, "--count", 2, "--out", tmp_path / "samples").returncode == 0
    with Image.open(tmp_path / "samples" / "seed000000.png") as image:
        assert image.mode == "RGBA"


def test_the_window_opens_without_the_commands():
    """They would delay it by a quarter of a second."""
    program = """
import sys
import ganstudio.cli.ending as ending
ending.open_window = lambda demo: 7
sys.argv = ["ganstudio"]
from ganstudio.cli.start import main
try:
    main()
except SystemExit as end:
    print(end.code, sorted({"typer", "ganstudio.cli.train", "ganstudio.app.shell.help_window"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "7 []"
