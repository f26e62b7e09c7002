"""What the window is about: the session, the open model, the shelf. These models know no widget."""
