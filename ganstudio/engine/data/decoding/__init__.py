"""Decodes files to pixels: formats, colour, depth, orientation."""
