"""What scripts/test says at its end: what was compared with CPython, and with which; what was skipped, and why; what
failed; how long each part took; and, in the last line, how many tests passed, failed and were skipped.

usage: closing.py en|ko {PRESET BUILD_SECONDS TEST_SECONDS RESULTS.xml}...

RESULTS.xml is what ctest --output-junit writes; - in its place and for TEST_SECONDS: the preset did not build. Exit
status: 0 when everything was built and nothing failed."""

import platform
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from dataclasses import dataclass, field

# Lines of tests that tell what was compared, by whom, and what was left out for it.
COMPARED = re.compile(r"^\d+ (?:programs|comparisons with CPython), \d+ differ.*$", re.M)
# A test in Python is one test of ctest; what it skips inside it prints as "skipped NAME: REASON".
SKIPPED_INSIDE = re.compile(r"^skipped (\S+(?: with Python \S+)?): (.+)$", re.M)
# GoogleTest prints "file:line: Skipped", the reason, an empty line, "[  SKIPPED ] name".
GOOGLE_REASON = re.compile(r": Skipped\n(.*?)\n*^\[  SKIPPED \]", re.M | re.S)

WORDS = {
    "en": {"compared": "Compared with CPython:", "python": "{line} (python3 is {version})",
           "nothing_compared": "nothing was compared with CPython", "skipped": "Skipped:",
           "why": "{preset}: {name}: {reason}", "no_reason": "it does not say why", "failed": "Failed:",
           "unbuilt": "did not build", "unfinished": "the tests did not run", "took": "Time (minutes:seconds):",
           "part": "{preset}: build {build}, tests {tests}", "part_unbuilt": "{preset}: build {build}",
           "total": "all: {total}"},
    "ko": {"compared": "CPython과 비교한 결과:", "python": "{line} (python3: {version})",
           "nothing_compared": "CPython과 비교한 것이 없습니다", "skipped": "건너뛴 것:",
           "why": "{preset}: {name}: {reason}", "no_reason": "이유가 적혀 있지 않습니다", "failed": "실패한 것:",
           "unbuilt": "빌드하지 못했습니다", "unfinished": "테스트를 돌리지 못했습니다", "took": "걸린 시간(분:초):",
           "part": "{preset}: 빌드 {build}, 테스트 {tests}", "part_unbuilt": "{preset}: 빌드 {build}",
           "total": "모두: {total}"},
}


@dataclass
class Results:
    """What one preset's tests did."""
    passed: int = 0
    failed: list = field(default_factory=list)  # names
    skipped: list = field(default_factory=list)  # (name, reason or "")
    compared: list = field(default_factory=list)  # lines


def reason_of(output):
    """Why a test of GoogleTest was skipped; "" when it does not say."""
    found = GOOGLE_REASON.search(output)
    return " ".join(found[1].split()) if found else ""


def read(text):
    """The results in the text of a JUnit file; None when there is not one test in it."""
    results = Results()
    for case in ElementTree.fromstring(text).iter("testcase"):
        name, status = case.get("name"), case.get("status")
        output = case.findtext("system-out") or ""
        results.compared += COMPARED.findall(output)
        inside = SKIPPED_INSIDE.findall(output)
        results.skipped += [(f"{name}, {part}", reason) for part, reason in inside]
        if status == "run":
            results.passed += 1
        elif status == "disabled" or skipped_itself(case):
            results.skipped.append((name, reason_of(output)))
        else:
            results.failed.append(name)
    return results if results.passed + len(results.failed) + len(results.skipped) > 0 else None


def skipped_itself(case):
    """Whether a test ran and said that it was skipped; others that did not run (no executable, say) have failed."""
    return any(each.get("message", "").startswith("SKIP_") for each in case.iter("skipped"))


def minutes(seconds):
    return f"{seconds // 60}:{seconds % 60:02}"


def grouped(lines):
    """Each line once, with how often it is there."""
    return [line if count == 1 else f"{line} ({count} x)" for line, count in Counter(lines).items()]


@dataclass
class Part:
    """One preset: what it took and did. No tests' time: it did not build. No results: the tests did not run."""
    preset: str
    build: int
    tests: int | None
    results: Results | None


def compared_lines(parts, words, version):
    """One for each comparison, with the presets that came to the same result."""
    presets = {}
    for part in parts:
        for line in (part.results.compared if part.results else []) or [words["nothing_compared"]]:
            # The lessons are recorded by python3; the judge of random programs names its own version.
            said = words["python"].format(line=line, version=version) if "comparisons with" in line else line
            presets.setdefault(said, []).append(part.preset)
    return [f"{', '.join(those)}: {said}" for said, those in presets.items()]


def failures(part, words):
    if part.tests is None:
        return [f"{part.preset}: {words['unbuilt']}"]
    if part.results is None:
        return [f"{part.preset}: {words['unfinished']}"]
    return [f"{part.preset}: {name}" for name in part.results.failed]


def times(parts, words):
    lines = [words["part"].format(preset=part.preset, build=minutes(part.build), tests=minutes(part.tests))
             if part.tests is not None else words["part_unbuilt"].format(preset=part.preset, build=minutes(part.build))
             for part in parts]
    return lines + [words["total"].format(total=minutes(sum(part.build + (part.tests or 0) for part in parts)))]


def closing(parts, words, version):
    """(the lines, whether all is well)"""
    done = [part.results for part in parts if part.results]
    failed = [line for part in parts for line in failures(part, words)]
    skipped = [words["why"].format(preset=part.preset, name=name, reason=reason or words["no_reason"])
               for part in parts if part.results for name, reason in part.results.skipped]
    sections = [("compared", compared_lines(parts, words, version)),
                ("skipped", grouped(skipped)), ("failed", failed), ("took", times(parts, words))]
    lines = []
    for title, inside in sections:
        if inside:
            lines += [words[title]] + [f"  {line}" for line in inside]
    passed = sum(results.passed for results in done)
    lines.append(f"{passed} passed, {len(failed)} failed, {len(skipped)} skipped")
    return lines, not failed


def read_part(preset, build, tests, file):
    if tests == "-":
        return Part(preset, int(build), None, None)
    try:
        with open(file, encoding="utf-8", errors="replace") as results:
            return Part(preset, int(build), int(tests), read(results.read()))
    except (OSError, ElementTree.ParseError):
        return Part(preset, int(build), int(tests), None)


def main(arguments):
    language, *rest = arguments
    parts = [read_part(*rest[i:i + 4]) for i in range(0, len(rest), 4)]
    lines, well = closing(parts, WORDS[language], platform.python_version())
    print("\n".join(lines))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
