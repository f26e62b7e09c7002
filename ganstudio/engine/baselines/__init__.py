"""Explicit models to compare a GAN with: a Gaussian mixture and a kernel density (tractable), and a VAE (approximate)."""
