"""Sources of pictures: folders, archives, arrays, films, built-in sets."""
