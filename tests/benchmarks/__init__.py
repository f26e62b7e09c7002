"""Measurements: ``python -m tests.benchmarks [names]``. They measure and never gate.

A benchmark is a module here with ``run(scale) -> dict``: the figure, the baseline measured in the same run, and their ratio.
``scale`` shortens (0.1) or lengthens (2) the time it takes.
"""

NAMES = (
    "startup",
    "training_speed",
    "responsiveness",
    "metrics_beside_training",
    "memory",
    "memory_estimate",
    "thumbnails",
    "explore_latency",
    "import_speed",
    "second_open",
    "penalties",
    "time_to_quality",
    "doctor",
    "remedies",
    "canvas",
    "answers",
    "upscaler",
    "inversion",
    "inpainting",
    "upscaling",
    "trust",
    "evaluate",
    "uncertainty",
    "evaluate_window",
    "transfer",
)
