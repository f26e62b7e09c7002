"""The engine: everything the studio does, without Qt.

Nothing here imports PySide6; nothing here prints. Long tasks are generators that yield :mod:`ganstudio.engine.events`.
"""
