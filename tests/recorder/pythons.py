"""Runs a test under this python3 and under each other Python that is there. A test's first argument is the program
coroscope."""

import os
import subprocess
import sys
import unittest

import interpreters

_INNER = "COROSCOPE_TEST_OF_ONE_PYTHON"
_COMMAND = list(sys.argv)


def take_argument():
    """The test's next own argument, which unittest shall not see."""
    return sys.argv.pop(1)


COROSCOPE = take_argument()


def check(file):
    """coroscope's verdict on a trace: its exit status and its words."""
    return subprocess.run([COROSCOPE, "check", "--lang", "en", file], capture_output=True, text=True)


def main():
    program = unittest.main(exit=False)
    passed = program.result.wasSuccessful()
    for test, reason in program.result.skipped:  # scripts/test gathers these lines
        print(f"skipped {test.id()} with Python {sys.version_info[0]}.{sys.version_info[1]}: {reason}", flush=True)
    if _INNER not in os.environ:
        for version, interpreter in sorted(interpreters.others().items()):
            print(f"-- Python {version[0]}.{version[1]}", file=sys.stderr, flush=True)
            run = subprocess.run([interpreter, *_COMMAND], env={**os.environ, _INNER: "1"})
            passed = passed and run.returncode == 0
    sys.exit(not passed)
