"""Runs Python programs one after another, on virtual time, and reports their outcomes.

On stdin, the number of bytes of a program on its own line, and the program; on stdout the same for its outcome: a line
"nanoseconds text" for each printed line, then "end WHY", with type and text if an exception left it. With " trace"
after the number, the answer is the trace of the program. Answers are kept in the file COROSCOPE_ANSWERS, if that is set:
scripts/mutants asks the same questions a hundred times.
"""
import hashlib
import json
import logging
import pathlib
import os
import re
import sqlite3
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "assets" / "python"))

from coroscope_recorder import Limits, plain, record_source, run_plain  # noqa: E402

LIMITS = Limits(turns=5000)  # as programs::kMaxTurns


class Loop(plain.Loop):
    """Closing destroys the remaining tasks: their output on GeneratorExit is ignored."""

    def close(self):
        self.world.over = True
        super().close()
        self.world.over = False


plain.Loop = Loop

# asyncio shows the place of a task in its own files, which cannot be compared.
PLACE = re.compile(r"(<Task \w+ name='[^']*') .*?>(?=\"|$)")


def outcome(source):
    run = run_plain(source, limits=LIMITS)
    error = f" {run.error} {run.text}" if run.error else ""
    lines = [f"{t} {line}" for t, line in run.lines] + [f"end {run.why}{error}"]
    return "".join(PLACE.sub(r"\1>", line) + "\n" for line in lines)


def trace(source):
    return "\n".join(map(without_place, record_source(source, limits=LIMITS)))


def without_place(line):
    if "<Task" not in line:
        return line
    event = json.loads(line)
    if event["k"] == "print":
        event["text"] = PLACE.sub(r"\1>", event["text"])
    return json.dumps(event)


class Answers:
    """The answers to questions that were asked before; None: of all questions none is kept."""

    def __init__(self, path):
        self.kept = sqlite3.connect(path, timeout=60, isolation_level=None) if path else None
        if self.kept:
            self.kept.execute("create table if not exists answers (question blob primary key, answer blob)")

    def to(self, listing, what):
        judge = trace if what else outcome
        if self.kept is None:
            return judge(listing).encode()
        question = hashlib.sha256(b"trace" * bool(what) + sys.version.encode() + listing.encode()).digest()
        if found := self.kept.execute("select answer from answers where question = ?", [question]).fetchone():
            return found[0]
        answer = judge(listing).encode()
        self.kept.execute("insert or replace into answers values (?, ?)", [question, answer])
        return answer


def main():
    logging.disable()
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda _: None
    answers = Answers(os.environ.get("COROSCOPE_ANSWERS"))
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while head := source.readline():
        size, *what = head.split()
        listing = source.read(int(size)).decode()
        answer = answers.to(listing, what)
        sink.write(b"%d\n" % len(answer) + answer)
        sink.flush()


main()
