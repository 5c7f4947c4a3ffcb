"""Holds the code map, src/README.md, against the folders, the list of layers and the files that it names.

Each folder of src/ has a section "### `name`" that begins with what it uses; each such section has a folder.
"""

import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

from layers_test import SRC, layer_folders, read_layers  # noqa: E402


def sections(text):
    """What stands in the section of each layer, by its name."""
    found = re.split(r"^### `([\w/]+)`.*$", text, flags=re.MULTILINE)
    return {name: re.split(r"^#", body, flags=re.MULTILINE)[0] for name, body in zip(found[1::2], found[2::2])}


def section_problems(layers, name, body):
    used = re.match(r"\s*Uses: ([^.]+)\.", body)
    if not used:
        return [f"section {name} does not begin with \"Uses: ...\""]
    named = [] if used[1].strip() == "nothing" else re.findall(r"`([\w/]+)`", used[1])
    if sorted(named) != sorted(layers[name].uses):
        return [f"section {name} says that it uses {named}, the list says {layers[name].uses}"]
    return []


def find_problems(src):
    text = (src / "README.md").read_text(encoding="utf-8")
    layers = read_layers(src)
    folders = layer_folders(src, layers)
    described = sections(text)
    problems = [f"folder {name} has no section" for name in sorted(folders - set(described))]
    problems += [f"section {name} has no folder" for name in sorted(set(described) - folders)]
    for name in sorted(folders & set(described) & set(layers)):
        problems += section_problems(layers, name, described[name])
    for path in sorted(set(re.findall(r"[\w./-]+\.(?:hpp|cpp)\b", text))):
        if not (src / path).is_file():
            problems.append(f"{path} is named, but is no file of src")
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        if not (src / link).exists():
            problems.append(f"the link to {link} leads nowhere")
    return problems


class CodeMapTest(unittest.TestCase):
    def test_the_map_fits_the_folders(self):
        self.assertEqual([], find_problems(SRC))


class CanFailTest(unittest.TestCase):
    LIST = "coroscope_layer(low LINKS fmt::fmt)\ncoroscope_layer(high USES low)\n"
    MAP = "## Layers\n### `high`\nUses: `low`.\nSee low/a.hpp.\n### `low`\nUses: nothing.\n## More\n[a](low/a.hpp)\n"

    def problems(self, text, folders=("low", "high")):
        with tempfile.TemporaryDirectory() as folder:
            src = Path(folder)
            (src / "CMakeLists.txt").write_text(self.LIST, encoding="utf-8")
            (src / "README.md").write_text(text, encoding="utf-8")
            for name in folders:
                (src / name).mkdir()
            (src / "low" / "a.hpp").write_text("", encoding="utf-8")
            return find_problems(src)

    def test_a_good_map_passes(self):
        self.assertEqual([], self.problems(self.MAP))

    def test_faults_are_found(self):
        for change, text, folders, problem in [
            ("a folder more", self.MAP, ("low", "high", "new"), "folder new has no section"),
            ("a folder less", self.MAP, ("low",), "section high has no folder"),
            ("no uses", self.MAP.replace("Uses: nothing.", ""), ("low", "high"),
             "section low does not begin with \"Uses: ...\""),
            ("wrong uses", self.MAP.replace("Uses: `low`.", "Uses: nothing."), ("low", "high"),
             "section high says that it uses [], the list says ['low']"),
            ("a file gone", self.MAP.replace("See low/a.hpp", "See low/b.hpp"), ("low", "high"),
             "low/b.hpp is named, but is no file of src"),
            ("a dead link", self.MAP + "[b](../docs/b.md)\n", ("low", "high"), "the link to ../docs/b.md leads nowhere"),
        ]:
            with self.subTest(change):
                self.assertEqual([problem], self.problems(text, folders))


if __name__ == "__main__":
    unittest.main()
