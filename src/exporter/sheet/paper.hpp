// Pages of a PDF file, in memory: text that stays text, with its fonts embedded, lines, boxes, and patterns that can be
// told apart in black and white. All lengths are points, 1/72 inch.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "ui/rect.hpp"

namespace exporter {

using ui::Rect;

/// The size of a page.
struct PaperSize {
  double width = 0, height = 0;
};
inline constexpr PaperSize kA4{595.276, 841.89};
inline constexpr PaperSize kLetter{612, 792};

/// How a text is set.
struct Type {
  double size = 9;
  bool bold = false;
  bool code = false;   ///< monospaced
  double ink = 0;      ///< 0 is black, 1 is white
  double leading = 1.3;  ///< the height of a line, in sizes
};

/// Patterns that fill bars.
enum class Hatch : std::uint8_t { solid, diagonal, lines, dots, cross, pale, blank, future };

class Paper {
 public:
  /// `title` and `subject` are in the file's properties.
  Paper(PaperSize size, const std::string& title, const std::string& subject);
  ~Paper();
  Paper(const Paper&) = delete;
  Paper& operator=(const Paper&) = delete;

  [[nodiscard]] PaperSize size() const;
  void next_page();
  /// Ends the last page. @returns the bytes of the file @throws std::runtime_error if it could not be made
  std::string finish();

  /// The height of `text` in lines of at most `width`.
  [[nodiscard]] double height(std::string_view text, const Type& type, double width) const;
  /// The width of its longest line, unbroken.
  [[nodiscard]] double width(std::string_view text, const Type& type) const;
  /// Draws it with its top left corner at (x, y). @returns its height
  double text(double x, double y, std::string_view text, const Type& type, double width);
  /// One line whose right end is at `x`.
  void text_right(double x, double y, std::string_view text, const Type& type);
  /// One line whose middle is at `x`, in a row of this height.
  void text_middle(double x, double y, double height, std::string_view text, const Type& type);
  /// One line in a row of this height; cut with an ellipsis at `width`.
  void text_row(double x, double y, double height, std::string_view text, const Type& type, double width);

  void line(double x1, double y1, double x2, double y2, double thick, double ink, bool dashed = false);
  void frame(const Rect& rect, double thick, double ink, double corner = 0, bool dashed = false);
  void fill(const Rect& rect, double ink, double corner = 0);
  void hatch(const Rect& rect, Hatch which);
  /// A square on its corner: the mark of a stop point.
  void diamond(double x, double y, double size);

 private:
  struct Surface;
  std::unique_ptr<Surface> surface_;
};

/// In points.
inline Rect area(double x, double y, double w, double h) {
  return {static_cast<float>(x), static_cast<float>(y), static_cast<float>(w), static_cast<float>(h)};
}

}  // namespace exporter
