"""Holds every #include of src/ against the list of layers in src/CMakeLists.txt.

A layer is a folder, "player" or "shell/desktop"; the last part of its path is its namespace and its CMake target. It may
include its own headers, those of the layers that it USES, and those of the libraries that it, or a layer below it, links. Run it directly or through CTest; it needs nothing but Python 3.
"""

import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True

SRC = Path(__file__).resolve().parents[2] / "src"
SUFFIXES = {".hpp", ".cpp", ".h", ".in"}

# The headers that come with each target of a LINKS list. imgui brings FreeType, with which it is built.
HEADERS = {
    "imgui": r"(imgui(?!_impl)\w*\.h|imconfig\.h|ft2build\.h|FT_\w+)$",
    "imgui_backends": r"imgui_impl_\w+\.h$",
    "glad": r"(glad|GL|GLES\d?|KHR)/",
    "glfw": r"GLFW/",
    "PkgConfig::egl": r"EGL/",
    "PkgConfig::pangocairo": r"pango/|cairo[\w-]*\.h$",
    "PkgConfig::x11": r"X11/",
    "PkgConfig::fontconfig": r"fontconfig/",
    "PkgConfig::stb": r"(stb/)?stb_\w+\.h$",
    "fmt::fmt": r"fmt/",
    "spdlog::spdlog": r"spdlog/",
    "CLI11::CLI11": r"CLI/",
    "simdjson::simdjson": r"simdjson\.h$",
    "tomlplusplus::tomlplusplus": r"toml\+\+/",
}
# Whatever the list says: who may ever see these.
RESERVED = {
    "imgui": {"ui", "exporter", "shell/desktop"},
    "imgui_backends": {"exporter", "shell/desktop"},
    "glad": {"exporter", "shell/desktop"},
    "glfw": {"shell/desktop"},
    "PkgConfig::egl": {"exporter"},
    "PkgConfig::pangocairo": {"exporter"},
    "PkgConfig::x11": {"shell/desktop"},
}
# The C++ library has no dot and no slash; the system's headers have no slash but for sys/.
SYSTEM = re.compile(r"([a-z_0-9]+|(sys/|linux/)?[a-z_0-9]+\.h)$")


class Layer:
    def __init__(self, name, words):
        self.name = name
        self.lists = {"USES": [], "LINKS": [], "PRIVATE_LINKS": []}
        current = None
        for word in words:
            if word in self.lists:
                current = self.lists[word]
            else:
                current.append(word)

    @property
    def uses(self):
        """Names of layers: of one in a group of folders (shell/desktop) its last part stands in the list."""
        return self.lists["USES"]

    @property
    def short(self):
        return self.name.split("/")[-1]


def read_layers(src):
    """The layers by name, in the order of the list."""
    text = re.sub(r"#.*", "", (src / "CMakeLists.txt").read_text(encoding="utf-8"))
    layers = {}
    for call in re.findall(r"^coroscope_layer\(([^)]*)\)", text, re.MULTILINE):
        name, *words = call.split()
        layers[name] = Layer(name, words)
    return layers


def linked(layers, name):
    """The targets whose headers `name` may include: its own, and what comes with the layers below it."""
    targets = set(layers[name].lists["LINKS"]) | set(layers[name].lists["PRIVATE_LINKS"])
    below, todo = set(), list(layers[name].uses)
    while todo:
        layer = todo.pop()
        if layer in below or layer not in layers:
            continue
        below.add(layer)
        targets |= set(layers[layer].lists["LINKS"])
        todo += layers[layer].uses
    return targets


def layer_folders(src, layers):
    """The folders that must be layers; one that only groups layers (shell) is none itself."""
    groups = {name.split("/")[0] for name in layers if "/" in name}
    folders = {entry.name for entry in src.iterdir() if entry.is_dir()}
    inside = {f"{group}/{entry.name}" for group in groups & folders for entry in (src / group).iterdir() if entry.is_dir()}
    return folders - groups | inside


def layer_of(layers, included):
    """The layer that a header "layer/room/file.hpp" is in, or None."""
    parts = included.split("/")
    return next((name for name in ("/".join(parts[:2]), parts[0]) if name in layers), None)


def list_problems(src, layers):
    folders = layer_folders(src, layers)
    problems = [f"{name}: a folder that is no layer of src/CMakeLists.txt" for name in sorted(folders - set(layers))]
    problems += [f"{name}: a layer without a folder" for name in sorted(set(layers) - folders)]
    seen = set()
    for layer in layers.values():
        problems += [f"{layer.name}: uses {used}, which does not stand above it in the list"
                     for used in layer.uses if used not in seen]
        for target in layer.lists["LINKS"] + layer.lists["PRIVATE_LINKS"]:
            if layer.name not in RESERVED.get(target, {layer.name}):
                problems.append(f"{layer.name}: may not link {target}")
            if target not in HEADERS:
                problems.append(f"{layer.name}: links {target}, whose headers this test does not know")
        seen.add(layer.name)
    return problems


def include_problem(layers, name, included, quoted):
    """What is wrong with an #include in layer `name`, or None."""
    layer = layer_of(layers, included)
    if quoted or layer:
        if not layer:
            return "a header of the project is included as \"layer/file.hpp\""
        if layer != name and layer not in layers[name].uses:
            return f"{name} does not use {layer}"
        return None
    for target, pattern in HEADERS.items():
        if re.match(pattern, included):
            if name not in RESERVED.get(target, {name}):
                return f"{target} is not for {name}"
            return None if target in linked(layers, name) else f"{name} does not link {target}"
    return None if SYSTEM.match(included) else "a header that this test does not know"


def file_problems(layers, name, path):
    text = path.read_text(encoding="utf-8")
    problems = []
    declares = re.sub(r"^\s*(//|#).*|\s", "", text, flags=re.MULTILINE)
    if path.suffix == ".hpp" and declares and not re.search(rf"^namespace {layers[name].short}\b", text, re.MULTILINE):
        problems.append(f"{path}: has no namespace {layers[name].short}")
    for number, line in enumerate(text.splitlines(), 1):
        found = re.match(r"\s*#\s*include(?:_next)?\s*(?:\"([^\"]+)\"|<([^>]+)>|(\w+))", line)
        if not found or "@" in line:  # CMake fills it in
            continue
        problem = include_problem(layers, name, found[1] or found[2] or found[3], found[1] is not None)
        if problem:
            problems.append(f"{path}:{number}: {line.strip()}: {problem}")
    return problems


def find_problems(src):
    """One line for each place of `src` that breaks the rules."""
    layers = read_layers(src)
    problems = list_problems(src, layers)
    for name in layers:
        for path in sorted((src / name).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file():
                problems += file_problems(layers, name, path)
    return problems


class LayersTest(unittest.TestCase):
    def test_sources_keep_to_their_layers(self):
        self.assertEqual([], find_problems(SRC))

    def test_lesson_programs_keep_to_the_layer_that_compiles_them(self):
        programs = sorted((SRC.parent / "assets" / "lessons").glob("*/*.cpp"))
        self.assertNotEqual([], programs)
        layers = read_layers(SRC)
        self.assertEqual([], [problem for path in programs for problem in file_problems(layers, "lessons", path)])

    def test_the_list_is_read(self):
        layers = read_layers(SRC)
        self.assertLessEqual({"text", "trace", "coro", "timeline", "lessons", "player", "ui", "shell/desktop"}, set(layers))
        self.assertEqual([], layers["text"].uses)
        self.assertEqual(["trace"], layers["coro"].uses)
        self.assertIn("imgui", layers["ui"].lists["LINKS"])


class CanFailTest(unittest.TestCase):
    """The same search in a small tree with one fault at a time."""

    LIST = """
coroscope_layer(low LINKS fmt::fmt PRIVATE_LINKS simdjson::simdjson)  # a comment with coroscope_layer(x)
coroscope_layer(ui  USES low LINKS imgui)
coroscope_layer(shell/desktop USES ui low
                    PRIVATE_LINKS glfw)
"""

    def problems(self, files, layers=LIST):
        with tempfile.TemporaryDirectory() as folder:
            src = Path(folder)
            (src / "CMakeLists.txt").write_text(layers, encoding="utf-8")
            for name in ("low", "ui", "shell/desktop"):
                (src / name).mkdir(parents=True)
            for path, text in files.items():
                (src / path).parent.mkdir(parents=True, exist_ok=True)
                (src / path).write_text(text, encoding="utf-8")
            return [problem.replace(folder + "/", "") for problem in find_problems(src)]

    def test_a_good_tree_passes(self):
        self.assertEqual([], self.problems({
            "low/a.hpp": "#include <vector>\n#include <sys/mman.h>\n#include <fmt/format.h>\nnamespace low {}\n",
            "low/a.cpp": "#include \"low/a.hpp\"\n#include <simdjson.h>\n",
            "ui/b.hpp": "#include <imgui.h>\n#include <fmt/format.h>\n#include \"low/a.hpp\"\nnamespace ui::c {}\n",
            "shell/desktop/c.cpp": "#include \"ui/b.hpp\"\n#include <imgui.h>\n#include <GLFW/glfw3.h>\n",
        }))

    def test_bad_includes_are_found(self):
        for path, line, reason in [
            ("low/a.cpp", '#include "ui/b.hpp"', "low does not use ui"),
            ("low/a.cpp", "#  include <ui/b.hpp>", "low does not use ui"),
            ("low/deep/a.cpp", '#include "shell/desktop/c.hpp"', "low does not use shell/desktop"),
            ("low/a.cpp.in", '#include "shell/desktop/c.hpp"', "low does not use shell/desktop"),
            ("ui/b.cpp", '#include "shell/desktop/c.hpp"', "ui does not use shell/desktop"),
            ("ui/b.cpp", '#include "b.hpp"', 'a header of the project is included as "layer/file.hpp"'),
            ("low/a.cpp", "#include <imgui.h>", "imgui is not for low"),
            ("low/a.cpp", "#include FT_FREETYPE_H", "imgui is not for low"),
            ("ui/b.cpp", "#include <imgui_impl_glfw.h>", "imgui_backends is not for ui"),
            ("ui/b.cpp", "#include <GLFW/glfw3.h>", "glfw is not for ui"),
            ("ui/b.cpp", "#include <glad/gl.h>", "glad is not for ui"),
            ("ui/b.cpp", "#include <GL/gl.h>", "glad is not for ui"),
            ("ui/b.cpp", "#include <EGL/egl.h>", "PkgConfig::egl is not for ui"),
            ("shell/desktop/c.cpp", "#include <simdjson.h>", "shell/desktop does not link simdjson::simdjson"),
            ("shell/desktop/c.cpp", "#include <boost/any.hpp>", "a header that this test does not know"),
        ]:
            with self.subTest(line=line):
                self.assertEqual([f"{path}:2: {line}: {reason}"], self.problems({path: f"\n{line}\n"}))

    def test_a_header_outside_its_namespace_is_found(self):
        self.assertEqual(["low/a.hpp: has no namespace low"], self.problems({"low/a.hpp": "namespace lower {}\n"}))

    def test_a_folder_without_a_layer_is_found(self):
        self.assertEqual(["extra: a folder that is no layer of src/CMakeLists.txt"], self.problems({"extra/a.cpp": ""}))

    def test_a_bad_list_is_found(self):
        self.assertEqual(["low: uses ui, which does not stand above it in the list"],
                         self.problems({}, self.LIST.replace("(low LINKS", "(low USES ui LINKS")))
        self.assertEqual(["ui: may not link glfw"], self.problems({}, self.LIST.replace("LINKS imgui", "LINKS glfw")))
        self.assertEqual(["low: a folder that is no layer of src/CMakeLists.txt",
                          "ui: uses low, which does not stand above it in the list",
                          "shell/desktop: uses low, which does not stand above it in the list"],
                         self.problems({}, "\n".join(self.LIST.splitlines()[2:])))


if __name__ == "__main__":
    unittest.main()
