"""Holds docs/LOOK.md against the colours that are drawn: each colour of a theme, src/ui/kit/theme.cpp, and each state with
its pattern, src/ui/kit/state_look.hpp, has its row; the files that the page names are there."""

import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def page_rows(text):
    """{"running": ["solid", "44C390", "067D60", ...], ...}: the cells after the name, empty ones left out."""
    rows = re.findall(r"^\| `(\w+)` \|(.*)\|$", text, re.MULTILINE)
    return {name: [cell.strip() for cell in cells.split("|") if cell.strip()] for name, cells in rows}


def theme_colors(source):
    """{"window": ["0E1218", "EEF1F5"], ...}: dark, then light."""
    colors = {}
    for name, value, alpha in re.findall(r"\.(\w+) = rgb\(0x([0-9A-F]{6})(?:, 0x([0-9A-F]{2}))?\)", source):
        colors.setdefault(name, []).append(value + alpha)
    return colors


def state_looks(source):
    """{"running": ["solid", "44C390", "067D60", "06150F", "FFFFFF"], ...}"""
    rows = re.findall(r"\{timeline::State::(\w+), Pattern::(\w+), (.*)\},$", source, re.MULTILINE)
    return {name: [pattern.replace("_", " "), *re.findall(r"0x([0-9A-F]{6})", rest)] for name, pattern, rest in rows}


def find_problems(text, theme, states):
    rows = page_rows(text)
    looks = state_looks(states)
    drawn = {**theme_colors(theme), **looks}
    problems = [f"{name} has no row" for name in sorted(set(drawn) - set(rows))]
    problems += [f"{name} has a row and is not drawn" for name in sorted(set(rows) - set(drawn))]
    for name in sorted(set(drawn) & set(rows)):
        said = rows[name] if name in looks else [cell for cell in rows[name] if re.fullmatch(r"(?:[0-9A-F]{2}){3,4}", cell)]
        if said != drawn[name]:
            problems.append(f"{name}: the page says {said}, drawn is {drawn[name]}")
    return problems


class LookTest(unittest.TestCase):
    def setUp(self):
        self.text = (ROOT / "docs" / "LOOK.md").read_text(encoding="utf-8")
        self.theme = (ROOT / "src" / "ui" / "kit" / "theme.cpp").read_text(encoding="utf-8")
        self.states = (ROOT / "src" / "ui" / "kit" / "state_look.hpp").read_text(encoding="utf-8")

    def test_the_page_has_the_colours_that_are_drawn(self):
        self.assertEqual([], find_problems(self.text, self.theme, self.states))

    def test_all_colours_and_states_are_read(self):
        declared = (ROOT / "src" / "ui" / "kit" / "theme.hpp").read_text(encoding="utf-8")
        names = [name for line in re.findall(r"^  ImU32 ([\w, ]+);", declared, re.MULTILINE) for name in line.split(", ")]
        self.assertGreater(len(names), 15)
        self.assertEqual(sorted(names), sorted(theme_colors(self.theme)))
        for name, pair in theme_colors(self.theme).items():
            self.assertEqual(len(pair), 2, name)
        listed = (ROOT / "src" / "timeline" / "state.hpp").read_text(encoding="utf-8")
        self.assertEqual(re.findall(r"\{State::(\w+), ", listed), list(state_looks(self.states)))

    def test_the_files_that_it_names_are_there(self):
        named = re.findall(r"`((?:src|tests)/[\w/.]+)`", self.text)
        self.assertGreater(len(named), 3)
        self.assertEqual([], [name for name in named if not (ROOT / name).exists()])

    def test_faults_are_found(self):
        theme = "  .panel = rgb(0x151A22),\n  .scrim = rgb(0x05070A, 0xB0),\n  .panel = rgb(0xFFFFFF),\n  .scrim = rgb(0x1B222B, 0x70),\n"
        states = "    {timeline::State::ready, Pattern::thin_hatch, 2, {0xE5D452, 0xAF8E00}, {}},\n"
        page = "| `panel` | | 151A22 | FFFFFF |\n| `scrim` | it | 05070AB0 | 1B222B70 |\n| `ready` | thin hatch | E5D452 | AF8E00 | | |\n"
        self.assertEqual([], find_problems(page, theme, states))
        for change, text in (("another colour", page.replace("FFFFFF", "FFFFFE")),
                             ("another opacity", page.replace("B0 ", "B1 ")),
                             ("another pattern", page.replace("thin hatch", "dots")),
                             ("a row less", page.replace("`panel`", "panel")),
                             ("a row more", page + "| `none` | | 151A22 | FFFFFF |\n"),
                             ("dark and light exchanged", page.replace("E5D452 | AF8E00", "AF8E00 | E5D452"))):
            with self.subTest(change):
                self.assertEqual(1, len(find_problems(text, theme, states)))


if __name__ == "__main__":
    unittest.main()
