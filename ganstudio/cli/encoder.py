"""Implements ``ganstudio encoder``, which trains an encoder from pictures to latents."""

import time
from typing import Annotated

import typer

from ganstudio.cli import terminal
from ganstudio.cli.options import Folder, Json, Snapshot, parse_snapshot

app = typer.Typer()


@app.command()
def encoder(
    run: Folder,
    minutes: Annotated[float, typer.Option(min=0.01, help="Stop training after this long.")] = 10.0,
    seed: Annotated[
        int,
        typer.Option(
            min=0,
            max=2**63 - 1,
            help="Seed of the training; the same seed gives the same encoder unless --minutes ends the training.",
        ),
    ] = 0,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
) -> None:
    """Train an encoder on the model's own pictures: it maps a picture to a latent, where 'invert' starts its search.

    The run keeps the encoder, which fits only the snapshot that it was trained for.
    """
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.recipes.encode import encode
    from ganstudio.engine.runs import Run

    begin = time.perf_counter()
    trained = terminal.drive(encode(Run.open(run), snapshot=seen, minutes=minutes, seed=seed), as_json, "Training")
    facts = trained.facts
    if as_json:
        seconds = round(time.perf_counter() - begin, 3)
        values = {"images": facts.images_seen, "network": facts.network, "psnr": facts.psnr, "seconds": seconds}
        terminal.print_json({"event": "finished", "file": str(trained.path), **values})
    else:
        near = "exactly" if facts.psnr is None else f"at {facts.psnr:.1f} dB"
        typer.echo(f"The encoder of the generator at {facts.images_seen:,} images: {terminal.plain(str(trained.path))}")
        typer.echo(f"In one pass it recovers pictures that the model drew {near}; 'ganstudio invert' begins there and goes on.")
