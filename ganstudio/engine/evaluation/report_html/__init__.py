"""Writes an evaluation as one HTML file: figures, plots as inline SVG, pictures as data URIs."""

from ganstudio.engine.evaluation.report_html.page import write_report

__all__ = ["write_report"]
