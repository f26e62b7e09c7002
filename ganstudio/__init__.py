"""GAN Studio: train a generative adversarial network on your own pictures and explore what it learned."""

__version__ = "0.1.0"
