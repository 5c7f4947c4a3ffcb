#include "ui/code/code_notes.hpp"

#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/code/code_panel.hpp"

namespace {

using ui::CodeNote;
using ui_test::Stage;

class CodeNotes : public testing::Test {
 protected:
  /// The notes of the run of that id at `seconds`.
  std::vector<CodeNote> notes(const std::string& lesson, const std::string& run, double seconds) {
    stage.open(lesson);
    stage.carry_out(ui::action::SelectRun{stage.player().about().run(run).value()});
    stage.seek(seconds);
    return ui::code_notes(stage.model().runs[stage.model().selected_run]);
  }
  [[nodiscard]] const std::string& line(const CodeNote& note) const {
    return stage.model().runs[stage.model().selected_run].listing->lines[note.line - 1];
  }
  Stage stage{ui::draw_code, {16, 60, 376, 520}};
};

TEST_F(CodeNotes, have_a_syntax_error_in_cpythons_words_from_the_beginning_with_what_it_means) {
  const auto found = notes("rule-inside-async", "plain-def", 0);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, CodeNote::Kind::error);
  EXPECT_EQ(found[0].text, "SyntaxError: 'await' outside async function");
  EXPECT_EQ(line(found[0]).substr(found[0].begin, found[0].end - found[0].begin), "await call_api_1()");
  stage.frames(3);
  EXPECT_TRUE(stage.has("note/" + std::to_string(found[0].line))) << "and the panel shows it without being scrolled";
}

TEST_F(CodeNotes, have_a_warning_where_a_coroutine_was_dropped_once_it_has_been) {
  const auto found = notes("rule-await", "sleep-without-await", 0.0);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, CodeNote::Kind::warning);
  EXPECT_EQ(found[0].text, "RuntimeWarning: coroutine 'sleep' was never awaited");
  EXPECT_NE(line(found[0]).find("asyncio.sleep("), std::string::npos);
  stage.seek(0.0, 1);
  EXPECT_TRUE(ui::code_notes(stage.model().runs[stage.model().selected_run]).empty());
}

TEST_F(CodeNotes, have_a_value_at_the_line_that_awaited_it_once_it_has_arrived) {
  EXPECT_TRUE(notes("sequential-await", "sequential-await", 2.9).empty());
  const auto found = notes("sequential-await", "sequential-await", 3.0);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, CodeNote::Kind::value);
  EXPECT_EQ(found[0].text, "1");
  EXPECT_NE(line(found[0]).find("await call_api_1()"), std::string::npos);
  EXPECT_EQ(notes("sequential-await", "sequential-await", 9.0).size(), 3U);
}

TEST_F(CodeNotes, have_the_value_of_a_task_at_the_line_that_awaits_the_task) {
  const auto found = notes("create-task", "create-task", 3.0);
  const auto value = std::find_if(found.begin(), found.end(), [&](const CodeNote& note) {
    return note.kind == CodeNote::Kind::value && line(note).find("await task") != std::string::npos;
  });
  ASSERT_NE(value, found.end());
  EXPECT_EQ(value->text.front(), '\'');
}

TEST_F(CodeNotes, of_plain_calls_have_values_too) {
  const auto found = notes("blocking", "blocking", 9.0);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[2].text, "3");
}

}  // namespace
