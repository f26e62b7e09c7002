"""Reads networks that other programs wrote, without executing anything of their files."""
