"""Networks that turn images into features, in which metrics compare sets of images. One kind of network a file."""
