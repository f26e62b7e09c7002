"""The window. Everything that knows Qt lives here; the engine is imported from here, never the other way."""
