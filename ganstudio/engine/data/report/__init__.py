"""What is to be said about a data set before a training: counts, faults, a verdict."""
