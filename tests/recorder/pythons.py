"""Runs a test under this python3 and under each other Python that is there: python3.10 to python3.14 on PATH, and what
COROSCOPE_PYTHONS names (colon separated). Makes the recorder importable. A test's first argument is the program coroscope."""

import os
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

RECORDER = Path(__file__).resolve().parents[2] / "assets" / "python"
sys.path.insert(0, str(RECORDER))
_INNER = "COROSCOPE_TEST_OF_ONE_PYTHON"


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


_COMMAND = list(sys.argv)  # unittest shall not see the program
COROSCOPE = sys.argv.pop(1)


def main():
    program = unittest.main(exit=False)
    passed = program.result.wasSuccessful()
    if _INNER not in os.environ:
        for version, interpreter in sorted(others().items()):
            print(f"-- Python {version[0]}.{version[1]}", file=sys.stderr, flush=True)
            run = subprocess.run([interpreter, *_COMMAND], env={**os.environ, _INNER: "1"})
            passed = passed and run.returncode == 0
    sys.exit(not passed)
