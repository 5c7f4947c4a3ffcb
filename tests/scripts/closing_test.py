"""The closing lines of scripts/test, from files as ctest writes them."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
LIB = Path(__file__).resolve().parents[2] / "scripts" / "lib"
sys.path.insert(0, str(LIB))

import closing  # noqa: E402

PASSED = '<testcase name="{}" time="1" status="run"><system-out>{}</system-out></testcase>'
FAILED = '<testcase name="{}" time="1" status="fail"><failure message=""/><system-out>{}</system-out></testcase>'
SKIPPED = ('<testcase name="{}" time="1" status="notrun"><skipped message="SKIP_REGULAR_EXPRESSION_MATCHED"/>'
           '<system-out>[ RUN      ] A.B\n/x/y_test.cpp:19: Skipped\n{}\n\n[  SKIPPED ] A.B (0 ms)\n</system-out>'
           '</testcase>')
ABSENT = ('<testcase name="{}" time="0" status="notrun"><skipped message="Unable to find executable: /x/y"/>'
          '<system-out>Unable to find executable: /x/y</system-out></testcase>')
INSIDE = ("...s\nskipped __main__.Group.test_barrier with Python 3.10: there are no barriers\n"
          "-- Python 3.12\nOK\n")
JUDGED = "Note\n300 programs, 0 differ (python 3.13.0; statements left out: uncancel 12)\nmore\n"
OTHER_JUDGE = "300 programs, 1 differ; judged by CPython 3.14.0; nothing left out\n"
LESSONS = "[ RUN ]\n126 comparisons with CPython, 0 differ\n"


def suite(*cases):
    return '<?xml version="1.0"?><testsuite name="x">' + "".join(cases) + "</testsuite>"


def closed(*parts, language="en"):
    """The output and exit status, of (preset, build, tests, xml or None) each."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = []
        for preset, build, tests, xml in parts:
            file = Path(folder) / f"{preset}.xml"
            if xml is not None:
                file.write_text(xml, encoding="utf-8")
            arguments += [preset, str(build), str(tests), str(file)]
        done = subprocess.run([sys.executable, "-B", LIB / "closing.py", language, *arguments], capture_output=True,
                              text=True, encoding="utf-8", env={"PYTHONIOENCODING": "utf-8"})
        assert done.stderr == "", done.stderr
        return done.stdout.splitlines(), done.returncode


class Closing(unittest.TestCase):
    def test_all_is_well(self):
        xml = suite(PASSED.format("a", LESSONS), PASSED.format("b", JUDGED))
        other = suite(PASSED.format("a", LESSONS), PASSED.format("b", OTHER_JUDGE))
        lines, status = closed(("dev", 61, 130, xml), ("clang", 5, 60, other))
        version = f"python3 is {sys.version_info[0]}.{sys.version_info[1]}.{sys.version_info[2]}"
        self.assertEqual(lines, [
            "Compared with CPython:",
            f"  dev, clang: 126 comparisons with CPython, 0 differ ({version})",
            "  dev: 300 programs, 0 differ (python 3.13.0; statements left out: uncancel 12)",
            "  clang: 300 programs, 1 differ; judged by CPython 3.14.0; nothing left out",
            "Time (minutes:seconds):",
            "  dev: build 1:01, tests 2:10",
            "  clang: build 0:05, tests 1:00",
            "  all: 4:16",
            "4 passed, 0 failed, 0 skipped"])
        self.assertEqual(status, 0)

    def test_what_is_skipped_has_its_reason(self):
        xml = suite(PASSED.format("recorder.events", INSIDE), SKIPPED.format("Pooled.X", "no /dev/full"),
                    SKIPPED.format("Pooled.Y", ""))
        lines, status = closed(("asan", 1, 1, xml))
        self.assertIn("  asan: Pooled.X: no /dev/full", lines)
        self.assertIn("  asan: Pooled.Y: it does not say why", lines)
        self.assertIn("  asan: recorder.events, __main__.Group.test_barrier with Python 3.10: there are no barriers",
                      lines)
        self.assertEqual((lines[-1], status), ("1 passed, 0 failed, 3 skipped", 0))

    def test_failures_are_named_and_counted(self):
        xml = suite(FAILED.format("bad", "2 programs, 1 differ (python 3.12.1)"), PASSED.format("good", ""),
                    ABSENT.format("gone_NOT_BUILT"))
        lines, status = closed(("dev", 1, 1, xml))
        self.assertIn("  dev: 2 programs, 1 differ (python 3.12.1)", lines)
        self.assertEqual(lines[lines.index("Failed:") + 1:lines.index("Time (minutes:seconds):")],
                         ["  dev: bad", "  dev: gone_NOT_BUILT"])
        self.assertEqual((lines[-1], status), ("1 passed, 2 failed, 0 skipped", 1))

    def test_what_did_not_build_or_run_has_failed(self):
        good = suite(PASSED.format("good", LESSONS))
        lines, status = closed(("dev", 70, "-", None), ("asan", 1, 2, None), ("clang", 1, 2, suite()),
                               ("more", 1, 2, "<testsuite"), ("last", 1, 1, good))
        failed = lines[lines.index("Failed:") + 1:lines.index("Time (minutes:seconds):")]
        self.assertEqual(failed, ["  dev: did not build", "  asan: the tests did not run",
                                  "  clang: the tests did not run", "  more: the tests did not run"])
        self.assertIn("  dev: build 1:10", lines)
        self.assertIn("  dev, asan, clang, more: nothing was compared with CPython", lines)
        self.assertEqual((lines[-1], status), ("1 passed, 4 failed, 0 skipped", 1))

    def test_in_korean_all_but_the_last_line(self):
        xml = suite(PASSED.format("a", JUDGED), SKIPPED.format("Pooled.X", "no /dev/full"), FAILED.format("bad", ""))
        lines, _ = closed(("dev", 61, 130, xml), language="ko")
        self.assertEqual([line for line in lines if not line.startswith(" ")],
                         ["CPython과 비교한 결과:", "건너뛴 것:", "실패한 것:", "걸린 시간(분:초):",
                          "1 passed, 1 failed, 1 skipped"])
        self.assertIn("  dev: 빌드 1:01, 테스트 2:10", lines)

    def test_both_languages_say_the_same_things(self):
        self.assertEqual(closing.WORDS["en"].keys(), closing.WORDS["ko"].keys())


if __name__ == "__main__":
    unittest.main()
