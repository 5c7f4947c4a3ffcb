"""The arguments of calls, and the names of tasks: rule by rule, without calling the program's code."""

import json
import sys
import unittest

import pythons
from coroscope_recorder import record_source

BEFORE = """import asyncio, time
class Meta(type):
    def __repr__(self): print("called")
    __str__ = __repr__
    __name__ = property(__repr__)
class Thing(metaclass=Meta):
    def __repr__(self): print("called")
    __str__ = __format__ = __len__ = __iter__ = __repr__
    def __eq__(self, other): print("called")
    __hash__ = object.__hash__
    async def own(self, n): pass
    @classmethod
    async def of_class(cls, n): pass
class Text(str):
    def __repr__(self): print("called")
    __str__ = __format__ = __len__ = __hash__ = __eq__ = __repr__
class Number(int):
    def __repr__(self): print("called")
    __str__ = __format__ = bit_length = __repr__
async def fetch(*values, **named): pass
async def numbers(n): yield n
def hold(a, b=2, *rest, key, other=None, **named): time.sleep(1)
def free(n): time.sleep(0)
"""


def events(body):
    lines = "".join(f"    {line}\n" for line in body.strip("\n").split("\n"))
    source = f"{BEFORE}async def main():\n{lines}asyncio.run(main())\n"
    return [json.loads(line) for line in record_source(source)]


def arguments(call):
    """`args` of the one call, which prints nothing."""
    made = events(call)
    assert not [each for each in made if each["k"] in ("print", "error")], made
    calls = [each for each in made if each["k"] in ("co.new", "fn.start") and each["name"] != "main"]
    assert len(calls) == 1, calls
    return calls[0].get("args")


def names(body):
    """Of the tasks after main's."""
    return [each["name"] for each in events(body) if each["k"] == "task.new"][1:]


class ArgumentsTest(unittest.TestCase):
    maxDiff = None

    def test_scalars_are_written_as_python_writes_them(self):
        self.assertEqual("'a', 1, 2.5, True, None, b'x', 1j", arguments("await fetch('a', 1, 2.5, True, None, b'x', 1j)"))

    def test_a_call_without_arguments_has_none(self):
        self.assertIsNone(arguments("await fetch()"))
        self.assertNotIn("args", events("await fetch()")[5])

    def test_named_ones_are_written_so(self):
        self.assertEqual("1, key='v'", arguments("await fetch(1, key='v')"))

    def test_of_anything_else_it_is_the_type(self):
        self.assertEqual("list, dict, function, coroutine, Thing", arguments(
            "await fetch([1], {}, lambda: 1, (co := asyncio.sleep(0)), Thing())\nawait co"))
        self.assertEqual("Text, Number, key=Text", arguments("await fetch(Text('a'), Number(1), key=Text('b'))"))
        self.assertEqual("Meta, int", arguments("await fetch(Thing, 10**2000)"))

    def test_the_object_of_a_method_is_left_out(self):
        self.assertEqual("3", arguments("await Thing().own(3)"))
        self.assertEqual("n=4", arguments("await Thing.of_class(n=4)"))

    def test_there_are_at_most_forty_characters(self):
        self.assertEqual("'" + 38 * "x" + "…", arguments("await fetch('x' * 100, 3)"))
        self.assertEqual("'" + 18 * "a" + "', '" + 16 * "b" + "'", arguments("await fetch('a' * 18, 'b' * 16)"))
        self.assertEqual("'" + 18 * "a" + "', '" + 16 * "b" + "…", arguments("await fetch('a' * 18, 'b' * 17)"))
        self.assertEqual(40, len(arguments("await fetch(*range(1000))")))

    def test_generators_have_them_too(self):
        self.assertEqual("7", arguments("async for _ in numbers(7): pass"))

    def test_those_of_a_plain_call_are_the_values_of_its_parameters(self):
        self.assertEqual("1, 2, key=3, other=None", arguments("hold(1, key=3)"))
        self.assertEqual("1, 'b', 9, key=Thing, other=None, x=8", arguments("hold(1, 'b', 9, key=Thing(), x=8)"))
        self.assertEqual("5", arguments("free(5)"))

    @unittest.skipIf(sys.version_info < (3, 11), "before 3.11 the caller keeps what it passes")
    def test_what_is_passed_is_let_go(self):
        made = events("""
import weakref
def use(thing):
    gone = weakref.ref(thing)
    del thing
    time.sleep(0)
    print(gone() is None)
use(Thing.__new__(Thing))
""")
        self.assertEqual(["True"], [each["text"] for each in made if each["k"] == "print"])


class TaskNamesTest(unittest.TestCase):
    def test_a_given_name_is_that_of_the_task(self):
        self.assertEqual(["one", "fetch"], names(
            "await asyncio.create_task(fetch(), name='one')\nawait asyncio.create_task(fetch())"))
        self.assertEqual(["two"], names("await asyncio.get_running_loop().create_task(fetch(), name='two')"))

    @unittest.skipIf(sys.version_info < (3, 11), "no task groups before 3.11")
    def test_in_a_group_too(self):
        self.assertEqual(["one", "fetch"], names(
            "async with asyncio.TaskGroup() as group:\n"
            "    group.create_task(fetch(), name='one')\n    group.create_task(fetch())"))

    def test_it_is_what_the_text_holds_and_has_at_most_forty_characters(self):
        self.assertEqual([39 * "x" + "…"], names("await asyncio.create_task(fetch(), name='x' * 50)"))
        self.assertEqual(["7"], names("await asyncio.create_task(fetch(), name=7)"))

    def test_the_recorder_calls_nothing_for_it(self):
        calls = "class Name(str):\n    def __str__(self):\n        print('called')\n        return 'said'\n"
        made = events(calls + "await asyncio.create_task(fetch(), name=Name('held'))")
        self.assertEqual("held", [each for each in made if each["k"] == "task.new"][1]["name"])
        self.assertEqual(1, len([each for each in made if each["k"] == "print"]), "asyncio itself calls str() once")


if __name__ == "__main__":
    pythons.main()
