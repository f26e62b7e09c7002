"""Registers the metrics by name: figures for sets of generated images. To add a metric, add a file here and two lines below."""

from ganstudio.engine.metrics.fd import FD
from ganstudio.engine.metrics.kid import KID
from ganstudio.engine.metrics.metric import Comparison, Estimate, Metric, MetricUnavailable
from ganstudio.engine.registry import Registry

METRICS: Registry[Metric] = Registry("metric")
METRICS.register("fd")(FD)
METRICS.register("kid")(KID)

__all__ = ["METRICS", "Comparison", "Estimate", "Metric", "MetricUnavailable"]
