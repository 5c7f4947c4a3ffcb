"""Predictions in the real window, as a person and as a class answer them.

    predict_test.py PROGRAM ASSETS
"""

import sys
import unittest

from window_test import OnADisplay, Window, totals

LESSONS = ("gather", "blocking", "two-downloads")


def asks(state):
    return state["question"] is not None and state["question"]["stage"] == "asked"


def told(state):
    return state["question"] is not None and state["question"]["stage"] == "answered"


def over(state):
    return state["question"] is not None and state["question"]["stage"] == "over"


class PredictTest(OnADisplay):
    def setUp(self):
        super().setUp()
        self.window = Window(self.display, self.folder)

    def tearDown(self):
        if self.window.process.poll() is None:
            self.window.process.kill()
        super().tearDown()

    def see(self, condition, what):
        return self.window.wait_for(condition, what)

    def open_lesson(self, lesson):
        self.window.key("o")
        self.see(lambda s: s["lessons_open"], "O opens the list")
        self.window.xdotool("type", "--delay", "60", lesson)
        self.see(lambda s: f"lesson/{lesson}" in s["rects"], "letters search")
        self.window.key("Return")
        return self.see(lambda s: s["lesson"] == lesson and not s["lessons_open"], f"Enter opens {lesson}")

    def say(self, number, by_mouse):
        """The right answer, or for every other question a wrong one."""
        question = self.window.state()["question"]
        right = number % 2 == 0
        choice = question["right"] if right else (question["right"] + 1) % question["choices"]
        if by_mouse:
            self.window.click(f"choice/{choice}")
        else:
            self.window.key(str(choice + 1))
        self.see(lambda s: s["question"]["choice"] == choice, "the choice is chosen")

    def watch(self):
        """The run plays to the answer."""
        self.see(lambda s: told(s) and "card/why" in s["rects"], "the answer has come")

    def test_three_lessons_with_predictions_by_keys_alone(self):
        for lesson in LESSONS:
            before = self.open_lesson(lesson)
            self.window.key("p")
            first = self.see(asks, "P asks")
            self.assertLess(max(totals(first)), max(totals(before)), "the rest is hidden")
            for number in range(first["question"]["count"]):
                self.see(lambda s, n=number: asks(s) and s["question"]["index"] == n, f"question {number} of {lesson}")
                self.say(number, by_mouse=False)
                self.window.key("Return" if number % 2 == 0 else "shift+Return")
                self.watch()
                self.window.key("Next")
            self.see(over, "the last question is over")
            self.window.key("Escape")
            after = self.see(lambda s: s["question"] is None, "Escape closes it")
            self.assertEqual(totals(after), totals(before))
            self.assertEqual(after["playhead_s"], before["playhead_s"])
            if not after["reduced_motion"]:  # the other lessons jump to their answers
                self.window.key("m")
                self.see(lambda s: s["reduced_motion"], "M reduces motion")
        self.assertEqual(self.window.close(), 0)

    def test_a_lesson_with_predictions_by_mouse(self):
        self.open_lesson("gather")
        self.window.click("predict")
        first = self.see(asks, "a click asks")
        dragged = False
        for number in range(first["question"]["count"]):
            state = self.see(lambda s, n=number: asks(s) and s["question"]["index"] == n, f"question {number}")
            if "time_flag" in state["rects"]:
                self.window.drag(self.window.center("time_flag"), -120)
                self.see(lambda s: s["question"]["choice"] is not None and not s["dragging"], "the flag answers")
                dragged = True
            self.say(number, by_mouse=True)
            self.see(lambda s: "card/go_on" in s["rects"], "it can be checked")
            self.window.click("card/go_on")
            self.watch()
            answered = self.window.state()
            self.window.click("card/next_question" if "card/next_question" in answered["rects"] else "card/go_on")
        self.assertTrue(dragged)
        self.see(over, "the last question is over")
        self.window.click("card/go_on")
        self.see(lambda s: s["question"] is None, "a click closes it")
        self.assertEqual(self.window.close(), 0)

    def test_a_class_votes_by_keys_before_and_after_discussion(self):
        self.open_lesson("gather")
        self.window.key("p")
        self.see(asks, "P asks")
        self.window.key("f")
        self.see(lambda s: s["presenting"] and s["question"]["counting"], "in a presentation hands are counted")
        for key in ("1", "1", "1", "2", "2", "minus"):
            self.window.key(key)
        self.see(lambda s: s["question"]["votes"][0][:2] == [3, 1], "1 and 2 count hands, minus takes one back")
        self.window.key("shift+Return")
        self.see(lambda s: len(s["question"]["votes"]) == 2, "Shift+Enter votes again")
        for key in ("2", "2", "2", "2"):
            self.window.key(key)
        self.see(lambda s: s["question"]["votes"][1][1] == 4, "the second vote")
        self.window.key("Next")
        self.watch()
        state = self.see(lambda s: "vote/1/1" in s["rects"], "both votes are bars")
        self.assertEqual([votes[:2] for votes in state["question"]["votes"]], [[3, 1], [0, 4]])
        self.window.key("Next")
        self.see(lambda s: asks(s) and s["question"]["index"] == 1, "a remote goes on")
        self.assertEqual(self.window.close(), 0)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
