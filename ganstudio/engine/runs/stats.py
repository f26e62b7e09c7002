"""Reads and appends to ``stats.jsonl``, which stays readable after any crash.

A row averages the steps since the row before:

==============  ========================================================================
``images``      images seen so far
``step``        steps so far
``seconds``     training time so far, carried across resumes, pauses left out
``loss_g``      generator loss (nats)
``loss_d``      discriminator loss without penalties (nats)
``d_real``      mean D(x), the probability D gives to real images, [1]_
``d_fake``      mean D(G(z)), the probability D gives to generated images, [1]_
``right_real``  fraction of real images whose logit is above the objective's boundary, [1]_
``right_fake``  fraction of generated images whose logit is below it, [1]_
``grad_g``      norm of the generator's gradient before clipping, at the row's last step
``grad_d``      norm of the discriminator's gradient before clipping, at the row's last step
``augment_p``   probability of each augmentation of D's inputs
``rate``        images per second since the row before
``memory``      bytes held on the device
==============  ========================================================================

Rows of a run with a schedule add the values that it has reached: ``lr_g``, ``lr_d``, ``r1_gamma``, ``beta2``, and ``ema_images``,
the half-life of the averaged generator.

Rows of an upscaler lack D's values while only the pixels count, and add:

==================  ========================================================================
``loss_pixel``      mean absolute difference of pixels in [-1, 1]
``loss_features``   distance in D's features
``psnr``            dB, on held-out pictures, if measured since the row before
``ssim``            the same way
``features``        distance in the studio's own features, the same way
``..._bicubic``     each of the three for bicubic interpolation
``..._pixel``       each of the three when D joined
==================  ========================================================================

Rows of a VAE have ``images``, ``step``, ``seconds``, ``rate`` and ``memory``, and add:

===================  ========================================================================
``bits``             negative ELBO of the training images, in bits per dimension
``bits_validation``  the same of the pictures that choose the best state
===================  ========================================================================

.. [1] For an objective without a boundary (relativistic, Wasserstein): of a real image compared with a generated image.

The first row also carries ``format``.
"""

import json
from pathlib import Path

from ganstudio.engine.files import disk_errors, write_atomic

FORMAT = 1

Row = dict[str, float]


def read(path: Path) -> list[Row]:
    """Return all complete rows, in order, without a last line that a crash cut short or that is being written."""
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    rows = []
    for line in lines[:-1]:  # the text after the last line break is incomplete or empty
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict) and "images" in row:
            rows.append(row)
    return rows


def append(path: Path, row: Row) -> None:
    """Append a row."""
    if not path.exists():
        row = {**row, "format": FORMAT}
    with disk_errors(path), open(path, "ab") as file:
        file.write(json.dumps(row).encode() + b"\n")


def rewind(path: Path, images_seen: int) -> None:
    """Drop the rows after ``images_seen`` and any incomplete line."""
    kept = [row for row in read(path) if row["images"] <= images_seen]
    if path.exists():
        write_atomic(path, b"".join(json.dumps(row).encode() + b"\n" for row in kept))
