"""``ganstudio encoder``: learn to say in one pass where a picture lies."""

import time
from dataclasses import asdict
from typing import Annotated

import typer

from ganstudio.cli import terminal
from ganstudio.cli.options import Folder, Json, Snapshot, parse_snapshot

app = typer.Typer()


@app.command()
def encoder(
    run: Folder,
    minutes: Annotated[float | None, typer.Option(min=0.01, help="Stop learning after so many minutes.")] = None,
    seed: Annotated[
        int, typer.Option(min=0, max=2**63 - 1, help="The same seed learns the same, if --minutes is not what ends it.")
    ] = 0,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
) -> None:
    """Learn an encoder from the model's own pictures: it sees in one pass where a picture lies, and 'invert' begins there.

    It is kept with the run and belongs to the one snapshot that it was learned for.
    """
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.device import fastest_device, use_threads
    from ganstudio.engine.runs import Run
    from ganstudio.engine.search.kept_encoder import FILE, train_encoder

    opened = Run.open(run)
    device = fastest_device(opened.config)
    use_threads(device)
    begin = time.perf_counter()
    facts = terminal.drive(train_encoder(opened, seen, minutes, seed, device.kind), as_json, "Learning")
    path = opened.path / FILE
    if as_json:
        seconds = round(time.perf_counter() - begin, 3)
        terminal.print_json({"event": "finished", "file": str(path), **asdict(facts), "seconds": seconds})
    else:
        near = "exactly" if facts.psnr is None else f"by {facts.psnr:.1f} dB"
        typer.echo(f"The encoder of the generator at {facts.images_seen:,} images: {terminal.plain(str(path))}")
        typer.echo(f"In one pass it meets pictures that the model drew {near}; 'ganstudio invert' begins there and goes on.")
