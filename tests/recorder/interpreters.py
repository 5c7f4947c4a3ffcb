"""The Pythons that are there besides this one. Makes the recorder importable."""

import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_ROOT / "assets" / "python"), str(_ROOT / "tools")]

from cpython import others  # noqa: E402, F401
