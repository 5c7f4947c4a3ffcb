#include "trace/formats/foreign.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "trace/utf8.hpp"

namespace trace {
namespace {

std::optional<Foreign> by_signature(std::string_view start) {
  constexpr std::array<std::pair<std::string_view, Foreign>, 11> kSignatures{{
      {"\x89PNG\r\n", Foreign::png},
      {"\xFF\xD8\xFF", Foreign::jpeg},
      {"GIF8", Foreign::gif},
      {"%PDF-", Foreign::pdf},
      {"PK\x03\x04", Foreign::zip},
      {"PK\x05\x06", Foreign::zip},  // an empty archive
      {"\x1F\x8B", Foreign::gzip},
      {"\x28\xB5\x2F\xFD", Foreign::zstd},
      {"\x7F"
       "ELF",
       Foreign::program},
      {"\xFF\xFE", Foreign::utf16},
      {"\xFE\xFF", Foreign::utf16},
  }};
  for (const auto& [signature, what] : kSignatures) {
    if (start.starts_with(signature)) return what;
  }
  return std::nullopt;
}

/// Latin letters and signs with a zero before or after each: UTF-16 without a byte order mark.
bool is_bare_utf16(std::string_view start) {
  if (start.size() < 4) return false;
  const auto zero = [start](std::size_t at) { return start[at] == '\0'; };
  return zero(0) != zero(1) && zero(0) == zero(2) && zero(1) == zero(3);
}

/// Lower case, ASCII only.
bool begins_with(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && std::ranges::equal(text.substr(0, lower.size()), lower, {}, [](char c) {
           return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
         });
}

bool is_python_line(std::string_view line) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"import ", "from ", "def ", "async def ", "class ", "if __name__"},
      [line](std::string_view word) { return line.starts_with(word); });
}

bool is_python(std::string_view text) {
  if (text.starts_with("#!")) return text.substr(0, text.find('\n')).find("python") != std::string_view::npos;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size());
    if (is_python_line(text.substr(0, size))) return true;
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  return false;
}

Foreign text_kind(std::string_view text) {
  if (begins_with(text, "<!doctype html") || begins_with(text, "<html")) return Foreign::html;
  if (text.starts_with('<')) return Foreign::xml;
  if (text.starts_with('[')) return Foreign::json_list;
  if (text.starts_with('{')) return Foreign::json_object;
  return is_python(text) ? Foreign::python : Foreign::text;
}

}  // namespace

Foreign foreign(std::string_view start) {
  if (const auto known = by_signature(start)) return *known;
  if (is_bare_utf16(start)) return Foreign::utf16;
  // The last character may be incomplete.
  const bool is_text = valid_utf8_prefix(start) + 4 > start.size() && start.find('\0') == std::string_view::npos;
  if (!is_text) return Foreign::binary;
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? Foreign::text : text_kind(start.substr(first));
}

}  // namespace trace
