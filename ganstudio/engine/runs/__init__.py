"""Reads and writes the run folder: all data of a training, readable without the studio.

======================  ===================================================================================================
``config.json``         the settings and facts about the pictures
``stats.jsonl``         a JSON object per line, append-only (see :mod:`ganstudio.engine.runs.stats`)
``vitals.jsonl``        the doctor's measurements, the same way (see :class:`ganstudio.engine.training.health.Health`)
``metrics.jsonl``       figures of the metrics chosen for the run, the same way (see :mod:`ganstudio.engine.runs.metrics`)
``history.jsonl``       settings changed during the training
``samples/``            the fixed-seed grid over time, ``000012800.png``
``checkpoints/``        the last two states to resume from, ``000012800/{state.json, tensors.safetensors}``
``snapshots/``          the EMA generator over time, ``000012800.safetensors``, at most 64 spread over the run's life
``discriminators/``     the discriminator at each snapshot, to branch off from there
``evaluations/``        figures of snapshots, named by all that they depend on (see :mod:`ganstudio.engine.evaluation.store`)
======================  ===================================================================================================

Numbers in file names are images seen. No torch here: the window lists runs before torch is loaded. Functions on tensors are in
:mod:`ganstudio.engine.runs.checkpoint`.
"""

from ganstudio.engine.runs.folder import Kept, Run
from ganstudio.engine.runs.listing import RunSummary, default_runs_folder, list_runs

__all__ = ["Kept", "Run", "RunSummary", "default_runs_folder", "list_runs"]
