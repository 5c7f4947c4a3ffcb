"""The real window, driven as a person would drive it: under Xvfb, with xdotool, reading back what it shows.

    window_test.py PROGRAM ASSETS

The program publishes its state and its rectangles through COROSCOPE_STATE_FILE (src/shell/desktop/state_file.hpp).
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import unittest

PROGRAM, ASSETS = sys.argv[1:3]
PATIENCE_S = 60  # a loaded machine without a graphics card draws slowly, more so under the sanitizers


class Display:
    """An X server of its own."""

    def __init__(self):
        read, write = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            self.name = ":" + pipe.readline().strip()

    def close(self):
        self.process.terminate()
        self.process.wait()


class Window:
    """The program, running."""

    def __init__(self, display, folder, stderr=None):
        self.state_file = folder / "state.json"
        self.state_file.unlink(missing_ok=True)
        self.environment = dict(
            os.environ, DISPLAY=display.name, COROSCOPE_ASSETS=ASSETS, COROSCOPE_STATE_FILE=str(self.state_file),
            XDG_CONFIG_HOME=str(folder / "config"), XDG_STATE_HOME=str(folder / "log"), HOME=str(folder),
            LC_ALL="C.UTF-8", LIBGL_ALWAYS_SOFTWARE="1",
            # Mesa keeps what it has allocated until the process ends; that is not the program's leak.
            ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0")
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.process = subprocess.Popen([PROGRAM], env=self.environment, stderr=stderr, text=True)
        self.wait_for(lambda state: "play" in state["rects"], "the first frame")
        window = self.xdotool("search", "--sync", "--pid", str(self.process.pid)).split()[-1]
        self.xdotool("windowfocus", "--sync", window)

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], env=self.environment, check=True, capture_output=True, text=True,
                              timeout=PATIENCE_S).stdout

    def state(self):
        return json.loads(self.state_file.read_text())

    def wait_for(self, condition, what):
        """The first state in which `condition` holds."""
        end = time.monotonic() + PATIENCE_S
        state = None
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended with {self.process.returncode} before: {what}")
            if self.state_file.exists():
                state = self.state()
                if condition(state):
                    return state
            time.sleep(0.02)
        if state:
            state.pop("rects")
        raise AssertionError(f"never came: {what}. Last state: {state}")

    def key(self, name):
        self.xdotool("key", name)

    def center(self, name):
        state = self.state()
        x, y, width, height = state["rects"][name]
        return (int(state["window"]["x"] + x + width / 2), int(state["window"]["y"] + y + height / 2))

    def click(self, name):
        x, y = self.center(name)
        self.xdotool("mousemove", str(x), str(y))
        self.xdotool("mousedown", "1")
        time.sleep(0.1)
        self.xdotool("mouseup", "1")

    def drag(self, begin, by):
        """From `begin` by `by` pixels to the right, in steps as a hand moves."""
        x, y = begin
        self.xdotool("mousemove", str(x), str(y))
        time.sleep(0.2)
        self.xdotool("mousedown", "1")
        for step in range(1, 9):
            time.sleep(0.05)
            self.xdotool("mousemove", str(x + by * step // 8), str(y))
        time.sleep(0.2)
        self.xdotool("mouseup", "1")

    def cpu_ticks(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=PATIENCE_S)


class Film:
    """Presses keys, and keeps a frame after each in the folder COROSCOPE_E2E_PICTURES, if there is
    one: as a sheet of all frames, and as a film where ffmpeg is."""

    def __init__(self, window, folder):
        self.window = window
        self.kept = os.environ.get("COROSCOPE_E2E_PICTURES")
        self.folder = folder / "film"
        self.folder.mkdir()
        self.count = 0

    def press(self, key):
        self.window.key(key)
        self.shoot(key)

    def type(self, text):
        self.window.xdotool("type", "--delay", "60", text)
        self.shoot(text)

    def shoot(self, key):
        if not self.kept:
            return
        time.sleep(0.35)  # the frame is on its way
        whole = str(self.folder / "whole.ppm")
        self.run("import", "-window", "root", whole)
        self.run("convert", whole, "-resize", "480x300", str(self.folder / f"{self.count:03}.png"))
        self.count += 1

    def keep(self):
        if not self.kept or self.count == 0:
            return
        frames = sorted(map(str, self.folder.glob("*.png")))
        self.run("montage", *frames, "-tile", "8x", "-geometry", "240x150+2+2", "-background", "#101010", "-depth", "8", "-colors",
                 "64", str(pathlib.Path(self.kept) / "keyboard-only.png"))
        if shutil.which("ffmpeg"):
            self.run("ffmpeg", "-y", "-loglevel", "error", "-framerate", "2", "-i", str(self.folder / "%03d.png"), "-vf",
                     "format=yuv420p", str(pathlib.Path(self.kept) / "keyboard-only.mp4"))

    def run(self, *command):
        subprocess.run(command, env=self.window.environment, check=True, timeout=PATIENCE_S)


def totals(state):
    return [run["total_s"] for run in state["runs"]]


def events_done(state):
    return sum(run["events_done"] for run in state["runs"])


class OnADisplay(unittest.TestCase):
    """Each test has an X server and a folder of its own."""

    @classmethod
    def setUpClass(cls):
        for tool in ("Xvfb", "xdotool"):
            if shutil.which(tool) is None:
                raise RuntimeError(f"{tool} is missing; scripts/setup --test installs it")

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="coroscope-e2e-"))
        self.display = Display()

    def tearDown(self):
        self.display.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class WindowTest(OnADisplay):
    def test_a_person_plays_drags_steps_back_and_switches_the_language(self):
        window = Window(self.display, self.folder)
        try:
            self.drive(window)
            self.assertEqual(window.close(), 0)
        finally:
            if window.process.poll() is None:
                window.process.kill()
        self.remembers()

    def drive(self, window):
        state = window.state()
        self.assertEqual(state["lesson"], "nine-or-three")
        self.assertEqual(totals(state), [9, 9, 3])
        self.assertEqual((state["language"], state["playing"], state["playhead_s"]), ("en", False, 0))

        window.key("space")
        window.wait_for(lambda s: s["playing"], "Space plays")
        window.wait_for(lambda s: s["playhead_s"] > 0.2, "the clock runs")
        window.key("space")
        paused = window.wait_for(lambda s: not s["playing"], "Space pauses")
        self.assertLess(paused["playhead_s"], 9)
        self.assertTrue(all(run["events_done"] > 0 for run in paused["runs"]))

        window.drag(window.center("slider/call_api_2"), 40)
        changed = window.wait_for(lambda s: s["can_undo"] and s["values"]["call_api_2"] > 3 and not s["dragging"],
                                  "the slider changes the delay")
        value = changed["values"]["call_api_2"]
        for total, expected in zip(totals(changed), [6 + value, 6 + value, max(3, value)]):
            self.assertAlmostEqual(total, expected, places=6)
        self.assertAlmostEqual(changed["playhead_s"], paused["playhead_s"], places=6)

        window.key("ctrl+z")
        undone = window.wait_for(lambda s: s["values"]["call_api_2"] == 3, "the change is undone")
        self.assertEqual(totals(undone), [9, 9, 3])

        window.key("End")
        end = window.wait_for(lambda s: s["playhead_s"] == 9, "End goes to the end")
        window.key("Left")
        back = window.wait_for(lambda s: events_done(s) < events_done(end), "a step back")
        self.assertEqual(events_done(back), events_done(end) - 1)  # of the run whose last instant is the longest

        title = back["title"]
        window.key("l")
        korean = window.wait_for(lambda s: s["language"] == "ko", "L switches to Korean")
        self.assertNotEqual(korean["title"], title)
        self.assertEqual(totals(korean), [9, 9, 3])
        self.assertEqual(events_done(korean), events_done(back))

        self.assertEqual(korean["pace"], "real time")
        window.key("g")
        window.wait_for(lambda s: s["pace"] == "guided", "G chooses the next pace")
        window.key("m")
        window.wait_for(lambda s: s["reduced_motion"], "M reduces motion")

        window.click("theme")
        window.wait_for(lambda s: s["theme"] == "light", "a click makes it light")
        self.rests(window)

    def test_the_first_start_has_a_hint_until_it_was_followed_and_the_last_lesson_opens_again(self):
        window = Window(self.display, self.folder)
        try:
            window.wait_for(lambda s: "hint" in s["rects"], "the hint of the first start")
            window.key("space")
            window.wait_for(lambda s: s["playhead_s"] > 0.2, "Space plays")
            window.key("space")
            window.wait_for(lambda s: "hint" in s["rects"] and not s["playing"], "the rest of the hint")
            window.drag(window.center("slider/call_api_2"), 40)
            window.wait_for(lambda s: "hint" not in s["rects"] and s["can_undo"], "no hint after both")
            window.key("n")
            other = window.wait_for(lambda s: s["lesson"] != "nine-or-three", "N opens the next lesson")
            self.assertEqual(window.close(), 0)
            window = Window(self.display, self.folder)
            again = window.state()
            self.assertEqual(again["lesson"], other["lesson"])
            self.assertNotIn("hint", again["rects"])
            self.assertEqual(window.close(), 0)
        finally:
            if window.process.poll() is None:
                window.process.kill()

    def test_a_person_finds_a_lesson_by_keys_alone_and_blanks_the_screen(self):
        window = Window(self.display, self.folder)
        try:
            window.key("o")
            window.wait_for(lambda s: s["lessons_open"], "O opens the list")
            window.xdotool("type", "--delay", "60", "gather")
            window.wait_for(lambda s: "lesson/gather" in s["rects"] and "lesson/blocking" not in s["rects"], "letters search")
            window.key("Escape")
            closed = window.wait_for(lambda s: not s["lessons_open"], "Escape closes it")
            self.assertEqual((closed["lesson"], closed["axis"], closed["playing"]), ("nine-or-three", "time", False))

            window.key("n")
            after = window.wait_for(lambda s: s["lesson"] != "nine-or-three", "N opens the next lesson")
            window.key("shift+n")
            window.wait_for(lambda s: s["lesson"] == "nine-or-three", "Shift+N the one before")
            self.assertNotEqual(after["lesson"], "")

            window.key("space")
            window.wait_for(lambda s: s["playing"], "Space plays")
            for key in ("b", "period"):
                window.key(key)
                black = window.wait_for(lambda s: s["blank"], f"{key} makes it black")
                self.assertEqual(sorted(black["rects"]), ["blank"])
                self.assertFalse(black["playing"])
                window.key("l")
                back = window.wait_for(lambda s: not s["blank"], "any key brings it back")
                self.assertEqual(back["language"], "en")
            window.key("b")
            window.wait_for(lambda s: s["blank"], "black again")
            before = events_done(back)
            window.key("Next")
            window.wait_for(lambda s: not s["blank"] and events_done(s) > before, "PageDown wakes it and steps")
            self.assertEqual(window.close(), 0)
        finally:
            if window.process.poll() is None:
                window.process.kill()

    def test_a_display_that_ends_ends_the_program_with_a_sentence_and_with_saved_settings(self):
        for number, playing in enumerate((False, True)):
            with self.subTest(playing=playing):
                folder = self.folder / str(number)
                folder.mkdir()
                display = Display()
                window = Window(display, folder, stderr=subprocess.PIPE)
                try:
                    dark = window.state()["theme"] == "dark"
                    window.key("t")
                    window.wait_for(lambda s: (s["theme"] == "dark") != dark, "T switches the theme")
                    if playing:
                        window.key("space")
                        window.wait_for(lambda s: s["playhead_s"] > 0.2, "Space plays")
                    display.process.kill()
                    _, complaints = window.process.communicate(timeout=PATIENCE_S)
                    self.assertEqual(window.process.returncode, 1, complaints)
                    self.assertEqual(complaints, "coroscope: The connection to the display was lost, so the window closes. "
                                                 "The settings are saved.\n")
                    settings = tomllib.loads((folder / "config" / "coroscope" / "settings.toml").read_text())
                    self.assertEqual(settings["theme"], "light" if dark else "dark")
                finally:
                    window.process.kill()
                    display.close()

    def test_a_person_walks_through_all_lessons_by_keys_alone(self):
        lessons = json.loads(subprocess.run([PROGRAM, "list", "--json"], capture_output=True, text=True, check=True,
                                            env=dict(os.environ, COROSCOPE_ASSETS=ASSETS)).stdout)["lessons"]
        order = [each["id"] for each in lessons]
        first = order.index("nine-or-three")
        window = Window(self.display, self.folder)
        try:
            for number, lesson in enumerate(order[first:] + order[:first]):
                window.wait_for(lambda s, lesson=lesson: s["lesson"] == lesson and s["rects"], f"N opens {lesson}")
                self.look(window, f"{number:02}-{lesson}-begin")
                if lesson == "summary":
                    self.assertIn("card/3", window.state()["rects"])
                else:
                    self.walk_through(window, lesson, number)
                window.key("n")
            window.wait_for(lambda s: s["lesson"] == order[first], "after the last comes the first")
            self.assertEqual(window.close(), 0)
        finally:
            if window.process.poll() is None:
                window.process.kill()

    def test_a_person_without_a_mouse_reaches_everything(self):
        window = Window(self.display, self.folder)
        film = Film(window, self.folder)
        try:
            self.go_by_keys(window, film)
            self.assertEqual(window.close(), 0)
        finally:
            film.keep()
            if window.process.poll() is None:
                window.process.kill()

    def go_by_keys(self, window, film):
        press, see = film.press, window.wait_for
        press("space")
        see(lambda s: s["playhead_s"] > 0.5, "Space plays")
        press("space")
        see(lambda s: not s["playing"], "and pauses")

        rings = []
        while not rings or rings[-1] != rings[0] or len(rings) == 1:
            self.assertLess(len(rings), 200, rings)
            press("Tab")
            before = rings[-1] if rings else ""
            rings.append(see(lambda s: s["focus"] not in ("", before), f"Tab goes on from {before}")["focus"])
        for name in ("lessons", "theme", "code_tab/0", "number/call_api_2", "slider/call_api_2", "run/1", "lane/2/1", "loop",
                     "console", "play", "axis/1"):
            self.assertIn(name, rings)

        press("5")
        see(lambda s: s["focus"] == "delays", "5 goes to the delays")
        while window.state()["focus"] != "slider/call_api_2":
            before = window.state()["focus"]
            press("Tab")
            see(lambda s: s["focus"] != before, "Tab goes on")
        press("Right")
        press("Right")
        changed = see(lambda s: s["values"]["call_api_2"] > 3, "an arrow makes the delay longer")
        self.assertGreater(totals(changed)[0], 9)
        press("Return")
        film.type("4.5")
        press("Return")
        see(lambda s: s["values"]["call_api_2"] == 4.5, "Enter types one")
        press("ctrl+z")
        press("ctrl+z")
        press("ctrl+z")
        see(lambda s: totals(s) == [9, 9, 3], "Ctrl+Z takes it back")

        press("1")
        press("Down")
        press("Down")
        lane = see(lambda s: s["focus"] == "lane/0/2", "Down chooses a lane")
        self.assertEqual(lane["tip"], "")
        press("Return")
        see(lambda s: "call_api_1()" in s["tip"], "Enter says what it does")
        press("Escape")
        see(lambda s: s["tip"] == "" and s["focus"] == "", "Escape ends it")

        press("z")
        press("ctrl+Right")
        press("0")
        press("ctrl+k")
        see(lambda s: s["palette_open"], "Ctrl+K opens the palette")
        film.type("dark or")
        see(lambda s: "command/theme" in s["rects"] and "command/quit" not in s["rects"], "letters search")
        press("Return")
        see(lambda s: s["theme"] == "light" and not s["palette_open"], "Enter carries it out")

        press("o")
        film.type("gather")
        press("Return")
        see(lambda s: s["lesson"] == "gather" and not s["lessons_open"], "O, letters and Enter open a lesson")
        press("f")
        see(lambda s: s["presenting"] and "code_panel" not in s["rects"], "F presents")
        press("Next")
        press("End")
        press("Next")
        see(lambda s: s["lesson"] != "gather" and s["presenting"], "a remote goes on to the next lesson")
        press("Escape")
        see(lambda s: not s["presenting"], "Escape shows everything")
        for _ in range(7):
            press("ctrl+plus")
        see(lambda s: s["text_size"] == 2.5 and "pane/code" in s["rects"], "Ctrl++ makes the text large")
        press("2")
        see(lambda s: s["pane"] == "code" and "code_panel" in s["rects"] and "timeline" not in s["rects"], "2 shows the code")
        press("question")
        see(lambda s: s["help_open"], "? shows all keys")
        press("space")
        press("Escape")
        closed = see(lambda s: not s["help_open"], "Escape closes them")
        self.assertFalse(closed["playing"], "no key went through the sheet")

    def walk_through(self, window, lesson, number):
        """To the first stop point, and to the end, where the closing stands."""
        before = events_done(window.state())
        window.key("Next")
        at_stop = window.wait_for(lambda s: events_done(s) > before, f"PageDown goes to a stop point of {lesson}")
        self.look(window, f"{number:02}-{lesson}-stop")
        self.assertTrue(at_stop["narration"])
        window.key("End")
        with (pathlib.Path(ASSETS) / "lessons" / lesson / "lesson.toml").open("rb") as file:
            closing = tomllib.load(file)["closing"]["en"]
        window.wait_for(lambda s: s["narration"].startswith(closing.split(". ")[0]), f"{lesson} ends with its closing")
        self.look(window, f"{number:02}-{lesson}-end")

    def look(self, window, name):
        """Keeps what the screen shows in the folder COROSCOPE_E2E_PICTURES, if there is one: for a person's eyes."""
        folder = os.environ.get("COROSCOPE_E2E_PICTURES")
        if not folder:
            return
        time.sleep(0.3)  # the last frame is on its way
        subprocess.run(["import", "-window", "root", str(pathlib.Path(folder) / f"{name}.png")], env=window.environment,
                       check=True, timeout=PATIENCE_S)

    def rests(self, window):
        """Nothing moves: nothing is drawn, no CPU is used."""
        window.xdotool("mousemove", "2", "2")
        time.sleep(2)  # let the last hover text and its frames pass
        frame, ticks = window.state()["frame"], window.cpu_ticks()
        time.sleep(1)
        self.assertEqual(window.state()["frame"], frame)
        self.assertLessEqual(window.cpu_ticks() - ticks, 1)

    def remembers(self):
        window = Window(self.display, self.folder)
        try:
            state = window.state()
            self.assertEqual((state["language"], state["theme"]), ("ko", "light"))
            self.assertEqual((state["pace"], state["reduced_motion"]), ("guided", True))
        finally:
            self.assertEqual(window.close(), 0)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
