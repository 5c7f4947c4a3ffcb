#include "programs/script/tokens.hpp"

#include <cctype>

#include "programs/script/read.hpp"

namespace programs::script {
namespace {

bool begins_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool continues_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view listing) : rest_(listing) {}

  std::vector<Token> all() && {
    while (!rest_.empty()) {
      const std::size_t end = std::min(rest_.find('\n'), rest_.size());
      ++line_;
      whole_line(rest_.substr(0, end));
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
    }
    if (open_ > 0) throw NotReadable(Reason::not_closed, opened_at_, "(");
    for (; indents_.size() > 1; indents_.pop_back()) add(Token::Kind::dedent, "");
    add(Token::Kind::end, "");
    return std::move(tokens_);
  }

 private:
  void add(Token::Kind kind, std::string_view word) { tokens_.push_back({kind, std::string(word), line_}); }

  void whole_line(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos || line[begin] == '#') return;
    if (open_ == 0) indent(begin);
    std::size_t at = begin;
    while (at < line.size() && line[at] != '#') at = next(line, at);
    if (open_ == 0) add(Token::Kind::newline, "");
  }

  void indent(std::size_t columns) {
    if (columns > indents_.back()) {
      indents_.push_back(columns);
      return add(Token::Kind::indent, "");
    }
    for (; columns < indents_.back(); indents_.pop_back()) add(Token::Kind::dedent, "");
    if (columns != indents_.back()) throw NotReadable(Reason::indentation, line_, "");
  }

  /// The token at `at`. @returns where it ends
  std::size_t next(std::string_view line, std::size_t at) {
    const char c = line[at];
    if (c == ' ') return at + 1;
    if (c == '"' || c == '\'') return text(line, at);
    const auto run = [&](auto continues) {
      std::size_t end = at + 1;
      while (end < line.size() && continues(line[end])) ++end;
      return end;
    };
    if (begins_name(c)) return add(Token::Kind::name, line, at, run(continues_name));
    if (is_digit(c)) return add(Token::Kind::number, line, at, run([](char d) { return is_digit(d) || d == '.'; }));
    if (c == '(' || c == '[') {
      if (open_++ == 0) opened_at_ = line_;
    }
    if ((c == ')' || c == ']') && open_-- == 0) throw NotReadable(Reason::statement, line_, std::string(1, c));
    return add(Token::Kind::sign, line, at, at + 1);
  }

  std::size_t add(Token::Kind kind, std::string_view line, std::size_t begin, std::size_t end) {
    add(kind, line.substr(begin, end - begin));
    return end;
  }

  /// A text has no escapes, as those of the lessons.
  std::size_t text(std::string_view line, std::size_t at) {
    const std::size_t end = line.find(line[at], at + 1);
    if (end == std::string_view::npos) throw NotReadable(Reason::not_closed, line_, std::string(1, line[at]));
    const std::string_view content = line.substr(at + 1, end - at - 1);
    if (content.find('\\') != std::string_view::npos) throw NotReadable(Reason::statement, line_, "\\");
    add(Token::Kind::text, content);
    return end + 1;
  }

  std::string_view rest_;
  std::vector<Token> tokens_;
  std::vector<std::size_t> indents_{0};
  std::uint32_t line_ = 0;
  std::uint32_t opened_at_ = 0;
  int open_ = 0;  // brackets
};

}  // namespace

std::vector<Token> tokens(std::string_view listing) { return Tokenizer(listing).all(); }

}  // namespace programs::script
