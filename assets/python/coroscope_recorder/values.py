"""A short text for a value, made without calling the program's code."""

_SHORT = 80
_PLAIN = (int, float, complex, bool, str, bytes, type(None))
_LONGEST = 40  # of what is in the trace
_MOST_BITS = 1000  # of a number that is written in full
_name_of = type.__dict__["__name__"].__get__  # independent of a metaclass's __name__


def shown(value):
    """Its repr if that is Python's own, else its type; at most 80 characters."""
    text = repr(value) if _is_plain(value, 3) else f"<{_name_of(type(value))}>"
    return text if len(text) <= _SHORT else text[: _SHORT - 3] + "..."


def returned_text(value):
    """The text in the trace for a returned value: nothing for None, a scalar as Python writes it, else its type; at
    most 40 characters."""
    kind = type(value)
    if value is None:
        return None
    if not any(kind is plain for plain in _PLAIN) or kind is int and value.bit_length() > _MOST_BITS:
        text = str.__str__(_name_of(kind))
    else:
        text = repr(value[:_LONGEST] if kind is str or kind is bytes else value)
    return _cut(text)


def arguments_text(values, named):
    """The text in the trace for the arguments of a call: "'a', timeout=3", at most 40 characters; nothing if there are
    none."""
    text = ""
    for part in _parts(values, named):
        text += f", {part}" if text else part
        if len(text) > _LONGEST:
            break
    return _cut(text) or None


def _parts(values, named):
    for value in values:
        yield _argument(value)
    for name, value in named.items():
        yield f"{str.__str__(name)}={_argument(value)}"


def _argument(value):
    return "None" if value is None else returned_text(value)


def given_name(name):
    """The text in the trace for the name that a program gives to a task; nothing for one that is made by calling the
    program's code."""
    if issubclass(type(name), str):
        return _cut(str.__str__(name))
    return returned_text(name) if any(type(name) is plain for plain in _PLAIN) else None


def _cut(text):
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _is_plain(value, depth):
    kind = type(value)
    if any(kind is plain for plain in _PLAIN):
        return kind is not int or value.bit_length() < _MOST_BITS
    if any(kind is plain for plain in (list, tuple, set, frozenset)):
        return depth > 0 and len(value) <= _SHORT and all(_is_plain(each, depth - 1) for each in value)
    if kind is dict:
        return depth > 0 and len(value) <= _SHORT and all(
            _is_plain(key, depth - 1) and _is_plain(each, depth - 1) for key, each in value.items())
    return False
