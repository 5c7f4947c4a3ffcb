"""The Pythons that are there besides this one: python3.10 to python3.14 on PATH, and what COROSCOPE_PYTHONS names
(colon separated). Makes the recorder importable."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "assets" / "python"))


def others():
    """{version: interpreter}, one of each version that is not this one's."""
    named = [each for each in os.environ.get("COROSCOPE_PYTHONS", "").split(":") if each]
    found = {}
    for name in named + [f"python3.{minor}" for minor in range(10, 15)]:
        program = shutil.which(name)
        version = program and _version_of(program)
        if version and version != sys.version_info[:2]:
            found.setdefault(version, program)
    return found


def _version_of(program):
    asked = subprocess.run([program, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True)
    version = tuple(int(each) for each in asked.stdout.split()) if asked.returncode == 0 else ()
    return version if (3, 10) <= version <= (3, 14) else None
