"""Recording does not change what random programs do: recorded against plain, and each trace is valid.

usage: random_test.py COROSCOPE CONFORMANCE [unittest's arguments]"""

import subprocess
import tempfile
import unittest
from pathlib import Path

import pythons
from coroscope_recorder import record_source, run_plain
from observed import seen_from_outside, seen_plainly

CONFORMANCE = pythons.take_argument()
SEEDS = range(1000, 1100)


class RandomTest(unittest.TestCase):
    maxDiff = None

    def test_recorded_is_as_plain(self):
        with tempfile.TemporaryDirectory() as folder:
            for seed in SEEDS:
                show = subprocess.run([CONFORMANCE, "--show", str(seed)], capture_output=True, text=True, check=True)
                with self.subTest(seed=seed):
                    lines = record_source(show.stdout)
                    self.assertEqual(seen_plainly(run_plain(show.stdout)), seen_from_outside(lines))
                    Path(folder, f"{seed}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
            check = subprocess.run([CONFORMANCE, "--check", *Path(folder).iterdir()], capture_output=True, text=True)
            self.assertEqual(0, check.returncode, check.stdout + check.stderr)
            self.assertIn(f"{len(SEEDS)} traces, 0 not valid", check.stdout)


if __name__ == "__main__":
    pythons.main()
