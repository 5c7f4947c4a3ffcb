"""Parsing of the command line."""

import dataclasses
import math
import os

from .words import sentence
from .world import Limits


class WrongUse(Exception):
    """A usage error, as a sentence."""


@dataclasses.dataclass
class Arguments:
    script: str = ""
    rest: "list[str]" = dataclasses.field(default_factory=list)
    out: "str | None" = None
    limits: Limits = Limits()
    real: bool = False
    quiet: bool = False
    help: bool = False

    @property
    def trace(self):
        """The trace's file."""
        return self.out or os.path.splitext(os.path.basename(self.script))[0] + ".jsonl"


def parse(words):
    """@throws WrongUse"""
    arguments, limits, left = Arguments(), {}, list(words)
    while left and left[0].startswith("-") and left[0] != "-":
        option, equals, value = left.pop(0).partition("=")
        if option == "--":
            break
        if option in ("--real", "--quiet", "--help") and not equals:
            setattr(arguments, option[2:], True)
            continue
        if option not in ("--out", *_LIMITS):
            raise WrongUse(sentence("unknown", given=option))
        if not equals and not left:
            raise WrongUse(sentence("no_value", option=option))
        value = value if equals else left.pop(0)
        if option == "--out":
            arguments.out = value
        else:
            name, number = _LIMITS[option]
            limits[name] = number(option, value)
    arguments.limits = Limits(**limits)
    if not left and not arguments.help:
        raise WrongUse(sentence("no_script"))
    if left:
        arguments.script, *arguments.rest = left
    return arguments


def _whole(option, given):
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        raise WrongUse(sentence("not_whole", option=option, given=given))
    return int(given)


def _seconds(option, given):
    try:
        value = float(given)
    except ValueError:
        value = math.nan
    if not 0 < value < math.inf:
        raise WrongUse(sentence("not_seconds", option=option, given=given))
    return value


_LIMITS = {
    "--max-events": ("events", _whole),
    "--max-turns": ("turns", _whole),
    "--max-cpu": ("cpu", _seconds),
    "--workers": ("workers", _whole),
}
