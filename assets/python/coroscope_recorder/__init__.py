"""Runs asyncio programs on a virtual clock, and records what their coroutines do as docs/TRACE.md describes it."""

from .plain import PlainRun, run_plain
from .session import record_source
from .world import Limits

__all__ = ["Limits", "PlainRun", "record_source", "run_plain"]
