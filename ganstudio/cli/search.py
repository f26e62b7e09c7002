"""``ganstudio invert``, ``inpaint`` and ``upscale``: a person's own pictures, searched for in the latent space."""

import time
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ganstudio.cli import terminal
from ganstudio.cli.model import Folder, Json, Snapshot, parse_snapshot, refuse
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.text import figure

if TYPE_CHECKING:  # torch is imported when a command needs it
    import numpy as np

    from ganstudio.engine.data.preparation.prepare import Preparation
    from ganstudio.engine.events import Event
    from ganstudio.engine.latent.latent import Latent
    from ganstudio.engine.latent.model import Model
    from ganstudio.engine.networks import Discriminator
    from ganstudio.engine.runs import Run
    from ganstudio.engine.search.invert import Inversion, Likeness
    from ganstudio.engine.search.original import Original
    from ganstudio.engine.search.solver import SearchBudget
    from ganstudio.engine.search.target import Target
    from ganstudio.engine.search.trust import Trust
    from ganstudio.engine.text import Sentence

app = typer.Typer()
TUNE = "tune"  # a preset of invert alone

Images = Annotated[list[Path], typer.Argument(metavar="IMAGE...", help="Pictures, one or several.")]
Out = Annotated[Path, typer.Option(help="A folder for the results.")]
Preset = Annotated[str, typer.Option(help="fast or careful.")]
Tuning = Annotated[str, typer.Option(help="fast, careful, or tune: then a copy of the model learns to draw them.")]
Count = Annotated[int, typer.Option(min=1, max=16, help="How many answers for each picture.")]
Label = Annotated[str | None, typer.Option(help="Class of the pictures, name or number (default: it is found as well).")]
Seed = Annotated[int, typer.Option(min=0, max=2**63 - 1, help="The same seed finds the same.")]


@app.command()
def invert(
    run: Folder,
    images: Images,
    out: Out,
    preset: Tuning = "fast",
    label: Label = None,
    seed: Seed = 0,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
) -> None:
    """Find pictures in the latent space: what the model draws there, and the latent itself.

    The search begins at the best of random places, of those on the shelf of the run, and of where its encoder sees the pictures if
    'ganstudio encoder' has learned one for this snapshot.

    With "tune", a copy of the model learns to draw them there; it is kept in the run's folder "tuned", and can be explored.
    """
    _check_out(out)
    model, effort, asked = _open(run, snapshot, preset, label, tuning=True)
    from ganstudio.engine.search.hints import hints_of
    from ganstudio.engine.search.invert import invert as invert_all
    from ganstudio.engine.search.nearest import nearest_trained
    from ganstudio.engine.search.target import preparation_of
    from ganstudio.engine.search.trust import judge

    targets, critic = _targets(images, preparation_of(model.run.config.data)), _critic(model)
    hints = hints_of(model.run, model.generator)
    task = invert_all(model.generator, targets, effort, critic, asked, seed, hints.shelf, hints.encoder)
    found, seconds = _drive(task, as_json, "Searching")
    near, _ = _drive(nearest_trained(model.run, targets, critic), as_json, "Comparing")
    trusts, _ = _drive(judge(model, targets, label=asked), as_json, "Measuring")
    if not as_json and hints.facts is not None:
        typer.echo(_about_encoder(hints.facts.images, hints.encoder is not None))
    if preset == TUNE:
        from ganstudio.engine.latent.model import Model
        from ganstudio.engine.runs.variants import keep_variant
        from ganstudio.engine.search.tune import refine

        (tuned, found), more = _drive(refine(model.generator, found, critic, seed), as_json, "Tuning")
        seconds += more
        model = Model(keep_variant(model.run, model.images, tuned, images))
        if not as_json:
            typer.echo(f"The tuned copy: {terminal.plain(str(model.run.path))}")
    for number, (inversion, nearest) in enumerate(zip(found, near or [None] * len(found), strict=True)):
        files = _write_inversion(inversion, out, model)
        values = _figures("", inversion) | _figures("own_", inversion.own) | _figures("nearest_", nearest)
        extra: dict[str, Any] = {"encoder": hints.encoder is not None}
        extra |= {"model": str(model.run.path)} if preset == TUNE else {}
        extra |= _class_of(model, inversion.point) | _trust_of(trusts, number)
        _tell(inversion.target, values, seconds / len(found), files, as_json, extra)
        is_trained = nearest is not None and nearest.psnr is None
        _tell_trust(trusts, number, as_json, is_trained)


@app.command()
def inpaint(
    run: Folder,
    images: Images,
    out: Out,
    mask: Annotated[
        Path | None,
        typer.Option(help="A picture of the same size, white where to fill (default: the transparent parts of each picture)."),
    ] = None,
    count: Count = 4,
    feather: Annotated[
        int, typer.Option(min=0, help="Fade out over so many pixels around the hole (default: Poisson blending).")
    ] = 0,
    preset: Preset = "fast",
    label: Label = None,
    seed: Seed = 0,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
) -> None:
    """Fill the holes in pictures in several plausible ways.

    Each result has the picture's own size, mode, depth, alpha and colour profile; only the filled pixels change.
    """
    _check_out(out)
    model, effort, asked = _open(run, snapshot, preset, label)
    import torch

    from ganstudio.engine.search.caveats import filling_caveats
    from ganstudio.engine.search.hole import hole_of, read_mask, transparent_hole
    from ganstudio.engine.search.inpaint import fill
    from ganstudio.engine.search.target import preparation_of
    from ganstudio.engine.search.trust import judge
    from ganstudio.engine.search.windows import look_at_hole

    how = preparation_of(model.run.config.data)
    painted = None if mask is None else read_mask(mask)
    targets = _targets(images, how)
    holes = [hole_of(transparent_hole(target) if painted is None else painted, target) for target in targets]
    seen = [look_at_hole(target, hole, how, feather) for target, hole in zip(targets, holes, strict=True)]
    notes = [_warn(filling_caveats(target, hole, how.size, how.channels)) for target, hole in zip(targets, holes, strict=True)]
    task = fill(model.generator, seen, effort, count, asked, seed, feather)
    fillings, seconds = _drive(task, as_json, "Filling")
    windows = [picture.windows[0] for picture in seen]
    known = torch.cat([window.known for window in windows])
    trusts, _ = _drive(judge(model, [window.target for window in windows], known, label=asked), as_json, "Measuring")
    for number, (filling, said) in enumerate(zip(fillings, notes, strict=True)):
        filled = map(filling.original, range(count))
        files = _write_originals(filled, filling.target, "inpaint", out)
        values = {"psnr": filling.psnr[0], "ssim": None, "windows": len(filling.patches)}
        extra = {"notes": said} | _class_of(model, filling.points[0]) | _trust_of(trusts, number)
        _tell(filling.target, values, seconds / len(fillings), files, as_json, extra)
        _tell_trust(trusts, number, as_json)


@app.command()
def upscale(
    context: typer.Context,
    run: Folder,
    images: Images,
    out: Out,
    factor: Annotated[int | None, typer.Option(help="2, 4 or 8 (default: 4, or what an upscaler was trained for).")] = None,
    count: Count = 4,
    preset: Preset = "fast",
    label: Label = None,
    seed: Seed = 0,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
) -> None:
    """Show what small pictures could have been. The detail is invented: several answers are as likely.

    A run of the preset Upscaler makes pictures of any size larger, and gives one answer.
    """
    from ganstudio.engine.runs import Run

    trained = Run.open(run)
    _check_out(out)
    if trained.config.upscaler.factor:
        refuse(context, ["count", "preset", "label", "seed"], "means nothing to an upscaler: it gives one answer.")
        _enlarge(trained, images, out, factor, parse_snapshot(snapshot), as_json)
        return
    factor = 4 if factor is None else factor
    model, effort, asked = _open(run, snapshot, preset, label)
    from ganstudio.engine.latent.sampling import to_uint8
    from ganstudio.engine.search.caveats import filling_caveats
    from ganstudio.engine.search.trust import judge
    from ganstudio.engine.search.upscale import read_small
    from ganstudio.engine.search.upscale import upscale as upscale_all

    _check_names(images)
    targets = [read_small(path, model.run.config.data, factor).target for path in images]
    notes = [_warn(filling_caveats(target, None, 0, model.run.config.data.channels)) for target in targets]
    task = upscale_all(model.generator, targets, factor, effort, count, _critic(model), asked, seed)
    found, seconds = _drive(task, as_json, "Upscaling")
    trusts, _ = _drive(judge(model, targets, factor=factor, label=asked), as_json, "Measuring")
    for number, answers in enumerate(found):
        files = _write_all(list(to_uint8(answers.images)), answers.target, "upscale", out)
        values = {"psnr": answers.psnr, "ssim": None, "spread": float(answers.spread.mean())}
        extra = {"notes": notes[number]} | _class_of(model, answers.points[0]) | _trust_of(trusts, number)
        _tell(answers.target, values, seconds / len(found), files, as_json, extra)
        _tell_trust(trusts, number, as_json)


def _enlarge(run: "Run", images: list[Path], out: Path, factor: int | None, snapshot: int | None, as_json: bool) -> None:
    """With a trained upscaler: each picture whole, at its own size, written before the next is begun."""
    from ganstudio.engine.device import fastest_device, use_threads
    from ganstudio.engine.runs.checkpoint import load_upscaler
    from ganstudio.engine.search.caveats import depth_caveats
    from ganstudio.engine.search.original import original_of
    from ganstudio.engine.search.target import preparation_of
    from ganstudio.engine.upscaling.application import enlarge_original

    own = run.config.upscaler.factor
    if factor not in (None, own):
        text = "{run} makes pictures {own} times as large, not {factor} times: leave out --factor."
        raise ConfigError(text, run=run.name, own=own, factor=factor)
    how = preparation_of(run.config.data)
    targets = _targets(images, how)
    device = fastest_device(run.config)
    use_threads(device)
    _, network = load_upscaler(run, snapshot)
    network.to(device.kind)
    for target in targets:
        said = _warn(depth_caveats(target))
        large, seconds = _drive(enlarge_original(network, original_of(target, how.background)), as_json, "Upscaling")
        files = _write_originals([large], target, "upscale", out)
        height, width = large.values.shape[:2]
        _tell(target, {"factor": own, "width": width, "height": height}, seconds, files, as_json, {"notes": said})


def _open(
    run: Path, snapshot: str, preset: str, label: str | None, tuning: bool = False
) -> "tuple[Model, SearchBudget, int | None]":
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.device import fastest_device
    from ganstudio.engine.latent.model import Model, find_label
    from ganstudio.engine.registry import unknown_name
    from ganstudio.engine.runs import Run
    from ganstudio.engine.search.solver import EFFORTS

    efforts = EFFORTS | {TUNE: EFFORTS["fast"]} if tuning else EFFORTS
    if preset not in efforts:
        raise unknown_name("preset", preset, list(efforts))
    opened = Run.open(run)
    asked = None if label is None else find_label(opened, label)
    return Model(opened, seen, fastest_device(opened.config).kind), efforts[preset], asked


def _critic(model: "Model") -> "Discriminator | None":
    from ganstudio.engine.runs.checkpoint import load_discriminator

    return load_discriminator(model.run, model.images, model.device)


def _targets(images: list[Path], how: "Preparation") -> "list[Target]":
    from ganstudio.engine.search.target import read_target

    _check_names(images)
    return [read_target(path, how) for path in images]


def _check_out(out: Path) -> None:
    """Check ``out`` before anything long begins."""
    from ganstudio.engine.files import check_folder

    check_folder(out)


def _check_names(images: list[Path]) -> None:
    if twice := {path.stem for path in images if [other.stem for other in images].count(path.stem) > 1}:
        raise ConfigError(
            "Two pictures are called {name}, so their results would have the same names. Rename a picture.", name=min(twice)
        )


def _drive(task: "Generator[Event, None, Any]", as_json: bool, title: str) -> tuple[Any, float]:
    begin = time.perf_counter()
    found = terminal.drive(task, as_json, title, events=not as_json)
    return found, time.perf_counter() - begin


def _write_inversion(inversion: Any, out: Path, model: "Model") -> list[Path]:
    import io

    import numpy as np

    from ganstudio.engine.export.provenance import Provenance, fingerprint, save_picture
    from ganstudio.engine.files import fitting_name, write_atomic
    from ganstudio.engine.latent.sampling import to_uint8

    stem, point = inversion.target.path.stem, inversion.point
    picture, latent = _place(out) / fitting_name(stem, ".invert.png"), out / fitting_name(stem, ".latent.npz")
    drawn = Provenance(point, 1.0, None, model.run.name, model.images, fingerprint(model.generator))
    save_picture(picture, to_uint8(inversion.image[None])[0], drawn)
    arrays = {"z": point.z, "label": np.int64(-1 if point.label is None else point.label)}
    buffer = io.BytesIO()
    np.savez(buffer, **arrays, **({} if point.latent is None else {"latent": point.latent}))
    write_atomic(latent, buffer.getvalue())
    return [picture, latent]


def _write_all(images: "Sequence[np.ndarray]", target: "Target", what: str, out: Path) -> list[Path]:
    from ganstudio.engine.export.images import save_png
    from ganstudio.engine.files import fitting_name

    files = [_place(out) / fitting_name(target.path.stem, f".{what}-{number}.png") for number in range(len(images))]
    for path, image in zip(files, images, strict=True):
        save_png(path, image)
    return files


def _write_originals(images: "Iterable[Original]", target: "Target", what: str, out: Path) -> list[Path]:
    """Write the results one by one, so that only a single result is in memory."""
    from ganstudio.engine.files import fitting_name

    files = []
    for number, image in enumerate(images):
        files.append(_place(out) / fitting_name(target.path.stem, f".{what}-{number}{image.suffix}"))
        image.save(files[-1])
    return files


def _class_of(model: "Model", point: "Latent") -> dict[str, str | None]:
    """Return the class that a picture was found with, for JSON."""
    return {"class": model.classes[point.label] if model.classes and point.label is not None else None}


def _trust_of(trusts: "list[Trust] | None", number: int) -> dict[str, Any]:
    """Return how far to trust the result for a picture, for JSON; null if there is nothing to compare with."""
    return {"trust": None if trusts is None else trusts[number].to_dict()}


def _tell_trust(trusts: "list[Trust] | None", number: int, as_json: bool, is_trained: bool = False) -> None:
    if trusts is not None and not as_json:
        typer.echo(f"  {trusts[number].sentence(is_trained)}")


def _warn(caveats: "Sequence[Sentence]") -> list[str]:
    """Print the notes on standard error, and return them."""
    said = [str(sentence) for sentence in caveats]
    for line in said:
        typer.echo(f"Note: {terminal.plain(line)}", err=True)
    return said


def _place(out: Path) -> Path:
    from ganstudio.engine.files import disk_errors

    with disk_errors(out):
        out.mkdir(parents=True, exist_ok=True)
    return out


def _figures(prefix: str, found: "Inversion | Likeness | None") -> dict[str, float | None]:
    figures = (None, None, None) if found is None else (found.psnr, found.ssim, found.features)
    return {f"{prefix}{name}": value for name, value in zip(("psnr", "ssim", "feature_distance"), figures, strict=True)}


def _about_encoder(images: int, is_used: bool) -> str:
    if is_used:
        return f"The encoder of the generator at {images:,} images says where to begin."
    return f"The encoder is of the generator at {images:,} images and is not used here; 'ganstudio encoder' learns another one."


def _tell(
    target: "Target",
    values: dict[str, float | None],
    seconds: float,
    files: list[Path],
    as_json: bool,
    extra: dict[str, Any] | None = None,
) -> None:
    if as_json:
        row = {"image": str(target.path), **values, "seconds": round(seconds, 3), "files": [str(path) for path in files]}
        terminal.print_json(row | (extra or {}))
        return
    said = ", ".join(f"{name.replace('_', ' ')} {figure(value)}" for name, value in values.items() if value is not None)
    typer.echo(f"{terminal.plain(str(target.path))}: {said}; {', '.join(terminal.plain(path.name) for path in files)}")
