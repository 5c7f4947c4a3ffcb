#include "coro/value_text.hpp"

namespace coro::detail {
namespace {

constexpr std::size_t kMostCharacters = 40;

/// The number of UTF-8 bytes of the first `count` characters.
std::size_t bytes_of(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins && count-- == 0) break;
  }
  return at;
}

}  // namespace

std::string cut(std::string text) {
  if (bytes_of(text, kMostCharacters) < text.size())
    text.replace(bytes_of(text, kMostCharacters - 1), text.size(), "…");
  return text;
}

std::string short_repr(std::string_view text) { return cut(repr_of(text.substr(0, bytes_of(text, kMostCharacters)))); }

}  // namespace coro::detail
