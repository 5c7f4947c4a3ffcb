"""The scripts as a person meets them: in a clone of their own, with cmake, apt-get and the like replaced by stubs.

usage: scripts_test.py CMAKE"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ("run", "setup", "test", "bench", "fuzz", "pictures", "conformance", "mutants")
CMAKE = ""

INSTALLED = """#!/bin/bash
for word; do case $word in -*) ;; *) echo "installed $word" ;; esac; done
"""
ECHO = "#!/bin/bash\necho \"$(basename \"$0\") $*\" >> \"$CALLS\"\n"
# Configuring writes what a build folder is known by; building makes a program that prints its arguments.
CMAKE_STUB = ECHO + """
case "$1" in
  --preset)
    mkdir -p "build/$2"
    echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" > "build/$2/CMakeCache.txt"
    touch "build/$2/build.ninja"
    ;;
  --build)
    if [ -n "${BREAK_BUILD-}" ]; then echo "error: it is broken"; exit 1; fi
    [ "$2" != --preset ] || exit 0
    [ -d "$2/src" ] || mkdir "$2/src"
    printf '#!/bin/bash\\nprintf "<%%s>" "$@"\\n' > "$2/src/coroscope"
    chmod +x "$2/src/coroscope"
    ;;
esac
"""


class Clone:
    """A clone with the scripts alone, and a PATH that begins with stubs."""

    def __init__(self, folder):
        self.folder = Path(folder).resolve()
        self.root = self.folder / "a clone"
        self.home = self.folder / "home"
        self.bin = self.folder / "bin"
        self.calls = self.folder / "calls"
        shutil.copytree(ROOT / "scripts", self.root / "scripts")
        for each in (self.home, self.bin):
            each.mkdir()
        self.stub("dpkg-query", INSTALLED)
        self.stub("apt-get", ECHO)
        self.stub("cmake", CMAKE_STUB)

    def stub(self, name, text):
        (self.bin / name).write_text(text, encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def run(self, script, *arguments, **variables):
        environment = {"PATH": f"{self.bin}:/usr/local/bin:/usr/bin:/bin", "HOME": str(self.home),
                       "CALLS": str(self.calls), "LANG": "C.UTF-8", "TMPDIR": str(self.folder), **variables}
        return subprocess.run([self.root / "scripts" / script, *arguments], env=environment, capture_output=True,
                              text=True, encoding="utf-8", cwd=self.folder)

    def called(self):
        return self.calls.read_text(encoding="utf-8") if self.calls.exists() else ""


class InAClone(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.clone = Clone(folder.name)
        self.build = self.clone.root / "build" / "release"
        self.program = self.build / "src" / "coroscope"
        self.link = self.clone.home / ".local" / "bin" / "coroscope"


class Words(InAClone):
    def test_each_script_helps_in_both_languages_and_does_nothing_else(self):
        for script in SCRIPTS:
            with self.subTest(script):
                english = self.clone.run(script, "--help")
                self.assertEqual(english.returncode, 0, english.stderr)
                self.assertIn(f"usage: scripts/{script}", english.stdout)
                korean = self.clone.run(script, "--help", LANG="ko_KR.UTF-8")
                self.assertIn(f"사용법: scripts/{script}", korean.stdout)
        self.assertEqual(self.clone.called(), "")

    def test_the_language_is_chosen_as_gettext_does(self):
        for variables, korean in (({"LANG": "ko"}, True), ({"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "C.UTF-8"}, False),
                                  ({"LC_MESSAGES": "ko_KR"}, True), ({"LC_MESSAGES": "", "LANG": "ko_KR"}, True),
                                  ({"LC_ALL": "C", "LC_MESSAGES": "ko", "LANG": "ko"}, False),
                                  ({"LANG": "kok_IN"}, False)):
            with self.subTest(variables):
                said = self.clone.run("setup", "--help", **variables).stdout
                self.assertEqual(said.startswith("사용법"), korean, said)

    def test_both_languages_take_the_same_arguments(self):
        text = (ROOT / "scripts" / "lib" / "words.sh").read_text(encoding="utf-8")
        words = re.findall(r"^word (\S+) \\\n  '([^']*)' \\\n  '([^']*)'$", text, re.M)
        self.assertEqual(len(words), len(re.findall(r"^word ", text, re.M)))
        for key, english, korean in words:
            self.assertEqual(english.count("%s"), korean.count("%s"), key)
            self.assertRegex(korean, "[가-힣]", key)
        known = {key for key, *_ in words}
        for file in (ROOT / "scripts").rglob("*"):
            if file.is_file() and file.suffix != ".py":
                used = re.findall(r"\b(?:say|complain|once) ([a-z_.]+)", file.read_text(encoding="utf-8"))
                self.assertEqual(set(used) - known - {"key", "made"}, set(), file.name)


class Arguments(InAClone):
    def test_what_is_no_argument_is_refused_before_anything_is_done(self):
        self.clone.stub("dpkg-query", "#!/bin/bash\n")
        for script, argument in (("setup", "--tests"), ("test", "release"), ("test", "--quick"), ("bench", "slider"),
                                 ("pictures", "--all"), ("conformance", "--trace"), ("conformance", "ten"),
                                 ("mutants", "--all"), ("mutants", "ten")):
            for language in ("C.UTF-8", "ko_KR.UTF-8"):
                with self.subTest(script, argument=argument, language=language):
                    done = self.clone.run(script, argument, LANG=language)
                    self.assertEqual((done.returncode, done.stdout), (2, ""))
                    self.assertRegex(done.stderr, rf"^{script}: .*{argument}.*\n$")
        self.assertEqual(self.clone.called(), "")

    def test_the_presets_that_are_known_are_named(self):
        self.assertIn("dev, asan, clang", self.clone.run("test", "msvc").stderr)


class Conformance(InAClone):
    def test_it_builds_the_tool_alone_and_hands_every_argument_on(self):
        tool = self.clone.root / "build" / "dev" / "tools" / "conformance" / "conformance"
        tool.parent.mkdir(parents=True)
        tool.write_text("#!/bin/bash\nprintf '<%s>' \"$@\"\n", encoding="utf-8")
        tool.chmod(0o755)
        for arguments in (("100",), ("1", "--seed", "4711"), ("300", "--traces", "--jobs=2", "--python", str(tool)),
                          ("--show", "7"), ("--replay", str(tool), str(tool))):
            with self.subTest(arguments):
                done = self.clone.run("conformance", *arguments)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertTrue(done.stdout.startswith("".join(f"<{each}>" for each in arguments) + "<--keep>"), done.stdout)
        self.assertIn("--target conformance", self.clone.called())

    def test_a_folder_of_another_clone_is_named(self):
        cache = self.clone.root / "build" / "dev" / "CMakeCache.txt"
        cache.parent.mkdir(parents=True)
        cache.write_text("CMAKE_HOME_DIRECTORY:INTERNAL=/elsewhere\n", encoding="utf-8")
        done = self.clone.run("conformance", "10")
        self.assertEqual(done.returncode, 1)
        self.assertIn("/elsewhere", done.stderr)


class Run(InAClone):
    def test_every_argument_is_handed_on(self):
        for arguments in ((), ("gather", "--set", "call_api_2=5"), ("--lang", "ko", "my trace.jsonl"), ("--version",),
                          ("list", "--json"), ("run", "gather", "--help"), ("",)):
            with self.subTest(arguments):
                done = self.clone.run("run", *arguments)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(done.stdout, "".join(f"<{each}>" for each in arguments) or "<>")

    def test_it_configures_once_and_builds_each_time(self):
        first = self.clone.run("run")
        self.assertIn("Building coroscope", first.stderr)
        second = self.clone.run("run")
        self.assertNotIn("Building", second.stderr)
        self.assertEqual(self.clone.called().count("cmake --preset release"), 1)
        self.assertEqual(self.clone.called().count("cmake --build"), 2)

    def test_a_build_that_fails_shows_why_and_starts_nothing(self):
        done = self.clone.run("run", "list", BREAK_BUILD="1")
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(done.stdout, "")
        self.assertIn("error: it is broken", done.stderr)
        log = re.search(r"whole output is in (\S+)", done.stderr)[1]
        self.assertIn("error: it is broken", Path(log).read_text(encoding="utf-8"))

    def test_help_shows_the_programs_help_too_when_it_is_built(self):
        self.assertIn("When the program is built", self.clone.run("run", "--help").stdout)
        self.clone.run("run")
        self.assertTrue(self.clone.run("run", "--help").stdout.endswith("<--help>"))


class Link(InAClone):
    def test_it_is_made_and_told_once(self):
        done = self.clone.run("run")
        self.assertTrue(self.link.samefile(self.program))
        self.assertIn(f"the link {self.link} was made", done.stderr)
        self.assertIn("is not on PATH", done.stderr)
        self.assertEqual(self.clone.run("run").stderr, "")

    def test_a_path_that_has_it_is_not_spoken_of(self):
        path = f"{self.clone.bin}:{self.link.parent}:/usr/bin:/bin"
        self.assertNotIn("PATH", self.clone.run("run", PATH=path).stderr)

    def test_what_belongs_to_others_is_left_alone_and_told_once(self):
        self.link.parent.mkdir(parents=True)
        other = self.clone.folder / "other"
        other.write_text("other", encoding="utf-8")
        self.link.symlink_to(other)
        for make in (lambda: None, lambda: (self.link.unlink(), self.link.write_text("mine", encoding="utf-8"))):
            make()
            before = (self.link.is_symlink(), self.link.read_text(encoding="utf-8"))
            done = self.clone.run("run", LANG="ko_KR.UTF-8")
            self.assertIn(f"{self.link}에 이미 다른 것", done.stderr)
            self.assertIn(str(self.program), done.stderr)
            self.assertEqual((self.link.is_symlink(), self.link.read_text(encoding="utf-8")), before)
            self.assertEqual(self.clone.run("run", LANG="ko_KR.UTF-8").stderr, "")

    def test_one_that_leads_nowhere_is_replaced_and_told(self):
        self.link.parent.mkdir(parents=True)
        self.link.symlink_to("/nowhere/build/release/src/coroscope")
        self.assertIn("was broken", self.clone.run("run").stderr)
        self.assertTrue(self.link.samefile(self.program))

    def test_a_home_that_cannot_be_written_is_told(self):
        done = self.clone.run("run", HOME="/proc/nowhere")
        self.assertEqual(done.returncode, 0)
        self.assertIn(f"This program is {self.program}", done.stderr)


class BuildFolder(InAClone):
    def refused(self, preset, script, *arguments):
        (self.clone.root / "build" / preset).mkdir(parents=True, exist_ok=True)
        for language in ("C.UTF-8", "ko_KR.UTF-8"):
            done = self.clone.run(script, *arguments, LANG=language)
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            self.assertEqual(done.stderr.count("\n"), 1)
            self.assertIn("rm -rf " + str(self.clone.root / "build" / preset).replace(" ", "\\ "), done.stderr)
            yield done.stderr

    def test_of_a_moved_clone_is_named_with_its_remedy(self):
        for preset, script in (("release", "run"), ("release", "bench"), ("asan", "test")):
            (self.clone.root / "build" / preset).mkdir(parents=True, exist_ok=True)
            cache = self.clone.root / "build" / preset / "CMakeCache.txt"
            cache.write_text("CMAKE_HOME_DIRECTORY:INTERNAL=/old place/coroscope\n", encoding="utf-8")
            english, korean = self.refused(preset, script)
            self.assertIn("/old place/coroscope", english)
            self.assertIn("moved or copied", english)
            self.assertIn("옮기거나", korean)
        self.assertEqual(self.clone.called(), "")

    def test_of_another_user_is_named_with_its_remedy(self):
        # For root every file can be written: a stub of find tells of one that cannot.
        self.clone.stub("find", '#!/bin/bash\necho "$1"\n')
        for preset, script in (("release", "run"), ("release", "bench"), ("dev", "test")):
            english, korean = self.refused(preset, script)
            self.assertIn("cannot be written", english)
            self.assertIn("쓰기 권한이 없습니다", korean)
        self.assertEqual(self.clone.called(), "")


class Setup(InAClone):
    def setUp(self):
        super().setUp()
        self.clone.stub("dpkg-query", '#!/bin/bash\n[ ! -e "$CALLS.installed" ] || ' + INSTALLED.split("\n", 1)[1])
        self.clone.stub("apt-cache", "#!/bin/bash\n")
        self.clone.stub("id", "#!/bin/bash\necho ${FAKE_USER:-0}\n")
        self.clone.stub("apt-get", ECHO + """
case "$*" in
  *--assume-no*) printf '0 upgraded, 187 newly installed, 0 to remove.\\nNeed to get 172 MB of archives.\\n'
    printf 'After this operation, 690 MB of additional disk space will be used.\\n'; exit 1 ;;
  *" install "*) [ -z "${BREAK_APT-}" ] || { echo "E: the server is away"; exit 100; }
    for ((i = 0; i < 1200; ++i)); do echo "Unpacking"; done; touch "$CALLS.installed" ;;
esac
""")

    def installed(self, *arguments):
        self.assertEqual(self.clone.run("setup", *arguments).returncode, 0)
        lines = [line for line in self.clone.called().splitlines() if "-y install" in line]
        return set(lines[-1].split())

    def test_a_line_for_each_step(self):
        done = self.clone.run("setup")
        self.assertEqual(done.returncode, 0, done.stderr)
        lines = done.stdout.splitlines()
        self.assertEqual(len(lines), 3, done.stdout)
        self.assertIn("187 packages with what they need, 172 MB to fetch, 690 MB on disk", lines[1])
        self.assertRegex(lines[2], r"installed in \d+:\d\d$")
        self.assertEqual(self.clone.run("setup").stdout, "")

    def test_running_needs_neither_tests_nor_benchmarks(self):
        tests, benchmarks = {"libgtest-dev", "clang", "xvfb", "xdotool", "git"}, {"libbenchmark-dev", "libasio-dev"}
        running = self.installed()
        self.assertEqual(running & (tests | benchmarks), set())
        self.assertIn("libimgui-dev", running)
        for option, wanted in (("--test", tests), ("--bench", benchmarks)):
            Path(f"{self.clone.calls}.installed").unlink()
            self.assertEqual(self.installed(option) & (tests | benchmarks), wanted)

    def test_without_root_and_sudo_it_says_what_root_would_type(self):
        path = self.clone.folder / "path"
        path.mkdir()
        for tool in ("bash", "env", "dirname", "basename", "sed", "tr"):
            (path / tool).symlink_to(shutil.which(tool))
        done = self.clone.run("setup", FAKE_USER="1000", PATH=f"{self.clone.bin}:{path}")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("As root, run: apt-get install --no-install-recommends build-essential cmake", done.stderr)

    def test_what_fails_shows_its_end_and_names_its_log(self):
        done = self.clone.run("setup", BREAK_APT="1")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("E: the server is away", done.stderr)
        log = re.search(r"whole output is in (\S+)", done.stderr)[1]
        self.assertIn("the server is away", Path(log).read_text(encoding="utf-8"))
        self.assertEqual(len(re.findall("apt-get -q -y update", self.clone.called())), 1, "an old list is renewed once")


class Closing(InAClone):
    def test_scripts_test_closes_with_what_was_done_also_when_a_preset_fails(self):
        self.clone.stub("ctest", '#!/bin/bash\necho \'<testsuite name="x"><testcase name="a" status="run"/>'
                                 '<testcase name="b" status="fail"/></testsuite>\' > "$4"\nexit 8\n')
        done = self.clone.run("test", "dev", "clang")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("  dev: b\n  clang: b\n", done.stdout)
        self.assertEqual(done.stdout.splitlines()[-1], "2 passed, 2 failed, 0 skipped")
        broken = self.clone.run("test", "dev", BREAK_BUILD="1")
        self.assertEqual((broken.returncode, broken.stdout.splitlines()[-1]), (1, "0 passed, 1 failed, 0 skipped"))


class Configuring(unittest.TestCase):
    def test_neither_googletest_nor_benchmark_is_looked_for_without_a_preset(self):
        with tempfile.TemporaryDirectory() as folder:
            hidden = [f"-DCMAKE_DISABLE_FIND_PACKAGE_{name}=ON" for name in ("GTest", "benchmark")]
            done = subprocess.run([CMAKE, "-S", ROOT, "-B", folder, *hidden], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            # CMake names the variables that nothing has asked for: the packages were not looked for.
            self.assertIn("CMAKE_DISABLE_FIND_PACKAGE_GTest", done.stderr)
            self.assertIn("CMAKE_DISABLE_FIND_PACKAGE_benchmark", done.stderr)


if __name__ == "__main__":
    CMAKE = sys.argv.pop(1)
    unittest.main()
