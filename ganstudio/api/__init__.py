"""The public Python API, for notebooks and scripts: :mod:`ganstudio` exports it. It never imports Qt."""
