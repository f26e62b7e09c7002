"""Trains upscalers, compares them with bicubic interpolation, and applies them."""
