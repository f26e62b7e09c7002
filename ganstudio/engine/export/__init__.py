"""Pictures out of the studio."""
