"""Instruments modules next to the program, too."""

import contextlib
import importlib.machinery
import os
import sys

from .instrument import compiled

_SourceLoader = importlib.machinery.SourceFileLoader


class _Loader(_SourceLoader):
    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return compiled(self.get_data(path), path)


class _Finder:
    def __init__(self, folder):
        self._folder = os.path.join(os.path.abspath(folder), "")

    def find_spec(self, fullname, path=None, _target=None):
        spec = importlib.machinery.PathFinder.find_spec(fullname, [self._folder] if path is None else path)
        if not isinstance(getattr(spec, "loader", None), _SourceLoader) or not self._own(spec.origin):
            return None
        spec.loader = _Loader(fullname, spec.origin)
        return spec

    def _own(self, file):
        file = os.path.abspath(file)
        return file.startswith(self._folder) and "site-packages" not in file.split(os.sep)


@contextlib.contextmanager
def instrumented_modules(folder):
    """Within this, modules under `folder` are instrumented; afterwards they are unloaded. None: there are none."""
    if folder is None:
        yield
        return
    finder = _Finder(folder)
    before = set(sys.modules)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in set(sys.modules) - before:
            if isinstance(getattr(sys.modules[name], "__loader__", None), _Loader):
                del sys.modules[name]
