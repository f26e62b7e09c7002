"""Latents: how they are drawn and turned into pictures."""
