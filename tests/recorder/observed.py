"""What can be seen of a run from outside, whether it was recorded or not."""

import json


def seen_plainly(run):
    """Of a PlainRun: lines with their times, how it ended and of what, when, and after how many turns."""
    return run.lines, run.why, run.error if run.why == "error" else None, run.t, run.turns


def seen_from_outside(lines):
    """The same of a trace."""
    events = [json.loads(line) for line in lines]
    errors = [event["exc"] for event in events if event["k"] == "error" and events[-1]["why"] == "error"]
    return _printed(events), events[-1]["why"], errors[0] if errors else None, events[-1]["t"], events[-1]["n"]


def _printed(events):
    lines, begun = [], ""
    for event in events:
        if event["k"] == "print":
            *whole, begun = (begun + event["text"] + event.get("end", "\n")).split("\n")
            lines += [(event["t"], line) for line in whole]
    return lines + [(events[-1]["t"], begun)] if begun else lines
