#include "exporter/sheet/paper.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace exporter {
namespace {

using Layout = std::unique_ptr<PangoLayout, decltype(&g_object_unref)>;
using Description = std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)>;

constexpr const char* kProportional = "NanumBarunGothic, DejaVu Sans";  // those of platform/font_files.cpp
constexpr const char* kMonospaced = "NanumGothicCoding, DejaVu Sans Mono";

cairo_status_t append(void* into, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

/// Korean lines break at spaces, as English ones do: Pango would break them between any two syllables.
void keep_words(PangoLayout* layout, std::string_view text) {
  PangoAttrList* const list = pango_attr_list_new();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    if (end > begin) {
      PangoAttribute* const whole = pango_attr_allow_breaks_new(FALSE);
      whole->start_index = static_cast<guint>(begin);
      whole->end_index = static_cast<guint>(end);
      pango_attr_list_insert(list, whole);
    }
    begin = end + 1;
  }
  pango_layout_set_attributes(layout, list);
  pango_attr_list_unref(list);
}

}  // namespace

struct Paper::Surface {
  PaperSize size;
  std::string bytes;
  cairo_surface_t* pdf = nullptr;
  cairo_t* pen = nullptr;

  explicit Surface(PaperSize paper) : size(paper) {
    pdf = cairo_pdf_surface_create_for_stream(&append, &bytes, size.width, size.height);
    pen = cairo_create(pdf);
  }
  ~Surface() {
    cairo_destroy(pen);
    cairo_surface_destroy(pdf);
  }
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;

  void ink(double grey) const { cairo_set_source_rgb(pen, grey, grey, grey); }

  /// `width` < 0: one line.
  [[nodiscard]] Layout lay_out(std::string_view text, const Type& type, double width) const {
    Layout layout(pango_cairo_create_layout(pen), &g_object_unref);
    // Paper has no pixels to which glyphs could be rounded.
    pango_context_set_round_glyph_positions(pango_layout_get_context(layout.get()), FALSE);
    const Description font(pango_font_description_new(), &pango_font_description_free);
    pango_font_description_set_family_static(font.get(), type.code ? kMonospaced : kProportional);
    pango_font_description_set_absolute_size(font.get(), type.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), type.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    if (width >= 0) keep_words(layout.get(), text);
    if (width >= 0) pango_layout_set_width(layout.get(), static_cast<int>(std::lround(std::max(1.0, width) * PANGO_SCALE)));
    return layout;
  }

  void show_line(PangoLayoutLine* line, double x, double baseline, double grey) const {
    ink(grey);
    cairo_move_to(pen, x, baseline);
    pango_cairo_show_layout_line(pen, line);
  }

  /// The baseline of a line of this height whose capitals are in its middle.
  static double baseline(double y, double height, const Type& type) { return y + height / 2 + type.size * 0.36; }

  void rounded(const Rect& r, double corner) const {
    const double c = std::min({corner, static_cast<double>(r.w) / 2, static_cast<double>(r.h) / 2});
    if (c <= 0) return cairo_rectangle(pen, r.x, r.y, r.w, r.h);
    constexpr double kQuarter = std::numbers::pi / 2;
    cairo_new_sub_path(pen);
    cairo_arc(pen, r.x + r.w - c, r.y + c, c, -kQuarter, 0);
    cairo_arc(pen, r.x + r.w - c, r.y + r.h - c, c, 0, kQuarter);
    cairo_arc(pen, r.x + c, r.y + r.h - c, c, kQuarter, 2 * kQuarter);
    cairo_arc(pen, r.x + c, r.y + c, c, 2 * kQuarter, 3 * kQuarter);
    cairo_close_path(pen);
  }

  /// Lines at 45 degrees, `pitch` apart along x.
  void slanted(const Rect& r, double pitch, double thick, double grey, bool falling) const {
    ink(grey);
    cairo_set_line_width(pen, thick);
    // On one grid over the page: the lines of neighbours meet.
    const double from = std::floor((falling ? r.x - r.y - r.h : r.x + r.y) / pitch) * pitch;
    for (double at = from; at < from + r.w + r.h + 2 * pitch; at += pitch) {
      cairo_move_to(pen, falling ? at + r.y : at - r.y, r.y);
      cairo_line_to(pen, falling ? at + r.y + r.h : at - r.y - r.h, r.y + r.h);
    }
    cairo_stroke(pen);
  }
};

Paper::Paper(PaperSize size, const std::string& title, const std::string& subject)
    : surface_(std::make_unique<Surface>(size)) {
  cairo_pdf_surface_set_metadata(surface_->pdf, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface_->pdf, CAIRO_PDF_METADATA_CREATOR, "coroscope");
  cairo_pdf_surface_set_metadata(surface_->pdf, CAIRO_PDF_METADATA_SUBJECT, subject.c_str());
}

Paper::~Paper() = default;

PaperSize Paper::size() const { return surface_->size; }

void Paper::next_page() { cairo_show_page(surface_->pen); }

std::string Paper::finish() {
  cairo_show_page(surface_->pen);
  cairo_surface_finish(surface_->pdf);
  for (const cairo_status_t status : {cairo_status(surface_->pen), cairo_surface_status(surface_->pdf)}) {
    if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(status));
  }
  return std::move(surface_->bytes);
}

double Paper::height(std::string_view text, const Type& type, double width) const {
  const Layout layout = surface_->lay_out(text, type, width);
  return pango_layout_get_line_count(layout.get()) * type.size * type.leading;
}

double Paper::width(std::string_view text, const Type& type) const {
  const Layout layout = surface_->lay_out(text, type, -1);
  int wide = 0;
  pango_layout_get_size(layout.get(), &wide, nullptr);
  return static_cast<double>(wide) / PANGO_SCALE;
}

double Paper::text(double x, double y, std::string_view text, const Type& type, double width) {
  const Layout layout = surface_->lay_out(text, type, width);
  const double line = type.size * type.leading;
  const int lines = pango_layout_get_line_count(layout.get());
  for (int i = 0; i < lines; ++i) {
    surface_->show_line(pango_layout_get_line_readonly(layout.get(), i), x, Surface::baseline(y + i * line, line, type),
                        type.ink);
  }
  return lines * line;
}

void Paper::text_right(double x, double y, std::string_view text, const Type& type) {
  this->text(x - width(text, type), y, text, type, -1);
}

void Paper::text_middle(double x, double y, double height, std::string_view text, const Type& type) {
  const Layout layout = surface_->lay_out(text, type, -1);
  surface_->show_line(pango_layout_get_line_readonly(layout.get(), 0), x - width(text, type) / 2,
                      Surface::baseline(y, height, type), type.ink);
}

void Paper::text_row(double x, double y, double height, std::string_view text, const Type& type, double width) {
  const Layout layout = surface_->lay_out(text, type, width);
  pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
  surface_->show_line(pango_layout_get_line_readonly(layout.get(), 0), x, Surface::baseline(y, height, type), type.ink);
}

void Paper::line(double x1, double y1, double x2, double y2, double thick, double ink, bool dashed) {
  cairo_t* const pen = surface_->pen;
  constexpr double kDash[]{2.5, 2};
  cairo_set_dash(pen, kDash, dashed ? 2 : 0, 0);
  surface_->ink(ink);
  cairo_set_line_width(pen, thick);
  cairo_move_to(pen, x1, y1);
  cairo_line_to(pen, x2, y2);
  cairo_stroke(pen);
  cairo_set_dash(pen, kDash, 0, 0);
}

void Paper::frame(const Rect& rect, double thick, double ink, double corner, bool dashed) {
  cairo_t* const pen = surface_->pen;
  constexpr double kDash[]{2.5, 2};
  cairo_set_dash(pen, kDash, dashed ? 2 : 0, 0);
  surface_->ink(ink);
  cairo_set_line_width(pen, thick);
  surface_->rounded(rect, corner);
  cairo_stroke(pen);
  cairo_set_dash(pen, kDash, 0, 0);
}

void Paper::fill(const Rect& rect, double ink, double corner) {
  surface_->ink(ink);
  surface_->rounded(rect, corner);
  cairo_fill(surface_->pen);
}

void Paper::hatch(const Rect& r, Hatch which) {
  cairo_t* const pen = surface_->pen;
  cairo_save(pen);
  cairo_rectangle(pen, r.x, r.y, r.w, r.h);
  cairo_clip(pen);
  surface_->ink(which == Hatch::solid ? 0.2 : which == Hatch::pale ? 0.92 : 1);
  cairo_paint(pen);
  switch (which) {
    case Hatch::solid:
    case Hatch::pale:
    case Hatch::blank: break;
    case Hatch::diagonal: surface_->slanted(r, 5.2, 1.3, 0.45, false); break;
    case Hatch::cross:
      surface_->slanted(r, 4.2, 1.1, 0.1, false);
      surface_->slanted(r, 4.2, 1.1, 0.1, true);
      break;
    case Hatch::future: surface_->slanted(r, 7, 0.5, 0.72, true); break;
    case Hatch::lines:
      surface_->ink(0.5);
      cairo_set_line_width(pen, 0.6);
      for (double y = std::floor(r.y / 3) * 3; y < r.y + r.h; y += 3) {
        cairo_move_to(pen, r.x, y);
        cairo_line_to(pen, r.x + r.w, y);
      }
      cairo_stroke(pen);
      break;
    case Hatch::dots:
      surface_->ink(0.25);
      for (double y = std::floor(r.y / 3.4) * 3.4; y < r.y + r.h + 1; y += 3.4) {
        for (double x = std::floor(r.x / 3.4) * 3.4; x < r.x + r.w + 1; x += 3.4) {
          cairo_new_sub_path(pen);
          cairo_arc(pen, x, y, 0.75, 0, 2 * std::numbers::pi);
        }
      }
      cairo_fill(pen);
      break;
  }
  cairo_restore(pen);
}

void Paper::diamond(double x, double y, double size) {
  cairo_t* const pen = surface_->pen;
  surface_->ink(0.15);
  cairo_move_to(pen, x, y - size / 2);
  cairo_line_to(pen, x + size / 2, y);
  cairo_line_to(pen, x, y + size / 2);
  cairo_line_to(pen, x - size / 2, y);
  cairo_close_path(pen);
  cairo_fill(pen);
}

}  // namespace exporter
