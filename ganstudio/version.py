"""The version of the studio."""

__version__ = "0.1.0"
