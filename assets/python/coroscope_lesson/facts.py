"""Checks the claims of a lesson (facts.toml of its folder) against its traces.

A fact is a sentence and a Python expression. Names in the expression, for its run: each parameter by its name, `total`,
`why`,
`tasks`, `coroutines`, `deepest`, `most_sleeping`, `prints`, `texts`, `output`, `errors`, `waits(NAME)`, `held(NAME)`,
`idle`, `times(KIND, NAME)`, `first(KIND, NAME)`, `last(KIND, NAME)`, `count(KIND, NAME)`, `chains`, `throws(NAME)`,
`ends(NAME)`, and the other runs of the lesson as `run["ID"]`, its edits as `edit["ID"]`. Times are seconds, exact fractions. Only the standard
library
is used.
"""

import builtins
import json
from collections import namedtuple
from fractions import Fraction

Print = namedtuple("Print", "t who text")
# The index of the fact, the value of its expression, and its error ("" for none).
Failure = namedtuple("Failure", "fact holds error")


def seconds(value):
    """0.5 -> 1/2: a float of a TOML or JSON file as the decimal number that was written."""
    return Fraction(str(value))


class Run:
    """The observable facts of one trace (docs/TRACE.md)."""

    def __init__(self, lines):
        self.events = [json.loads(line) for line in lines]
        self._cos, self._fns, self._tasks = {}, {}, {}
        for event in self.events:
            if event["k"] == "co.new":
                self._cos[event["co"]] = event["name"]
            elif event["k"] == "fn.start":
                self._fns[event["fn"]] = event["name"]
            elif event["k"] == "task.new":
                self._tasks[event["task"]] = self._cos.get(event["co"], event["name"])
        self.total = self._t(self.events[-1])
        self.why = self.events[-1]["why"]
        self.tasks = len(self._tasks)
        self.coroutines = len(self._cos)
        self.errors = [event["exc"] for event in self.events if event["k"] == "error"]
        self.prints = [Print(self._t(event), self.who(event), event["text"])
                       for event in self.events if event["k"] == "print"]
        self.texts = [each.text for each in self.prints]
        self.output = "".join(event["text"] + event.get("end", "\n") for event in self.events if event["k"] == "print")
        self.chains = [[self._cos[co] for co, _ in event["chain"]]
                       for event in self.events if event["k"] == "task.suspend"]
        self.deepest = max((len(chain) for chain in self.chains), default=0)
        self._look()

    @staticmethod
    def _t(event):
        return Fraction(event["t"], 10**9)

    def who(self, event):
        """The innermost function of an event; "" for module-level code."""
        for key, names in (("fn", self._fns), ("co", self._cos), ("task", self._tasks)):
            if key in event:
                return names.get(event[key], "")
        return ""

    def _look(self):
        self._waits, self._held, self.idle = {}, {}, []
        self.most_sleeping = 0
        suspended, block, sleeping, before = {}, None, set(), None
        for event in self.events:
            t, kind = self._t(event), event["k"]
            if before is not None and t > before[0] and block is None and before[1]:
                self.idle.append((before[0], t))
            if kind == "task.suspend":
                suspended[event["task"]] = event
                if event["on"]["kind"] == "sleep":
                    sleeping.add(event["task"])
                    self.most_sleeping = max(self.most_sleeping, len(sleeping))
            elif kind == "task.ready":
                sleeping.discard(event["task"])
            elif kind == "task.resume" and event["task"] in suspended:
                since = suspended.pop(event["task"])
                sleeping.discard(event["task"])
                self._waits.setdefault(self.who(since), []).append((self._t(since), t))
            elif kind == "block.begin":
                block = event
            elif kind == "block.end":
                self._held.setdefault(self.who(event), []).append((self._t(block), t))
                block = None
            before = (t, bool(suspended))

    def waits(self, name):
        """[(begin, end), ...]: when tasks were suspended with `name` innermost, and resumed."""
        return self._waits.get(name, [])

    def held(self, name=None):
        """The same: when `name` (default: anything) blocked the thread in time.sleep."""
        if name is not None:
            return self._held.get(name, [])
        return sorted(each for all_of_one in self._held.values() for each in all_of_one)

    def _all(self, kind, name=None):
        return [event for event in self.events
                if event["k"] == kind and (name is None or self.who(event) == name)]

    def times(self, kind, name=None):
        return [self._t(event) for event in self._all(kind, name)]

    def first(self, kind, name=None):
        """The index in the trace of the first event of that kind of `name`. @raises LookupError if there is none."""
        found = self._all(kind, name)
        if not found:
            raise LookupError(f"no {kind} of {name or 'anybody'}")
        return found[0]["i"]

    def last(self, kind, name=None):
        self.first(kind, name)
        return self._all(kind, name)[-1]["i"]

    def count(self, kind, name=None):
        return len(self._all(kind, name))

    def throws(self, name):
        """The types of the exceptions thrown into `name` at its awaits."""
        return [event["throw"] for event in self._all("task.resume", name) + self._all("task.start", name)
                if "throw" in event]

    def ends(self, name):
        """[(how, exception or None), ...] of the coroutines or plain calls named `name`."""
        found = self._all("co.end", name) + self._all("fn.end", name)
        return [(event["how"], event.get("exc")) for event in sorted(found, key=lambda event: event["i"])]

    def names(self):
        return {name: getattr(self, name) for name in dir(self) if not name.startswith("_")}


def failures(facts, runs, edits, values, at_defaults):
    """A Failure for each false fact (tables of facts.toml). `runs` and `edits`: {id: Run}."""
    all_runs = {**runs, **edits}
    found = []
    for place, fact in enumerate(facts):
        if fact.get("at") == "defaults" and not at_defaults:
            continue
        one = all_runs[fact.get("run") or next(iter(runs))]
        seen = {**vars(builtins), **one.names(), "run": runs, "edit": edits, **values}
        try:
            holds = eval(fact["holds"], {"__builtins__": builtins, **seen})
        except Exception as error:
            found.append(Failure(place, None, f"{type(error).__name__}: {error}"))
            continue
        if holds is not True:
            found.append(Failure(place, holds, ""))
    return found


def check(facts, runs, edits, values, at_defaults):
    """The same as sentences, with the observed values."""
    sentences = []
    for failure in failures(facts, runs, edits, values, at_defaults):
        fact = facts[failure.fact]
        if failure.error:
            sentences.append(f"{fact['says']}: {failure.error}")
            continue
        one = {**runs, **edits}[fact.get("run") or next(iter(runs))]
        shown = {key: str(value) for key, value in values.items()}
        sentences.append(f"{fact['says']} ({fact.get('run', 'the run')}, {shown}): {fact['holds']} is {failure.holds}; "
                         f"total {float(one.total)}, output {one.output!r}")
    return sentences
