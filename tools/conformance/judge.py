"""Runs Python programs one after another, on virtual time, and says what each did.

On stdin, the number of bytes of a program in a line of its own, and the
program; on stdout the same for its outcome: a line "nanoseconds text" for each line that was printed, then "end WHY",
with type and text where an exception left it. With " trace" after the number, the answer is the trace of the program.
"""
import json
import logging
import pathlib
import re
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "assets" / "python"))

from coroscope_recorder import Limits, plain, record_source, run_plain  # noqa: E402

LIMITS = Limits(turns=5000)  # as programs::kMaxTurns


class Loop(plain.Loop):
    """Tasks that are left when it is closed are destroyed by that: what GeneratorExit makes them print is not heard."""

    def close(self):
        self.world.over = True
        super().close()
        self.world.over = False


plain.Loop = Loop

# asyncio shows where in its own files a task is; nobody else can know that.
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


def main():
    logging.disable()
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda _: None
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while head := source.readline():
        size, *what = head.split()
        listing = source.read(int(size)).decode()
        answer = (trace(listing) if what else outcome(listing)).encode()
        sink.write(b"%d\n" % len(answer) + answer)
        sink.flush()


main()
