"""Prepares source pictures as training images: choice, crop, scale, index, cache."""
