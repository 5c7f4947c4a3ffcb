// The glossary: the words of asyncio in both languages, what they mean, and a moment of a lesson that shows it.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/catalogue.hpp"
#include "lessons/lesson.hpp"

namespace lessons {

/// A word, with its moment.
struct Term : EventPlace {
  std::string id;
  Words word;
  std::string python;                ///< what Python calls it; "": nothing
  std::vector<std::string> also_ko;  ///< what people call it as well
  std::vector<std::string> also_en;
  std::vector<std::string> forms;  ///< as sentences have it; a form that ends in ~ may have any ending
  Words meaning;
  std::string lesson, run;  ///< of its moment

  [[nodiscard]] const std::vector<std::string>& also(text::Language language) const {
    return language == text::Language::ko ? also_ko : also_en;
  }
  /// Everything by which it can be found, in both languages, the word itself first.
  [[nodiscard]] std::vector<std::string> names() const;
};

/// A word of the glossary in a text: the bytes [begin, end).
struct TermInText {
  std::size_t begin = 0, end = 0;
  std::size_t term = 0;  ///< of Glossary::terms()
};

class Glossary {
 public:
  /// Reads `assets`/lessons/glossary.toml. @throws LessonError naming file, line and reason, also if a moment is of a
  /// run that `catalogue` does not have.
  static Glossary load(const std::filesystem::path& assets, const Catalogue& catalogue);

  [[nodiscard]] const std::vector<Term>& terms() const { return terms_; }
  /// The term of that id; null if there is none.
  [[nodiscard]] const Term* find(std::string_view id) const;

  /// The words of `text` that are terms, in order, none overlapping: at each word the longest form. Korean particles may
  /// follow. The cost is that of the length of the text.
  [[nodiscard]] std::vector<TermInText> words_in(std::string_view text) const;

  /// The terms with that name, in either language. Case does not matter.
  [[nodiscard]] std::vector<std::size_t> named(std::string_view name) const;
  /// The same, followed by those of whose names it is a part. All terms for "".
  [[nodiscard]] std::vector<std::size_t> search(std::string_view name) const;

  /// Names of terms that are similar to one that was not found, nearest first, at most three, one for each term.
  [[nodiscard]] std::vector<std::string> near(std::string_view name) const;

 private:
  struct Form {
    std::string folded;
    std::size_t term = 0;
    bool open = false;  ///< any ending may follow
  };
  void index();

  std::vector<Term> terms_;
  std::array<std::vector<Form>, 256> forms_;  ///< by their first byte, longest first
};

}  // namespace lessons
