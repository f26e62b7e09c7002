"""Writes pictures, films, datasets and models to files."""
