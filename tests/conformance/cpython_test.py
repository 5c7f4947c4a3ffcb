"""tools/cpython.py finds the newest CPython, in folders of interpreters that do nothing but tell a version."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOL = Path(__file__).resolve().parents[2] / "tools" / "cpython.py"


class Machine:
    """A home, a PATH of two folders, and what is in them."""

    def __init__(self, root):
        self.root = root
        self.variables = {"HOME": str(root / "home"), "PATH": f"{root / 'bin'}:{root / 'local'}"}

    def add(self, path, answer, *, mode=0o755, status=0):
        """An interpreter that answers the version's question so."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\necho x >> {self.root}/started\necho '{answer}'\nexit {status}\n", encoding="utf-8")
        file.chmod(mode)

    def find(self, *words, **variables):
        """(exit status, the lines, without this machine's folder; the words of an error)"""
        run = subprocess.run([sys.executable, TOOL, *words], env={**self.variables, **variables}, capture_output=True,
                             text=True)
        return run.returncode, run.stdout.replace(f"{self.root}/", "").splitlines(), run.stderr.strip()

    def starts(self):
        file = self.root / "started"
        return len(file.read_text(encoding="utf-8").splitlines()) if file.is_file() else 0


class FindTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.machine = Machine(Path(folder.name).resolve())

    def found(self, *words, **variables):
        status, lines, error = self.machine.find(*words, **variables)
        self.assertEqual((0, ""), (status, error))
        return lines

    def test_the_newest_on_path(self):
        self.machine.add("bin/python3.12", "cpython 3 12 9")
        self.machine.add("bin/python3.13", "cpython 3 13 1")
        self.machine.add("local/python3.14", "cpython 3 14 0")
        self.assertEqual(["3.14.0 local/python3.14"], self.found())
        self.assertEqual(1, self.machine.starts(), "older ones need not be asked")

    def test_ten_is_not_less_than_nine(self):
        self.machine.add("bin/python3.9", "cpython 3 9 18")
        self.machine.add("bin/python3.10", "cpython 3 10 2")
        self.assertEqual(["3.10.2 bin/python3.10"], self.found())

    def test_the_newest_patch_of_path_and_pyenv(self):
        self.machine.add("bin/python3.13", "cpython 3 13 9")
        self.machine.add("home/.pyenv/versions/3.13.10/bin/python3.13", "cpython 3 13 10")
        self.machine.add("home/.pyenv/versions/3.12.1/bin/python3.12", "cpython 3 12 1")
        self.assertEqual(["3.13.10 home/.pyenv/versions/3.13.10/bin/python3.13"], self.found())

    def test_pyenv_in_another_folder(self):
        self.machine.add("home/.pyenv/versions/3.12.1/bin/python3.12", "cpython 3 12 1")
        self.machine.add("opt/pyenv/versions/3.13.0/bin/python3.13", "cpython 3 13 0")
        self.assertEqual(["3.13.0 opt/pyenv/versions/3.13.0/bin/python3.13"],
                         self.found(PYENV_ROOT=str(self.machine.root / "opt/pyenv")))
        self.assertEqual(["3.12.1 home/.pyenv/versions/3.12.1/bin/python3.12"], self.found())

    def test_pyenvs_shims_are_not_started(self):
        self.machine.add("home/.pyenv/shims/python3.13", "cpython 3 13 0")
        self.machine.add("home/.pyenv/versions/3.13.0/bin/python3.13", "cpython 3 13 0")
        path = f"{self.machine.root}/home/.pyenv/shims"
        self.assertEqual(["3.13.0 home/.pyenv/versions/3.13.0/bin/python3.13"], self.found(PATH=path))
        self.assertEqual(1, self.machine.starts())

    def test_one_that_is_there_twice_is_asked_once(self):
        self.machine.add("local/python3.13", "cpython 3 13 0")
        (self.machine.root / "bin").mkdir()
        (self.machine.root / "bin/python3.13").symlink_to(self.machine.root / "local/python3.13")
        self.assertEqual(["3.13.0 bin/python3.13"], self.found())
        self.assertEqual(1, self.machine.starts())

    def test_what_is_no_cpython_is_passed_over(self):
        self.machine.add("bin/python3.14", "pypy 3 14 0")
        self.machine.add("local/python3.14", "", status=127)
        self.machine.add("home/.pyenv/versions/x/bin/python3.14", "cpython three")
        self.machine.add("bin/python3.13", "cpython 3 13 0", mode=0o644)
        self.machine.add("bin/python3.12", "cpython 3 12 0")
        self.assertEqual(["3.12.0 bin/python3.12"], self.found())

    def test_python3_where_there_is_nothing_else(self):
        self.machine.add("bin/python3", "cpython 3 15 1")
        self.assertEqual(["3.15.1 bin/python3"], self.found())

    def test_nothing_is_an_error(self):
        self.machine.add("bin/python3", "cpython 3 9 2")
        self.assertEqual((1, [], "there is no CPython 3.10 or newer on PATH or in pyenv's folder"), self.machine.find())

    def test_those_that_are_named(self):
        self.machine.add("bin/python3.14", "cpython 3 14 0")
        self.machine.add("bin/python3.11", "cpython 3 11 2")
        self.machine.add("opt/old/python", "cpython 3 10 1")
        old = str(self.machine.root / "opt/old/python")
        self.assertEqual(["3.10.1 opt/old/python", "3.11.2 bin/python3.11"],
                         self.found(COROSCOPE_PYTHONS=f"{old}:python3.11"))
        self.assertEqual(["3.11.2 bin/python3.11"], self.found("python3.11", COROSCOPE_PYTHONS=old))

    def test_a_name_that_is_none_is_an_error(self):
        self.machine.add("bin/python3.14", "cpython 3 14 0")
        self.assertEqual((1, [], "python3.12 is not CPython 3.10 or newer, or does not start"),
                         self.machine.find(COROSCOPE_PYTHONS="python3.14:python3.12"))


if __name__ == "__main__":
    unittest.main()
