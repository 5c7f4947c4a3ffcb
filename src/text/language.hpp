// The two languages of the program.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace text {

enum class Language : std::uint8_t { ko, en };

/// "ko" or "en".
constexpr std::string_view code(Language language) { return language == Language::ko ? "ko" : "en"; }

/// The language of that code; nothing for any other.
constexpr std::optional<Language> language_of(std::string_view code) {
  if (code == "ko") return Language::ko;
  if (code == "en") return Language::en;
  return std::nullopt;
}

}  // namespace text
