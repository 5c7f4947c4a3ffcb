"""Runs asyncio programs on a virtual clock, and records their coroutines in the format of docs/TRACE.md."""

from .plain import PlainRun, run_plain
from .session import record_source
from .world import Limits

__all__ = ["Limits", "PlainRun", "record_source", "run_plain"]
