#include "exporter/sheet/contents.hpp"

#include <string>


namespace exporter {
namespace {

/// A box to tick, and words beside it.
void tick_box(Column& column, const std::string& words, bool ticked) {
  const double size = column.scaled(8.5);
  const double y = column.text(words, {9.5}, 15);
  if (!column.draws()) return;
  const double top = y + column.scaled(9.5 * 1.3 / 2) - size / 2;
  column.paper().frame(area(column.x() + column.scaled(1), top, size, size), 0.8, 0.1, 1);
  if (!ticked) return;
  const double x = column.x() + column.scaled(1);
  column.paper().line(x + size * 0.2, top + size * 0.5, x + size * 0.42, top + size * 0.78, 1.3, 0);
  column.paper().line(x + size * 0.42, top + size * 0.78, x + size * 0.85, top + size * 0.18, 1.3, 0);
}

void add_sure(Column& column, const text::Words& words) {
  column.gap(2);
  const Type type{8, false, false, 0.3};
  column.text("○ " + words["sheet.sure"] + "      ○ " + words["sheet.guessing"], type, 15);
}

/// The right answer and why, what is wrong with the others, and the second asking.
void add_answer(Column& column, std::size_t number, const predict::Question& question, const text::Words& words) {
  const predict::Choice& right = question.choices[question.right()];
  column.text(std::to_string(number) + ".  " + question.text, {8.5, true});
  column.gap(2);
  tick_box(column, right.text, true);
  std::string why;
  for (const std::string& sentence : question.why) why += (why.empty() ? "" : " ") + sentence + (sentence.ends_with('.') ? "" : ".");
  if (!why.empty()) column.text(why, {8, false, false, 0.1}, 15);
  for (const predict::Choice& choice : question.choices) {
    if (choice.right) continue;
    column.gap(2.5);
    column.text(words("sheet.wrong", {{"choice", choice.text}, {"name", choice.name}}), {8, true, false, 0.25}, 15);
    column.text(choice.reply, {8, false, false, 0.25}, 15);
  }
  if (!question.again) return;
  column.gap(2.5);
  const std::string time = text::short_seconds(question.again->value_s, words.language());
  column.text(words("sheet.again", {{"name", question.again->name},
                                     {"t", time},
                                     {"right", question.again->right}}),
              {8, false, false, 0}, 15);
}

void draw_key(const Column& column, const std::string& key, double y) {
  if (!column.draws()) return;
  const Type type = column.scaled(Type{7, true});
  const double wide = column.paper().width(key, type) + column.scaled(8);
  const double high = column.scaled(11.5);
  column.paper().frame(area(column.x(), y, wide, high), 0.6, 0.3, 2);
  column.paper().text_middle(column.x() + wide / 2, y, high, key, type);
}

/// The minutes and the key at the left, what to do beside them.
void add_row(Column& column, const PlanRow& row) {
  constexpr double kLeft = 50;
  if (row.from == row.to) {
    column.gap(1.5);
    const double y = column.text(row.what, {7.5, false, false, 0.25}, kLeft + 9);
    if (column.draws()) column.paper().diamond(column.x() + column.scaled(kLeft + 3), y + column.scaled(5), column.scaled(4));
    return;
  }
  column.gap(6);
  const double y = column.y();
  const std::string minutes = std::to_string(row.from) + "–" + std::to_string(row.to);
  if (column.draws()) column.paper().text(column.x(), y, minutes, column.scaled(Type{8, true}), -1);
  if (!row.key.empty()) draw_key(column, row.key, y + column.scaled(12.5));
  column.text(row.what, {8}, kLeft);
  column.reach(y + column.scaled(row.key.empty() ? 11 : 25));
}

}  // namespace

void add_predictions(Column& column, const Questions& questions, const text::Words& words) {
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (i > 0) column.gap(13);
    column.text(std::to_string(i + 1) + ".  " + questions[i]->text, {10.5, true, false, 0, 1.3});
    column.gap(4);
    for (const predict::Choice& choice : questions[i]->choices) {
      tick_box(column, choice.text, false);
      column.gap(3);
    }
    add_sure(column, words);
  }
}

void add_answers(Column& column, const Questions& questions, const text::Words& words) {
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (i > 0) column.gap(9);
    add_answer(column, i + 1, *questions[i], words);
  }
}

void add_plan(Column& column, std::span<const PlanRow> rows) {
  for (const PlanRow& row : rows) add_row(column, row);
}

}  // namespace exporter
