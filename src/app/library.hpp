// What the program has to show and to say: its lessons and its words in both languages, read once.
#pragma once

#include <filesystem>

#include "lessons/catalogue.hpp"
#include "text/words.hpp"

namespace app {

struct Library {
  text::Words korean;
  text::Words english;
  lessons::Catalogue catalogue;

  /// Reads `assets` (paths.hpp).
  /// @throws std::runtime_error naming file, line and reason.
  static Library load(const std::filesystem::path& assets);

  [[nodiscard]] const text::Words& words(text::Language language) const {
    return language == text::Language::ko ? korean : english;
  }
};

}  // namespace app
