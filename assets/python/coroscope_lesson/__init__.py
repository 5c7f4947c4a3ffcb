"""Checks the claims of a lesson against CPython."""
