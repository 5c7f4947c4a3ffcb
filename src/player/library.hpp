// The lessons of the program and its words in both languages, read once.
#pragma once

#include <filesystem>
#include <vector>

#include "lessons/catalogue.hpp"
#include "lessons/glossary.hpp"
#include "text/notice.hpp"
#include "text/words.hpp"

namespace player {

/// A problem in a file of a lesson, with its place.
text::Notice notice_of(const lessons::Problem& problem);

struct Library {
  text::Words korean;
  text::Words english;
  lessons::Catalogue catalogue;
  lessons::Glossary glossary;

  /// Reads `assets` (paths.hpp).
  /// @throws std::runtime_error naming file, line and reason.
  static Library load(const std::filesystem::path& assets);

  /// Adds the lessons of a user's folder: those that cannot be shown are left out, with a notice.
  /// @throws UserError if the folder cannot be read or has no lesson
  std::vector<text::Notice> add_own(const std::filesystem::path& folder);

  [[nodiscard]] const text::Words& words(text::Language language) const {
    return language == text::Language::ko ? korean : english;
  }
};

}  // namespace player
