// A terminal that runs are played in: its size, its keys, a screen of its own that is gone afterwards whatever happens.
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

  /// The terminal behind standard output; nothing when that is a file, a pipe, or too simple to move a cursor in.
  static std::optional<Terminal> standard(const Environment& environment);

  /// Now: it may change at any time.
  [[nodiscard]] Size size() const;
  /// Whether there is anybody who could press a key.
  [[nodiscard]] bool has_keys() const { return has_keys_; }

  /// While it lives, the terminal shows another screen without a cursor and hands over keys at once. Signals that end
  /// or stop the program put the terminal back first.
  class Screen {
   public:
    explicit Screen(const Terminal& terminal);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    /// Shows `picture`, lines that end with a newline, as many as the terminal has rows.
    void show(std::string_view picture) const;
    /// The next key (the first byte of one that sends several), or nothing within `longest`.
    [[nodiscard]] std::optional<char> key(std::chrono::milliseconds longest) const;

   private:
    bool has_keys_;
  };

 private:
  explicit Terminal(bool has_keys) : has_keys_(has_keys) {}
  bool has_keys_;
};

/// Whether to colour what goes to a terminal: not with NO_COLOR set to anything (no-color.org).
bool wants_colour(const Environment& environment);

/// The width for text: the variable COLUMNS, else the terminal's, else 80.
std::size_t text_columns(const Environment& environment, const Terminal* terminal);

}  // namespace platform
