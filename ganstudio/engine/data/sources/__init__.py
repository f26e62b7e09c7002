"""Where pictures come from: folders, archives, arrays, films, built-in sets."""
