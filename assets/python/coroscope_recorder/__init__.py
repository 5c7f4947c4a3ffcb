"""Runs asyncio programs on a virtual clock, and records what their coroutines do as docs/TRACE.md describes it."""

from .plain import PlainRun, run_plain
from .world import Limits

__all__ = ["Limits", "PlainRun", "run_plain"]
