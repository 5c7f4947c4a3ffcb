// The rows of a listing at a width, and its colours. They are kept from frame to frame, since a listing may be long.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/code/highlight.hpp"

struct ImFont;

namespace ui {

/// Bytes [begin, end) of a line, which begin `indent` px right of the text's left edge.
struct Piece {
  std::uint32_t line = 0;
  std::size_t begin = 0, end = 0;
  float indent = 0;
};

class ListingLayout {
 public:
  /// Breaks the lines into pieces of at most `width` px, those after the first `hanging` px further right than the line
  /// begins. Does nothing if it has done the same before.
  void update(const std::vector<std::string>& lines, lessons::Code code, const ImFont* font, float width, float hanging);

  [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }
  /// The tokens of a line, from 1 on.
  [[nodiscard]] const std::vector<Token>& tokens(std::uint32_t line) const { return tokens_[line - 1]; }
  /// How often update() had something to do.
  [[nodiscard]] int times() const { return times_; }

 private:
  std::size_t key_ = 0;  ///< a hash of the arguments of update()
  int times_ = 0;
  std::vector<Piece> pieces_;
  std::vector<std::vector<Token>> tokens_;
};

}  // namespace ui
