"""Records each NAME.py of a folder into NAME.VERSION.jsonl, with this Python and each other that is there.

usage: record_folder.py FOLDER"""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "recorder"))

import interpreters  # noqa: E402


def record(folder):
    from coroscope_recorder import record_source

    version = "%d.%d" % sys.version_info[:2]
    for file in sorted(folder.glob("*.py")):
        lines = record_source(file.read_text(encoding="utf-8"), file.name)
        file.with_suffix(f".{version}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    record(Path(sys.argv[1]))
    if sys.argv[2:] != ["only"]:
        for other in interpreters.others().values():
            subprocess.run([other, __file__, sys.argv[1], "only"], check=True)
