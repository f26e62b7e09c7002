"""Use cases, one file each: generators of events that take plain values and return a result.

The command line prints what they yield, the window shows it, the Python API hands it on. Nothing above the engine goes around them.
"""
