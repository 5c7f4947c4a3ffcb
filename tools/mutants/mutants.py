#!/usr/bin/env python3
"""Removes or turns one line of src/coro at a time, and says which of those mutants the tests of coro and random programs
find: docs/CONFORMANCE.md.

All mutants are compiled into one copy of src/coro, each behind a number that the environment selects, so that one build
serves all. Results are kept in build/mutants: a campaign that was stopped goes on.
"""
import argparse
import json
import os
import pathlib
import shlex
import subprocess
import sys
import time

from mutations import MUTATIONS

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Deep chains and many tasks, real time, missing memory: they take long and say nothing of these lines.
NOT_RUN = "-Depth.*:Chain.*:Cycle.of_a_hundred*:Real*:OutOfMemory.*:Pooled.*:*ThrowingDestructor*:*deep_*:*tasks_300k"
HEADER = """#pragma once
#include <cstdlib>
inline const int coroscope_mutant = std::getenv("COROSCOPE_MUTANT") ? std::atoi(std::getenv("COROSCOPE_MUTANT")) : 0;
"""
EQUIVALENT = json.loads((pathlib.Path(__file__).parent / "equivalent.json").read_text())


JUDGES = {"random": "random programs", "unit": "unit tests"}


class Mutant:
    def __init__(self, number, file, old, new, what):
        self.number, self.file, self.new, self.what = number, file, new, what
        before, _, rest = old.partition("«") if "«" in old else ("", "", old)
        self.old, _, after = rest.partition("»")
        source = (ROOT / "src" / "coro" / file).read_text()
        context = before + self.old + after
        if source.count(context) != 1:
            raise SystemExit(f"{file}: {source.count(context)} times: {context}")
        self.begin = source.index(context) + len(before)
        self.line = source.count("\n", 0, self.begin) + 1
        # A name for the results that stays if lines move.
        self.name = f"{file}|{context}|{new}"

    def where(self):
        return f"{self.file}:{self.line}"

    def text(self):
        this = f"coroscope_mutant == {self.number}"
        if self.old[-1] in ";}":
            return f"if ({this}) {{ {self.new} }} else {{ {self.old} }}"
        return f"({this} ? ({self.new}) : ({self.old}))"


def all_mutants():
    return [Mutant(number, *each) for number, each in enumerate(MUTATIONS, 1)]


def write_sources(sources, mutants):
    """src/coro with all mutants. Whether a header differs from the last time."""
    headers_changed = False
    for file in sorted((ROOT / "src" / "coro").rglob("*.?pp")):
        relative = file.relative_to(ROOT / "src" / "coro")
        text = file.read_text()
        inside = sorted((m for m in mutants if m.file == str(relative)), key=lambda m: -m.begin)
        for mutant in inside:
            text = text[:mutant.begin] + mutant.text() + text[mutant.begin + len(mutant.old):]
        target = sources / "coro" / relative
        if not target.exists() or target.read_text() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
            headers_changed = headers_changed or file.suffix == ".hpp"
    return headers_changed


class Build:
    """The sources of coro are compiled anew, each for itself; the tests and the other libraries are those of build/dev."""

    def __init__(self, folder):
        self.folder, self.dev = folder, ROOT / "build" / "dev"
        self.log = open(folder / "build.log", "w")

    def call(self, words, cwd=ROOT):
        if subprocess.run(words, cwd=cwd, stdout=self.log, stderr=self.log, check=False).returncode != 0:
            raise SystemExit(f"it does not build: {self.folder / 'build.log'}")

    def compiler(self):
        """The compiler's words for a file of coro, without those for warnings, headers compiled before, in and out."""
        commands = json.loads((self.dev / "compile_commands.json").read_text())
        command = next(each["command"] for each in commands if "coro.dir/" in each["command"] and " -c " in each["command"])
        words = shlex.split(command)
        words = words[:words.index("-o")] if "-o" in words else words
        kept = []
        for word in words:
            if kept and kept[-1] == "-include":
                kept.pop()
            elif not word.startswith(("-W", "-g", "-M")):
                kept.append(word)
        return [*kept, "-w", "-g0", "-include", str(self.folder / "mutant.hpp")]

    def compile(self, mutants):
        sources, objects = self.folder / "src", self.folder / "objects"
        objects.mkdir(exist_ok=True)
        everything = write_sources(sources, mutants)
        header = self.folder / "mutant.hpp"
        if not header.exists() or header.read_text() != HEADER:
            header.write_text(HEADER)
            everything = True
        words = self.compiler()
        words.insert(words.index(f"-I{ROOT / 'src'}"), f"-I{sources}")
        made = []
        for file in sorted((sources / "coro").rglob("*.cpp")):
            target = objects / (str(file.relative_to(sources)).replace("/", "-") + ".o")
            made.append(str(target))
            if everything or not target.exists() or target.stat().st_mtime < file.stat().st_mtime:
                target.unlink(missing_ok=True)
                self.call([*words, "-o", str(target), "-c", str(file)])
        return made

    def link(self, target, objects):
        commands = subprocess.run(["ninja", "-C", str(self.dev), "-t", "commands", target], capture_output=True, text=True,
                                  check=True).stdout.splitlines()
        words = shlex.split(commands[-1].split(" && ")[1])
        words[words.index("-o") + 1] = str(self.folder / target)
        at = words.index("src/libcoro.a")
        self.call(words[:at] + objects + words[at + 1:], cwd=self.dev)

    def run(self, mutants):
        if not (self.dev / "build.ninja").exists():
            self.call(["cmake", "--preset", "dev"])
        self.call(["cmake", "--build", str(self.dev), "--target", "coro_tests", "conformance"])
        objects = self.compile(mutants)
        for target in ("coro_tests", "conformance"):
            self.link(target, objects)


class Judges:
    """Runs the two judges of a mutant."""

    def __init__(self, folder, programs, seed):
        self.folder = folder
        unit = [str(folder / "coro_tests"), f"--gtest_filter={NOT_RUN}", "--gtest_fail_fast", "--gtest_brief=1"]
        random = [str(folder / "conformance"), str(programs), "--seed", str(seed), "--traces",
                       "--stop", "--jobs", "1"]
        self.words = {"random": random, "unit": unit}

    def fails(self, words, number, limit):
        """Whether it finds something: a failure, a crash, a hang."""
        environment = dict(os.environ, COROSCOPE_MUTANT=str(number),
                           COROSCOPE_ANSWERS=str(self.folder / "answers.sqlite"))
        with open(self.folder / "last.log", "w") as log:
            try:
                done = subprocess.run(["bash", "-c", 'ulimit -c 0 -v 4000000; exec "$@"', "-", *words], stdout=log,
                                      stderr=log, stdin=subprocess.DEVNULL, env=environment, timeout=limit, check=False)
            except subprocess.TimeoutExpired:
                return True
        return done.returncode != 0


def run_judge(judges, name, chosen, results, keep):
    """All mutants by one of the judges. The unchanged code must pass; a mutant may take some times as long."""
    words = judges.words[name]
    waiting = [m for m in chosen if name not in results.get(m.name, {})]
    if not waiting:
        return
    begun = time.monotonic()
    if judges.fails(words, 0, 3600):
        raise SystemExit(f"the unchanged code fails: {judges.folder / 'last.log'}")
    limit = 20 + 5 * (time.monotonic() - begun)
    for mutant in waiting:
        found = judges.fails(words, mutant.number, limit)
        results.setdefault(mutant.name, {})[name] = found
        keep()
        print(f"{mutant.where()}: {mutant.what}: {'found' if found else 'not found'} by {JUDGES[name]}", flush=True)


def verdict(result):
    found = [JUDGES[name] for name in JUDGES if result.get(name)]
    text = "both" if len(found) == 2 else found[0] if found else "lives"
    return text + "".join(f" ({JUDGES[name]} not run)" for name in JUDGES if name not in result)


def table(mutants, results):
    lines = ["| place | what is wrong | changed | found by |", "| --- | --- | --- | --- |"]
    for mutant in sorted(mutants, key=lambda m: (m.file, m.line)):
        if mutant.name not in results:
            continue
        by = verdict(results[mutant.name])
        if by.startswith("lives") and mutant.name in EQUIVALENT:
            by = "equivalent: " + EQUIVALENT[mutant.name]
        one_line = " ".join(mutant.old.split()).replace("|", "\\|")
        new = " ".join(mutant.new.split()).replace("|", "\\|")
        change = f"`{one_line}` → " + (f"`{new}`" if new else "removed")
        lines.append(f"| {mutant.where()} | {mutant.what} | {change} | {by} |")
    return "\n".join(lines) + "\n"


def summary(mutants, results):
    counts = {}
    for mutant in mutants:
        if mutant.name in results:
            by = verdict(results[mutant.name])
            by = "equivalent" if by.startswith("lives") and mutant.name in EQUIVALENT else by
            counts[by] = counts.get(by, 0) + 1
    return ", ".join(f"{count} {by}" for by, count in sorted(counts.items()))


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/mutants")
    parser.add_argument("--programs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--living", action="store_true")
    parser.add_argument("--table", type=pathlib.Path, default=None)
    return parser.parse_args()


def main():
    given = arguments()
    folder = ROOT / "build" / "mutants"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "results.json"
    results = json.loads(kept.read_text()) if kept.exists() and not given.again else {}
    mutants = all_mutants()
    chosen = [m for m in mutants if given.only in m.where()]
    if given.living:
        chosen = [m for m in chosen if not results.get(m.name, {}).get("random") and m.name not in EQUIVALENT]
        for mutant in chosen:
            results.pop(mutant.name, None)
    Build(folder).run(mutants)
    judges = Judges(folder, given.programs, given.seed)
    for name in JUDGES:
        run_judge(judges, name, chosen, results, lambda: kept.write_text(json.dumps(results, indent=1)))
    if given.table:
        given.table.write_text(table(mutants, results))
    print(summary(chosen, results))


if __name__ == "__main__":
    main()
