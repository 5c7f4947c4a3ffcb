"""Finds CPython: the interpreters that the tests and tools/conformance use.

usage: cpython.py             those of COROSCOPE_PYTHONS (paths or names between colons), or else the newest that is
there
       cpython.py PROGRAM...  just these
Prints "VERSION PATH" for each, such as "3.13.0 /usr/bin/python3.13", and fails when there is none, or one of those that
were named is not CPython. The newest is looked for as python3.14 to python3.10 on PATH and among pyenv's versions
($PYENV_ROOT, ~/.pyenv); where there is none of these, python3 is taken.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST, NEWEST = 10, 14  # of Python 3: supported by the recorder
_QUESTION = "import sys; print(sys.implementation.name, *sys.version_info[:3])"
_SECONDS = 20  # longer than any start


def version_of(program):
    """(3, 13, 0) of CPython from 3.10 on; None if `program` is something else, or does not start."""
    try:
        asked = subprocess.run([program, "-I", "-S", "-c", _QUESTION], capture_output=True, text=True, timeout=_SECONDS,
                               stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return None
    name, *numbers = asked.stdout.split() or [""]
    if asked.returncode != 0 or name != "cpython" or len(numbers) != 3 or not all(map(str.isdigit, numbers)):
        return None
    version = tuple(map(int, numbers))
    return version if version >= (3, OLDEST, 0) else None


def named():
    """The interpreters of COROSCOPE_PYTHONS."""
    return [each for each in os.environ.get("COROSCOPE_PYTHONS", "").split(":") if each]


def newest():
    """(version, path) of the newest installed CPython; None if there is none."""
    for minor in range(NEWEST, OLDEST - 1, -1):
        found = [(version, path) for path in _installed(f"python3.{minor}") if (version := version_of(path))]
        if found:
            return max(found, key=lambda each: each[0])
    path = shutil.which("python3")
    version = path and version_of(path)
    return (version, path) if version else None


def others():
    """{(3, 12): path} of those that COROSCOPE_PYTHONS names or that are on PATH, one of each version other than this
    one's. Not those of pyenv: running all of them would take long."""
    found = {}
    for name in named() + [f"python3.{minor}" for minor in range(OLDEST, NEWEST + 1)]:
        path = shutil.which(name)
        version = path and version_of(path)
        if version and version[:2] != sys.version_info[:2] and version[1] <= NEWEST:
            found.setdefault(version[:2], path)
    return found


def _installed(name):
    """The paths of a program of this name, without duplicates."""
    roots = [Path(root).expanduser() for root in (os.environ.get("PYENV_ROOT"), "~/.pyenv") if root]
    shims = {root / "shims" for root in roots}  # they call the versions, slowly
    folders = [Path(folder) for folder in os.get_exec_path() if folder and Path(folder) not in shims]
    for root in roots:
        folders += sorted(root.glob("versions/*/bin"))
    paths = {}
    for folder in folders:
        path = folder / name
        if path.is_file() and os.access(path, os.X_OK):
            paths.setdefault(path.resolve(), str(path))
    return list(paths.values())


def _asked_for(programs):
    found = []
    for program in programs:
        path = shutil.which(program)
        version = path and version_of(path)
        if not version:
            sys.exit(f"{program} is not CPython 3.{OLDEST} or newer, or does not start")
        found.append((version, path))
    return found


def main():
    programs = sys.argv[1:] or named()
    found = _asked_for(programs) if programs else [each for each in [newest()] if each]
    if not found:
        sys.exit(f"there is no CPython 3.{OLDEST} or newer on PATH or in pyenv's folder")
    for version, path in found:
        print("{}.{}.{}".format(*version), path)


if __name__ == "__main__":
    main()
