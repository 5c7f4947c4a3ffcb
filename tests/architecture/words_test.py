"""Holds what a person reads against docs/WORDS.md: no word that its column "not" forbids, in the program's texts, the
lessons, the messages of the scripts and of the recorder, both READMEs and the pages in docs. The Korean sentences are
Korean. And the two languages against each other: the same keys with the same gaps, and a particle that suits whatever
fills a gap (for names in a sentence: tests/text/names_in_sentences_test.cpp)."""

import re
import tomllib
import unicodedata
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"`[^`]*`")
LINK = re.compile(r"\]\([^)]*\)")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
BARE = re.compile(r"\}(은|는|이|가|을|를|과|와|으로|로|이?라는|여야|이어야)(?![가-힣])")
# What "Korean sentences" in docs/WORDS.md forbids: another register, words of a translation, a space before a counter.
UNKOREAN = re.compile(r"(?<!니)다[.]|해요[.]|그것|에 대하여|에 대해|에 의해|에 있어서|되어[지집진]|로 하여금|가지고 있|"
                      r"(?<=[0-9}]) (?:개(?!발)|번째|초(?!과))")


def forbidden(page):
    """[("사건", its pattern, ""), ("stands", its pattern, "stands for"), ...] of the tables with a column "not"."""
    rows = [line.split("|")[1:-1] for line in page.splitlines() if line.startswith("| ")]
    cells = [row[3] for row in rows if len(row) == 5 and row[3].strip() != "not"]
    found = [each for cell in cells for each in re.findall(r"`([^`]+)`(?: except `([^`]+)`)?", cell)]
    return [(word, pattern(word), allowed) for word, allowed in found]


def pattern(word):
    """Korean words have endings, English ones have edges."""
    return re.compile(re.escape(word) if re.search("[가-힣]", word) else rf"\b{re.escape(word)}\b", re.IGNORECASE)


def words_in(line, rules):
    """The forbidden words of a line."""
    return [word for word, shape, allowed in rules if shape.search(line.replace(allowed, "") if allowed else line)]


def of_toml(text, keys=r"[\w.]+"):
    """[(line number, words)] of the strings after these keys, also of those over several lines."""
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if inside or re.match(rf'(?:{keys}) = """', line):
            inside = line.count('"""') + inside == 1
            yield number, line
        elif not line.startswith("#"):
            for match in re.finditer(rf"(?:^|[{{,\s])(?:{keys}) = " + STRING.pattern, line):
                yield number, match[1]


def of_lesson(text):
    return of_toml(text, "ko|en")


def of_facts(text):
    return of_toml(text, "says")


def of_shell(text):
    messages = text[:text.index("\nsay() {")]
    return ((number, line) for number, line in enumerate(messages.splitlines(), 1) if not line.startswith("#"))


def of_python(text):
    return enumerate(text.splitlines(), 1)


def of_markdown(text):
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        fenced ^= line.startswith("```")
        if not fenced and not line.startswith("    "):
            yield number, LINK.sub("]", line)


READ = {"assets/text/*.toml": of_toml, "assets/lessons/*.toml": of_lesson, "assets/lessons/*/lesson.toml": of_lesson,
        "assets/lessons/*/questions.toml": of_lesson, "assets/lessons/*/facts.toml": of_facts,
        "scripts/lib/words.sh": of_shell, "scripts/lib/closing.py": of_python,
        "assets/python/coroscope_recorder/words.py": of_python, "README*.md": of_markdown, "CHANGELOG.md": of_markdown,
        "assets/lessons/README.md": of_markdown, "docs/*.md": of_markdown}
# The table of words itself, and a table of errors that were put into code.
LEFT_OUT = {"docs/WORDS.md", "docs/MUTANTS.md"}


def find_problems(texts, rules):
    """["README.md:12: behind", ...] of {name: lines}."""
    return [f"{name}:{number}: {word}" for name, lines in texts.items() for number, line in lines
            for word in words_in(CODE.sub("", line), rules)]


def all_texts():
    files = {str(file.relative_to(ROOT)): read for names, read in READ.items() for file in sorted(ROOT.glob(names))}
    return {name: list(read((ROOT / name).read_text(encoding="utf-8"))) for name, read in files.items()
            if name not in LEFT_OUT}


def unkorean(texts):
    """["lesson.toml:3: 그것", ...]"""
    return [f"{name}:{number}: {match[0]}" for name, lines in texts.items() for number, line in lines
            for match in UNKOREAN.finditer(CODE.sub("", line))]


def flat(table, before=""):
    for key, value in table.items():
        yield from flat(value, f"{before}{key}.") if isinstance(value, dict) else [(before + key, value)]


def gaps(text):
    return sorted(set(re.findall(r"(?<!\{)\{(\w+)\}", text)))


def compare(english, korean):
    """What one language has and the other has not: keys, and gaps of a key."""
    problems = [f"{key}: only in one language" for key in sorted(set(english) ^ set(korean))]
    return problems + [f"{key}: {gaps(english[key])}, {gaps(korean[key])}" for key in sorted(set(english) & set(korean))
                       if gaps(english[key]) != gaps(korean[key])]


def columns(line):
    """What a line takes in a terminal: a Hangul syllable fills two columns."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line)


def names_in(text):
    """Options, environment variables, keys of JSON, files and commands in a text of the help."""
    return set(re.findall(r'--[a-z-]+|[A-Z][A-Z_]{2,}|"\w+"|`[^`]+`|[\w./-]+\.(?:md|toml|jsonl)', text))


class Words(unittest.TestCase):
    def setUp(self):
        self.page = (ROOT / "docs" / "WORDS.md").read_text(encoding="utf-8")

    def test_no_forbidden_word_is_read_anywhere(self):
        rules = forbidden(self.page)
        self.assertGreater(len(rules), 60)
        texts = all_texts()
        for name in ("assets/text/ko.toml", "assets/lessons/gather/lesson.toml", "scripts/lib/words.sh", "README.ko.md"):
            self.assertGreater(len(texts[name]), 10, name)
        self.assertEqual([], find_problems(texts, rules))

    def test_korean_sentences_are_in_one_register_and_no_translation(self):
        self.assertEqual([], unkorean(all_texts()))

    def test_every_forbidden_word_would_be_found(self):
        rules = forbidden(self.page)
        self.assertEqual([], [word for word, _, _ in rules if word not in words_in(f"({word})", rules)])
        for term in ("coroutine | 코루틴", "task | 태스크", "awaitable | 어웨이터블", "event loop | 이벤트 루프", "ready | 준비됨",
                     "suspend | 멈추다", "thread | 스레드", "ready queue | 준비 큐", "exception is raised | 예외가 발생하다"):
            self.assertIn(f"\n| {term} |", self.page)

    def test_no_word_is_both_used_and_forbidden(self):
        rows = [line.split("|")[1:-1] for line in self.page.splitlines() if line.startswith("| ")]
        rules = forbidden(self.page)
        self.assertEqual([], [(row[0], found) for row in rows for found in words_in(" ".join(row[:2]), rules)])

    def test_both_languages_have_the_same_keys_and_gaps(self):
        english, korean = (dict(flat(tomllib.loads((ROOT / f"assets/text/{code}.toml").read_text(encoding="utf-8"))))
                           for code in ("en", "ko"))
        self.assertGreater(len(english), 500)
        self.assertEqual([], compare(english, korean))

    def test_both_languages_of_the_help_name_the_same_things(self):
        english, korean = (tomllib.loads((ROOT / f"assets/text/{code}.toml").read_text(encoding="utf-8"))["cli"]["help"]
                           for code in ("en", "ko"))
        told = {key: names_in(text) for key, text in flat(english) if key.endswith(("about", "footer"))}
        self.assertGreater(sum(map(len, told.values())), 50)
        self.assertEqual(told, {key: names_in(text) for key, text in flat(korean) if key in told})

    def test_the_help_of_scripts_and_recorder_is_at_most_a_hundred_columns_wide(self):
        shell = (ROOT / "scripts/lib/words.sh").read_text(encoding="utf-8")
        recorder = (ROOT / "assets/python/coroscope_recorder/words.py").read_text(encoding="utf-8")
        helps = re.findall(r"^word help\.\w+ \\\n.*?(?=^word )", shell, re.M | re.S)
        helps += re.findall('"""(.*?)"""', recorder, re.S)
        self.assertGreater(len(helps), 10)
        self.assertEqual([], [line for text in helps for line in text.splitlines() if columns(line) > 100])

    def test_a_particle_after_a_gap_has_both_forms(self):
        self.assertEqual([], [f"{name}:{number}: {match[0]}" for name, lines in all_texts().items()
                              if name.startswith("assets/") and name.endswith(".toml") for number, line in lines
                              for match in BARE.finditer(line)])


class Faults(unittest.TestCase):
    """The test can fail: each reader hands over a forbidden word with its line."""

    RULES = forbidden("| a | b | c | not | why |\n| --- | --- | --- | --- | --- |\n"
                      "| event | 이벤트 | | `사건`, `stands` except `stands for` | |\n")

    def found(self, read, text):
        return find_problems({"f": read(text)}, self.RULES)

    def test_words_with_endings_and_edges(self):
        self.assertEqual(["사건"], words_in("한 사건을 뒤로", self.RULES))
        self.assertEqual(["stands"], words_in("It Stands still", self.RULES))
        self.assertEqual([], words_in("it stands for work; bandstands", self.RULES))

    def test_program_texts(self):
        text = '# 사건\n[a]\n사건 = "x"\nb = "한 사건"\nc = """\n줄\n사건 `사건`"""\nd = "it \\"stands\\""\n'
        self.assertEqual(["f:4: 사건", "f:7: 사건", "f:8: stands"], self.found(of_toml, text))

    def test_lessons(self):
        text = 'name = "사건"\ntitle = {ko = "사건 `사건`", en = "it stands"}\nko = "사건"\n'
        self.assertEqual(["f:2: 사건", "f:2: stands", "f:3: 사건"], self.found(of_lesson, text))

    def test_scripts(self):
        self.assertEqual(["f:2: 사건"], self.found(of_shell, "# 사건\nword a 'x' '사건'\n\nsay() {\n  사건\n"))

    def test_pages(self):
        text = "[사건](docs/사건.md)\n    사건\n```\n사건\n```\n`사건` it stands\n"
        self.assertEqual(["f:1: 사건", "f:6: stands"], self.found(of_markdown, text))

    def test_korean_that_is_none(self):
        good = "코루틴 3개가 24번째 줄에서 동시에 기다립니다. `그것`"
        bad = "태스크가 멈춘다. 그것은 {n} 개가 되어집니다."
        self.assertEqual([], unkorean({"f": [(1, good)]}))
        self.assertEqual(["f:1: 다.", "f:1: 그것", "f:1:  개", "f:1: 되어집"], unkorean({"f": [(1, bad)]}))

    def test_languages_that_differ(self):
        self.assertEqual([], compare({"a": "{x} {{y}}"}, {"a": "{{y}} {x}[을/를]"}))
        self.assertEqual(1, len(compare({"a": "{x}"}, {"a": "{z}"})))
        self.assertEqual(2, len(compare({"a": ""}, {"b": ""})))
        self.assertTrue(BARE.search("{name}은 없습니다"))
        self.assertFalse(BARE.search("{name}[은/는] {n}개와 {t}까지"))


if __name__ == "__main__":
    unittest.main()
