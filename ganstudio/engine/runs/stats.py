"""``stats.jsonl``: appended to while training, whole after any crash.

A row averages the steps since the row before:

==============  ========================================================================
``images``      images seen so far
``step``        steps so far
``seconds``     training time so far, carried across resumes, pauses left out
``loss_g``      generator loss (nats)
``loss_d``      discriminator loss without penalties (nats)
``d_real``      mean D(x), the probability D gives to real images, [1]_
``d_fake``      mean D(G(z)), the probability D gives to generated images, [1]_
``right_real``  share of the real images whose logit is above the objective's boundary, [1]_
``right_fake``  share of the generated images whose logit is below it, [1]_
``grad_g``      norm of the generator's gradient before clipping, at the row's last step
``grad_d``      norm of the discriminator's gradient before clipping, at the row's last step
``augment_p``   probability of each augmentation of what D sees
``rate``        images per second since the row before
``memory``      bytes held on the device
==============  ========================================================================

Rows of an upscaler have nothing of D while only the pixels count, and more:

==================  ========================================================================
``loss_pixel``      mean difference of the pixels, of images in [-1, 1]
``loss_features``   distance in D's features
``psnr``            dB, on pictures kept out, where it was measured since the row before
``ssim``            the same way
``features``        distance in the studio's own features, the same way
``..._bicubic``     each of the three of bicubic interpolation
``..._pixel``       each of the three as it was when D joined in
==================  ========================================================================

.. [1] With an objective that has no boundary (relativistic, Wasserstein), of a real image compared with a generated one.

The first row also carries ``format``.
"""

import json
from pathlib import Path

from ganstudio.engine.files import disk_errors, write_atomic

FORMAT = 1

Row = dict[str, float]


def read(path: Path) -> list[Row]:
    """All whole rows, in order. A last line torn by a crash is left out, as is one that is being written right now."""
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    rows = []
    for line in lines[:-1]:  # what follows the last line break is torn or empty
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict) and "images" in row:
            rows.append(row)
    return rows


def append(path: Path, row: Row) -> None:
    """Add one row."""
    if not path.exists():
        row = {**row, "format": FORMAT}
    with disk_errors(path), open(path, "ab") as file:
        file.write(json.dumps(row).encode() + b"\n")


def rewind(path: Path, images_seen: int) -> None:
    """Drop the rows after ``images`` and any torn line."""
    kept = [row for row in read(path) if row["images"] <= images_seen]
    if path.exists():
        write_atomic(path, b"".join(json.dumps(row).encode() + b"\n" for row in kept))
