#include "player/puzzle/build.hpp"

#include <algorithm>
#include <string_view>

#include "lessons/listing.hpp"

namespace player::puzzle {
namespace {

constexpr std::size_t kIndent = 4;  // columns of a level

std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

/// Whether a block begins below the line.
bool opens(std::string_view line) { return line.ends_with(':'); }

/// Whether the line belongs to the statement above its block.
bool is_clause(std::string_view line) {
  line.remove_prefix(indentation(line));
  return line.starts_with("except") || line.starts_with("finally") || line.starts_with("else");
}

/// The lines of a puzzle with their texts, and what they mean for the lines around them.
class Builder {
 public:
  Builder(const lessons::Lesson& lesson, const lessons::Puzzle& puzzle, const lessons::Values& values,
          text::Language language)
      : puzzle_(puzzle) {
    whole_ = lessons::listing(lesson, puzzle.run, lessons::Code::python, values, language).lines;
    for (const lessons::PuzzleLine& line : puzzle.lines) {
      texts_.push_back(lessons::filled(line.text, lesson, puzzle.run, values, language));
    }
    base_ = indentation(whole_[puzzle.first_line - 1]);
  }

  Built build(const lessons::Order& order) && {
    built_.order = order;
    const auto first = static_cast<std::ptrdiff_t>(puzzle_.first_line) - 1;
    built_.lines.assign(whole_.begin(), whole_.begin() + first);
    for (std::size_t i = 0; i < order.size(); ++i) add(i);
    check_block(following());
    built_.lines.insert(built_.lines.end(), whole_.begin() + puzzle_.last_line, whole_.end());
    return std::move(built_);
  }

 private:
  [[nodiscard]] int fixed_level(std::size_t line) const {
    return static_cast<int>(indentation(texts_[line].front()) / kIndent);
  }

  [[nodiscard]] Levels levels(std::size_t i) const {
    const lessons::Order& order = built_.order;
    const std::size_t line = order[i].line;
    if (puzzle_.lines[line].fixed) return {fixed_level(line), fixed_level(line)};
    if (i == 0) return {0, 0};
    const lessons::Placed& above = order[i - 1];
    if (opens(texts_[above.line].back())) return {above.level + 1, above.level + 1};
    const auto next = std::find_if(order.begin() + static_cast<std::ptrdiff_t>(i), order.end(),
                                   [&](const lessons::Placed& each) { return puzzle_.lines[each.line].fixed; });
    const bool in_block = next != order.end() && is_clause(texts_[next->line].front());
    return {in_block ? std::min(fixed_level(next->line) + 1, above.level) : 0, above.level};
  }

  void add(std::size_t i) {
    lessons::Placed& placed = built_.order[i];
    const Levels allowed = levels(i);
    const bool deepest = placed.level == lessons::Placed::kDeepest;
    placed.level = deepest ? allowed.most : std::clamp(placed.level, allowed.least, allowed.most);
    const std::vector<std::string>& text = texts_[placed.line];
    const std::size_t columns = base_ + kIndent * static_cast<std::size_t>(placed.level);
    check_block(columns);
    const auto first = static_cast<std::uint32_t>(built_.lines.size() + 1);
    const std::size_t own = indentation(text.front());
    for (const std::string& line : text) {
      built_.lines.push_back(std::string(columns, ' ') + line.substr(std::min(own, line.size())));
    }
    built_.places.push_back({first, static_cast<std::uint32_t>(built_.lines.size()), allowed});
  }

  /// A line with that indentation follows: it has to be in the block that the one above begins.
  void check_block(std::size_t columns) {
    const std::string& above = built_.lines.back();
    if (built_.empty_block || !opens(above) || columns > indentation(above)) return;
    built_.empty_block = static_cast<std::uint32_t>(built_.lines.size());
  }

  /// The indentation of the line that follows those of the puzzle.
  [[nodiscard]] std::size_t following() const {
    const auto next = std::find_if(whole_.begin() + puzzle_.last_line, whole_.end(),
                                   [](const std::string& line) { return !line.empty(); });
    return next == whole_.end() ? 0 : indentation(*next);
  }

  const lessons::Puzzle& puzzle_;
  std::vector<std::string> whole_;
  std::vector<std::vector<std::string>> texts_;
  std::size_t base_ = 0;
  Built built_;
};

}  // namespace

std::string Built::text() const {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

Built build(const lessons::Lesson& lesson, const lessons::Puzzle& puzzle, const lessons::Order& order,
            const lessons::Values& values, text::Language language) {
  return Builder(lesson, puzzle, values, language).build(order);
}

}  // namespace player::puzzle
