"""From source pictures to training images: choice, crop, scale, index, cache."""
