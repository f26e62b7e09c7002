"""Latents: sampling, editing, interpolating and drawing them."""
