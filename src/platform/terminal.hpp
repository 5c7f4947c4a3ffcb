// A terminal in which runs are played: its size, its keys, and its alternate screen, which is always left again.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

#include "platform/environment.hpp"

namespace platform {

class Terminal {
 public:
  struct Size {
    std::size_t columns = 80;
    std::size_t rows = 24;
  };

  /// The terminal of standard output; nothing when that is a file, a pipe, or too simple to move a cursor in.
  static std::optional<Terminal> standard(const Environment& environment);

  /// The current size; it may change at any time.
  [[nodiscard]] Size size() const;
  /// Whether standard input can deliver keys.
  [[nodiscard]] bool has_keys() const { return has_keys_; }

  /// While it exists, the terminal shows the alternate screen without a cursor and delivers keys unbuffered. Signals
  /// that end or stop the program restore the terminal first; when it continues, the screen is taken up again.
  class Screen {
   public:
    explicit Screen(const Terminal& terminal);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    /// Shows `picture`, lines that end with a newline, as many as the terminal has rows.
    void show(std::string_view picture) const;
    /// The next key (the first byte of one that sends several), or nothing when none comes within `longest`.
    [[nodiscard]] std::optional<char> key(std::chrono::milliseconds longest) const;

    /// Whether the program was stopped and has continued since the last call: the time in between does not count.
    [[nodiscard]] bool take_continued() const;

   private:
    bool has_keys_;
  };

 private:
  explicit Terminal(bool has_keys) : has_keys_(has_keys) {}
  bool has_keys_;
};

/// Whether to use colours in a terminal: not when NO_COLOR has any value (no-color.org).
bool wants_colour(const Environment& environment);

/// The width for text: the variable COLUMNS, else the terminal's, else 80.
std::size_t text_columns(const Environment& environment, const Terminal* terminal);

}  // namespace platform
