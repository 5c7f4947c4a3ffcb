"""Replaces asyncio's order by memory address with the order of creation, so that two runs are equal."""

import asyncio
import asyncio.tasks
import contextlib
import itertools

_WITHOUT_NUMBER = float("inf")


class Task(asyncio.Task):
    """A task that stores its creation index; sets of tasks are ordered by it."""

    __slots__ = ("number",)

    def __init__(self, coro, *, number, **options):
        self.number = number
        super().__init__(coro, **options)

    def __hash__(self):
        return self.number


def _number(item):
    return getattr(item, "number", _WITHOUT_NUMBER)


class CreationOrdered(set):
    """A set that iterates over its tasks in order of creation; then over other items in order of insertion."""

    def __init__(self, items=()):
        self._added = dict.fromkeys(items)
        super().__init__(self._added)

    def __iter__(self):
        return iter(sorted(self._added, key=_number))

    def add(self, item):
        self._added[item] = None
        super().add(item)

    def discard(self, item):
        self._added.pop(item, None)
        super().discard(item)

    def remove(self, item):
        super().remove(item)
        del self._added[item]

    def pop(self):
        for item in self:
            self.remove(item)
            return item
        return super().pop()

    def clear(self):
        self._added.clear()
        super().clear()

    def update(self, *others):
        for item in itertools.chain(*others):
            self.add(item)

    def copy(self):
        return CreationOrdered(self)

    def _put(self, items):
        kept = list(items)
        self.clear()
        self.update(kept)
        return self

    def difference_update(self, *others):
        self._put(self.difference(*others))

    def intersection_update(self, *others):
        self._put(self.intersection(*others))

    def symmetric_difference_update(self, other):
        self._put(self.symmetric_difference(other))

    def __ior__(self, other):
        return self._put(self | other)

    def __isub__(self, other):
        return self._put(self - other)

    def __iand__(self, other):
        return self._put(self & other)

    def __ixor__(self, other):
        return self._put(self ^ other)


def _ordered(name):
    plain = getattr(set, name)

    def operation(self, *others):
        result = plain(self, *others)
        if result is NotImplemented:
            return result
        return CreationOrdered(item for item in itertools.chain(self, *others) if item in result)

    operation.__name__ = name
    return operation


for _name in ("__or__", "__and__", "__sub__", "__xor__"):
    setattr(CreationOrdered, _name, _ordered(_name))
for _name in ("union", "intersection", "difference", "symmetric_difference"):
    setattr(CreationOrdered, _name, _ordered(_name))

_all_tasks = asyncio.tasks.all_tasks


def all_tasks(loop=None):
    return CreationOrdered(_all_tasks(loop))


@contextlib.contextmanager
def of_creation():
    """asyncio's own sets of tasks are CreationOrdered."""
    modules = [asyncio.tasks]
    if hasattr(asyncio, "taskgroups"):
        modules.append(asyncio.taskgroups)
    for module in modules:
        module.set = CreationOrdered
    asyncio.tasks.all_tasks = asyncio.all_tasks = all_tasks
    try:
        yield
    finally:
        asyncio.tasks.all_tasks = asyncio.all_tasks = _all_tasks
        for module in modules:
            del module.set
