"""Reports on a data set before training: counts, faults, a verdict."""
