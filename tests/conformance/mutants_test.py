#!/usr/bin/env python3
"""The mutants of tools/mutants still fit src/coro: every place is there once, and no two overlap. Arguments: none."""
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "mutants"))

import mutants  # noqa: E402


class Mutants(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.all = mutants.all_mutants()

    def test_there_are_a_hundred(self):
        self.assertGreaterEqual(len(self.all), 100)

    def test_no_two_overlap(self):
        places = sorted((m.file, m.begin, m.begin + len(m.old), m.where()) for m in self.all)
        for (file, _, end, where), (next_file, begin, _, next_where) in zip(places, places[1:]):
            self.assertFalse(file == next_file and begin < end, (where, next_where))

    def test_an_expression_becomes_an_expression(self):
        for mutant in self.all:
            if mutant.old[-1] not in ";}":
                self.assertTrue(mutant.new and mutant.new[-1] not in ";}", mutant.where())

    def test_the_equivalent_ones_are_mutants(self):
        self.assertEqual(set(mutants.EQUIVALENT) - {m.name for m in self.all}, set())


unittest.main()
