"""Registers the metrics by name: figures for sets of generated images. To add a metric, add a file here and two lines below."""

from ganstudio.engine.metrics.as_asked import AS_ASKED
from ganstudio.engine.metrics.cas import CAS
from ganstudio.engine.metrics.copies import COPIED
from ganstudio.engine.metrics.coverage import COVERAGE
from ganstudio.engine.metrics.density import DENSITY
from ganstudio.engine.metrics.fd import FD
from ganstudio.engine.metrics.inception_score import INCEPTION_SCORE
from ganstudio.engine.metrics.kid import KID
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric, MetricUnavailable
from ganstudio.engine.metrics.ms_ssim import MS_SSIM
from ganstudio.engine.metrics.ppl import PPL
from ganstudio.engine.metrics.precision import PRECISION
from ganstudio.engine.metrics.recall import RECALL
from ganstudio.engine.metrics.spectrum import SPECTRUM
from ganstudio.engine.metrics.swd import SWD
from ganstudio.engine.registry import Registry

METRICS: Registry[Metric] = Registry("metric")
METRICS.register("fd")(FD)
METRICS.register("kid")(KID)
METRICS.register("precision")(PRECISION)
METRICS.register("recall")(RECALL)
METRICS.register("density")(DENSITY)
METRICS.register("coverage")(COVERAGE)
METRICS.register("inception_score")(INCEPTION_SCORE)
METRICS.register("as_asked")(AS_ASKED)
METRICS.register("swd")(SWD)
METRICS.register("ms_ssim")(MS_SSIM)
METRICS.register("spectrum")(SPECTRUM)
METRICS.register("ppl")(PPL)
METRICS.register("copies")(COPIED)
METRICS.register("cas")(CAS)

__all__ = ["METRICS", "Comparison", "Estimate", "Metric", "MetricUnavailable"]
