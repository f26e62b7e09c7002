"""Implements the use cases, a file each: generators of events that take plain values and return a result.

The command line prints their events, the window shows them, the Python API passes them on. Nothing above the engine bypasses them.
"""
