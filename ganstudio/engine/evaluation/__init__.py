"""Evaluates generators, folders and archives against a data set with the registered metrics, and reports the figures."""
