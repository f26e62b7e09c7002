"""Training from a script: events or a bar, settings by name, Ctrl+C, and runs that go on."""

import os
import signal
from dataclasses import replace

import numpy as np
import pytest

import ganstudio
from ganstudio.engine.events import Caveat, CheckpointSaved, Progress, Stats, Status
from ganstudio.engine.runs import Run
from ganstudio.engine.search import solver, trust
from ganstudio.engine.training.trainer import Trainer
from tests.api.test_latents import refused

TINY = {
    "model.filters": 4,
    "model.latent_dim": 8,
    "training.batch": 8,
    "training.precision": "fp32",
    "data.size": 16,
    "run.device": "cpu",
}


@pytest.fixture
def begin(discs, tmp_path):
    """A tiny training that has not begun."""
    np.savez(tmp_path / "discs.npz", images=discs)

    def make(data=tmp_path / "discs.npz", run=tmp_path / "run", preset="quick-look", images=64, **words):
        return ganstudio.train(data, run, preset, images=images, **{"settings": TINY, **words})

    return make


class TestTraining:
    def test_run_trains_and_returns_the_model(self, begin, tmp_path, capsys):
        training = begin()
        assert repr(training).endswith("run, not started: call .run(), or iterate over it for its events>")
        assert not (tmp_path / "run").exists()
        model = training.run()
        assert isinstance(model, ganstudio.TrainedModel) and model.images_seen == 64
        assert repr(training).endswith("run, finished>")
        assert capsys.readouterr() == ("", "")

    def test_a_loop_gets_the_events(self, begin):
        training = begin()
        assert {Status, Progress, CheckpointSaved} <= {type(event) for event in training}
        assert training.model.images_seen == 64
        assert list(training) == []
        training.close()
        assert repr(training).endswith("finished>")

    def test_a_function_gets_the_events_of_run(self, begin):
        seen = []
        begin().run(progress=seen.append)
        assert any(isinstance(event, Progress) for event in seen)

    def test_a_loop_that_ends_early_is_saved_and_goes_on(self, begin):
        training = begin(images=100_000)
        next(event for event in training if isinstance(event, Stats))
        training.close()
        assert repr(training).endswith("stopped>")
        seen = training.model.images_seen
        assert 0 < seen < 100_000
        model = ganstudio.resume(training.path, images=seen + 64, training_lr_g=1e-4).run()
        assert (model.images_seen, model.run.config.training.lr_g) == (seen + 64, 1e-4)

    def test_ctrl_c_ends_after_the_step_and_saves(self, begin, monkeypatch):
        training, step = begin(images=100_000), Trainer.step

        def interrupted(trainer):
            if trainer.images_seen == 80:
                os.kill(os.getpid(), signal.SIGINT)
            step(trainer)

        monkeypatch.setattr(Trainer, "step", interrupted)
        before = signal.getsignal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            training.run()
        assert signal.getsignal(signal.SIGINT) is before
        assert repr(training).endswith("stopped>")
        assert training.model.images_seen >= 88

    def test_who_forgets_to_run_it_is_told(self, begin):
        training = begin()
        with pytest.warns(RuntimeWarning, match=r"never began: call \.run\(\), or iterate over it"):
            del training


class TestSettings:
    def test_are_given_by_name_or_keyword(self, begin):
        run = begin(seed=3, training_lr_g=5e-4, run_grid_images=np.int64(48)).run().run
        config = Run.open(run.path).config
        assert (config.run.seed, config.training.lr_g, config.run.grid_images) == (3, 5e-4, 48)
        assert (config.model.filters, config.training.lr_d) == (4, 1e-3)  # settings=, and the preset

    def test_without_a_preset_the_pictures_choose(self, begin):
        events = list(begin(preset=None))
        assert any("Few images" in str(event.text) for event in events if isinstance(event, Caveat))

    def test_a_run_branches_from_another(self, begin, tmp_path):
        first = begin().run()
        second = begin(run=tmp_path / "second", preset=None, start_from=first.run.path, settings={"training.lr_g": 1e-4}).run()
        assert second.run.origin.run == str(first.run.path)
        assert second.run.config.training.lr_g == 1e-4
        assert second.run.config.model.filters == 4

    def test_pictures_come_as_arrays(self, begin, discs):
        model = begin(data={"images": discs, "labels": np.arange(40) % 2}, model_conditional=True).run()
        assert model.classes == ("0", "1")
        assert ganstudio.resume(model.run.path, images=72).run().images_seen == 72  # from the run's own folder
        assert begin(data=discs, run=model.run.path.parent / "other").run().classes == ()

    def test_minutes_limit_the_time(self, begin):
        training = begin(images=None, minutes=1e-4)
        assert training.run().images_seen < 1_000_000
        assert Run.open(training.path).config.run.images == 10_000_000_000

    @pytest.mark.parametrize(
        ("error", "words", "match"),
        [
            (ValueError, {"minutes": 1}, "images= or minutes="),
            (ValueError, {"preset": "Quick lock"}, "Did you mean 'Quick look'"),
            (ValueError, {"training_lrg": 1}, "Did you mean 'training.lr_g'"),
            (ValueError, {"lr_g": 1}, "Did you mean 'training.lr_g'"),
            (ValueError, {"settings": {"training.lr": 1}}, "no setting 'training.lr'"),
            (ValueError, {"training_lr_g": -1}, "training.lr_g must be a number above 0"),
            (ValueError, {"training_batch": "8", "settings": {}}, "training.batch must be a whole number"),
            (ValueError, {"training_batch": 8}, "training.batch is given twice"),
            (ValueError, {"images": 0}, "run.images must be a whole number"),
            (ValueError, {"snapshot": 64}, "goes with start_from"),
            (TypeError, {"data": 7}, "data = 7"),
            (TypeError, {"data": []}, "data = "),
            (TypeError, {"data": [np.zeros((4, 4))]}, "data = "),
            (TypeError, {"run": 7}, "run = 7: this must be a path"),
            (ganstudio.StudioError, {"start_from": "nowhere"}, "no run in nowhere"),
        ],
    )
    def test_refuses_at_once(self, begin, error, words, match):
        refused(error, match, lambda: begin(**words))

    def test_refuses_a_folder_with_a_run(self, begin, plain):
        refused(ValueError, "already holds a run. Go on with it: ganstudio.resume", lambda: begin(run=plain.run.path))
        refused(ValueError, "preset= or start_from=", lambda: begin(start_from=plain.run.path))

    def test_refuses_pictures_that_there_are_not(self, begin):
        refused(ganstudio.StudioError, "no folder or file", lambda: begin(data="nowhere/").run())
        refused(ganstudio.StudioError, "pictures", lambda: begin(data=np.zeros((0, 16, 16), np.uint8)).run())


class TestResume:
    def test_refuses(self, begin, tmp_path):
        model = begin().run()
        refused(ganstudio.StudioError, "already reached its goal", lambda: ganstudio.resume(model.run.path).run())
        refused(ganstudio.StudioError, "no run in", lambda: ganstudio.resume(tmp_path / "nowhere"))
        refused(ValueError, "Did you mean", lambda: ganstudio.resume(model.run.path, training_lrg=1))
        refused(ganstudio.StudioError, "can't change", lambda: ganstudio.resume(model.run.path, model_filters=8).run())

    def test_pictures_that_were_moved(self, begin, tmp_path):
        model = begin().run()
        (tmp_path / "discs.npz").rename(tmp_path / "moved.npz")
        refused(ganstudio.StudioError, "missing", lambda: ganstudio.resume(model.run.path, images=128).run())
        assert ganstudio.resume(model.run.path, tmp_path / "moved.npz", images=128).run().images_seen == 128


def test_a_result_says_how_far_to_trust_it(begin, discs, monkeypatch):
    monkeypatch.setattr(trust, "TRIAL", replace(trust.TRIAL, candidates=32, steps=2))
    monkeypatch.setitem(solver.EFFORTS, "fast", replace(solver.EFFORTS["fast"], candidates=32, steps=4))
    found = begin().run().invert(discs[0])
    assert found.trust.warns  # 64 images teach nothing
    assert str(found.trust.sentence).removesuffix(".") in repr(found)


class TestUpscaler:
    def test_is_trained_loaded_and_applied(self, begin, discs):
        model = begin(preset="upscaler", images=16, upscaler_factor=2).run()
        assert isinstance(model, ganstudio.TrainedUpscaler)
        assert repr(model) == "<TrainedUpscaler run at 16 images: 2 times as large>"
        assert model.snapshots[-1] == 16 and model._repr_png_().startswith(b"\x89PNG")
        large = model.upscale(discs[0, :9, :11])
        assert large.pictures.shape == (1, 18, 22, 1) and large.latents == [] and large.std is None and large.trust is None
        assert repr(large) == "<EnlargedPicture: 2 times as large, 1 answer>"
        refused(TypeError, "image = 7", lambda: model.upscale(7))
        refused(ValueError, "leave out device=", lambda: ganstudio.load(model.run.path, device="cpu"))
        refused(ganstudio.StudioError, "nearest", lambda: ganstudio.load(model.run.path, snapshot=17))
