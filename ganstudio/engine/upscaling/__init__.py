"""Trained upscalers: their training, their comparison with bicubic interpolation, their application."""
