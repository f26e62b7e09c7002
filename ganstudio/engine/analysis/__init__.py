"""What a model and its training images have in them: probes, neighbours, maps, components."""
