"""The window's state: the session, the open model, the shelf. These models know no widget."""
