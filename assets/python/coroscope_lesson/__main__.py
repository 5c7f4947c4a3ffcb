"""python3 -m coroscope_lesson QUESTIONS.json: prints "FACT<tab>SETTING<tab>WHY" for each fact that is false at a
setting, both as indices from 0; WHY is empty if it is just false.

QUESTIONS has `facts` (tables of facts.toml) and `settings`: each with `defaults` (whether it is the defaults), `values`
({name: seconds, as a string}), `runs` and `edits` ({id: trace file})."""

import json
import sys
from pathlib import Path

from . import facts


def read(files):
    return {run: facts.Run(Path(trace).read_text(encoding="utf-8").splitlines()) for run, trace in files.items()}


def main(file):
    questions = json.loads(Path(file).read_text(encoding="utf-8"))
    for place, setting in enumerate(questions["settings"]):
        runs, edits = read(setting["runs"]), read(setting["edits"])
        values = {name: facts.seconds(value) for name, value in setting["values"].items()}
        for failure in facts.failures(questions["facts"], runs, edits, values, setting["defaults"]):
            why = " ".join(failure.error.split())[:200]
            print(failure.fact, place, why, sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
