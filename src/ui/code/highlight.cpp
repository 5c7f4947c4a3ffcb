#include "ui/code/highlight.hpp"

#include <algorithm>
#include <cctype>
#include <span>

namespace ui {
namespace {

constexpr std::string_view kPython[]{"False",  "None",  "True",     "and",    "as",  "assert", "async", "await",
                                     "break",  "class", "continue", "def",    "del", "elif",   "else",  "except",
                                     "for",    "from",  "finally",  "global", "if",  "import", "in",    "is",
                                     "lambda", "match", "nonlocal", "not",    "or",  "pass",   "raise", "return",
                                     "try",    "while", "with",     "yield"};
constexpr std::string_view kCpp[]{"auto",      "bool",      "break",    "case",    "catch",     "char",     "class",
                                  "co_await",  "co_return", "co_yield", "const",   "constexpr", "continue", "default",
                                  "delete",    "do",        "double",   "else",    "enum",      "explicit", "false",
                                  "float",     "for",       "if",       "include", "inline",    "int",      "long",
                                  "namespace", "new",       "noexcept", "nullptr", "operator",  "private",  "public",
                                  "return",    "sizeof",    "static",   "struct",  "switch",    "template", "throw",
                                  "true",      "try",       "using",    "void",    "typename",  "while"};

bool word_start(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
// Bytes of other scripts count as letters: names may be Korean, and a character must not be split.
bool word_part(char c) { return word_start(c) || digit(c) || static_cast<unsigned char>(c) >= 0x80; }

bool one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && word_part(text[at])) ++at;
  return at;
}

std::size_t number_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const bool exponent = (text[at] == '+' || text[at] == '-') && (text[at - 1] == 'e' || text[at - 1] == 'E');
    const bool separator = text[at] == '\'' && at + 1 < text.size() && digit(text[at + 1]);
    if (!word_part(text[at]) && text[at] != '.' && !exponent && !separator) break;
    ++at;
  }
  return at;
}

}  // namespace

Token Highlighter::until_closed(std::string_view text, std::size_t begin, std::size_t search, TokenKind kind) {
  const std::size_t found = text.find(closer_, search);
  if (found == std::string_view::npos) {
    open_kind_ = kind;
    return {begin, text.size(), kind};
  }
  const std::size_t end = found + closer_.size();
  closer_.clear();
  return {begin, end, kind};
}

bool Highlighter::opens_string(std::string_view text, std::size_t at, std::size_t& quote) const {
  // A string may have up to two letters before its quote: f"", rb'', R"()".
  quote = at;
  while (quote < text.size() && quote < at + 2 && std::isalpha(static_cast<unsigned char>(text[quote])) != 0) ++quote;
  return quote < text.size() && (text[quote] == '"' || text[quote] == '\'');
}

Token Highlighter::string_from(std::string_view text, std::size_t begin, std::size_t quote) {
  const char mark = text[quote];
  if (code_ == lessons::Code::python && text.substr(quote, 3) == std::string(3, mark)) {
    closer_ = std::string(3, mark);
    return until_closed(text, begin, quote + 3, TokenKind::string);
  }
  if (code_ == lessons::Code::cpp && quote > begin && text[quote - 1] == 'R' && mark == '"') {
    const std::size_t open = text.find('(', quote);
    if (open != std::string_view::npos) {
      closer_ = ")" + std::string(text.substr(quote + 1, open - quote - 1)) + "\"";
      return until_closed(text, begin, open + 1, TokenKind::string);
    }
  }
  std::size_t end = quote + 1;
  while (end < text.size() && text[end] != mark) end += text[end] == '\\' ? 2U : 1U;
  return {begin, std::min(end + 1, text.size()), TokenKind::string};
}

Token Highlighter::next(std::string_view text, std::size_t at) {
  const bool python = code_ == lessons::Code::python;
  const std::string_view rest = text.substr(at);
  if (python ? rest.front() == '#' : rest.substr(0, 2) == "//") return {at, text.size(), TokenKind::comment};
  if (!python && rest.substr(0, 2) == "/*") {
    closer_ = "*/";
    return until_closed(text, at, at + 2, TokenKind::comment);
  }
  if (std::size_t quote = 0; opens_string(text, at, quote)) return string_from(text, at, quote);
  if (digit(text[at])) return {at, number_end(text, at + 1), TokenKind::number};
  if (word_part(text[at])) {
    const std::size_t end = word_end(text, at);
    const std::string_view word = text.substr(at, end - at);
    const bool keyword = python ? one_of(word, kPython) : one_of(word, kCpp);
    return {at, end, keyword ? TokenKind::keyword : TokenKind::plain};
  }
  return {at, at + 1, TokenKind::plain};
}

std::vector<Token> Highlighter::line(std::string_view text) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  if (!closer_.empty()) {
    tokens.push_back(until_closed(text, 0, 0, open_kind_));
    at = tokens.back().end;
  }
  while (at < text.size()) {
    const Token token = next(text, at);
    if (!tokens.empty() && token.kind == TokenKind::plain && tokens.back().kind == TokenKind::plain) {
      tokens.back().end = token.end;
    } else {
      tokens.push_back(token);
    }
    at = token.end;
  }
  return tokens;
}

}  // namespace ui
