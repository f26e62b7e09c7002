"""Find the latent whose image, seen through an operator, matches what is given."""
