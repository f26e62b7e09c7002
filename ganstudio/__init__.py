"""GAN Studio: train a generative adversarial network on your own pictures and explore what it learned."""

import os

# torch's threads would otherwise wait for each other in busy loops: as soon as another program wants a core, that makes a step on
# two cores up to eight times slower. It is read when torch is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

__version__ = "0.1.0"
