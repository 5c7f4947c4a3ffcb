#include "ui/kit/line_breaks.hpp"

#include <array>

namespace ui {
namespace {

using std::string_view;

/// How many of the quotations that are open at the end of `text` close later.
bool in_quotes(string_view text) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const string_view here = text.substr(at, 3);
    if (here == "‘" || here == "“") ++depth;
    // An apostrophe closes nothing.
    if (here == "’" || here == "”") depth = std::max(0, depth - 1);
  }
  return depth > 0;
}

string_view word_before(string_view line, std::size_t at) {
  const std::size_t begin = line.substr(0, at).rfind(' ');
  return line.substr(begin == string_view::npos ? 0 : begin + 1, begin == string_view::npos ? at : at - begin - 1);
}

template <std::size_t N>
bool is_one_of(string_view word, const std::array<string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

/// Words that begin something: at the end of a line they hang.
constexpr std::array<string_view, 24> kHanging{"한", "두", "세", "네",  "못", "안",    "그",  "이", "저", "앞",  "각",  "더",
                                               "또", "몇", "첫", "매", "새", "async", "def", "a",  "an", "the", "The", "A"};
/// Beginnings of words that end something: auxiliaries, and nouns that need the word before.
constexpr std::array<string_view, 8> kLeaning{"있", "없", "않", "수 ", "뿐", "것", "때", "함수"};

}  // namespace

bool tears(string_view line, std::size_t at) {
  if (in_quotes(line.substr(0, at)) || is_one_of(word_before(line, at), kHanging)) return true;
  const string_view after = line.substr(at + 1);
  return std::ranges::any_of(kLeaning, [after](string_view begin) { return after.starts_with(begin); });
}

bool ends_clause(string_view line, std::size_t at) {
  const string_view word = word_before(line, at);
  if (word.empty()) return false;
  if (string_view(".,:;!?").find(word.back()) != string_view::npos) return true;
  constexpr std::array<string_view, 6> kConnectives{"고", "며", "면", "지만", "므로", "니까"};
  return word.size() > 6 && std::ranges::any_of(kConnectives, [word](string_view end) { return word.ends_with(end); });
}

}  // namespace ui
