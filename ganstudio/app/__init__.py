"""The window. All Qt code is here; it imports the engine, never the other way round."""
