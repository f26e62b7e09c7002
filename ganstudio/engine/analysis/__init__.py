"""Analysis of a model and its training images: probes, neighbours, maps, components."""
