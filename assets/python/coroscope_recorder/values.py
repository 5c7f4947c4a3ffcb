"""A value in a few words, made without a call of the program's own code."""

_SHORT = 80
_PLAIN = (int, float, complex, bool, str, bytes, type(None))


def shown(value):
    """Its repr where that is Python's own, else its type; at most 80 characters."""
    text = repr(value) if _is_plain(value, 3) else f"<{type(value).__name__}>"
    return text if len(text) <= _SHORT else text[: _SHORT - 3] + "..."


def _is_plain(value, depth):
    if type(value) in _PLAIN:
        return not isinstance(value, int) or value.bit_length() < 1000
    if type(value) in (list, tuple, set, frozenset):
        return depth > 0 and len(value) <= _SHORT and all(_is_plain(each, depth - 1) for each in value)
    if type(value) is dict:
        return depth > 0 and len(value) <= _SHORT and all(
            _is_plain(key, depth - 1) and _is_plain(each, depth - 1) for key, each in value.items())
    return False
