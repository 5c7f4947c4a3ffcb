// Parts of a lesson's files that several of them have: words in both languages, and places in a run.
#pragma once

#include <string>

#include "text/language.hpp"

namespace lessons {

/// A text in both languages.
struct Words {
  std::string ko;
  std::string en;
  [[nodiscard]] const std::string& in(text::Language language) const {
    return language == text::Language::ko ? ko : en;
  }
};

/// A place in a run: after the `nth` event of this kind of a coroutine (or plain call) of this name.
struct EventPlace {
  std::string kind;  ///< as in TRACE.md, "task.suspend"
  std::string name;  ///< of the coroutine or plain function; "": any
  int nth = 1;       ///< from 1
};

}  // namespace lessons
