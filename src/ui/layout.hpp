// The rectangles of the panels: a pure function of the window's size, so that it can be tested without a window. On a
// grid of 4 units; gaps of 12 and an outer margin of 16, less in a low window.
#pragma once

#include <cstddef>
#include <vector>

#include "ui/pane.hpp"
#include "ui/state.hpp"

namespace ui {

/// What a panel of a study needs (player/study.hpp).
struct StudyNeeds {
  bool shown = false;
  bool output = false;  ///< the output stays beside it
  float height = 0;     ///< units that its content would fill
};

/// What the layout depends on, apart from the window.
struct LayoutNeeds {
  float scale = 1;             ///< pixels per unit: display scale times text size
  std::size_t parameters = 0;  ///< rows of the delays panel
  float notice_height = 0;     ///< units; 0: no notice
  bool words_only = false;     ///< the transport has only words: one row is enough
  Pane pane = Pane::timeline;  ///< the chosen tab, where panels share a place
  bool presenting = false;     ///< only the timeline, or the chosen panel, and the sentence below it
  StudyNeeds study = {};
  float sentence = 0;          ///< units that a transport in rows, a small one, or a presentation needs for its sentence
  bool no_delays = false;      ///< there is no panel of them beside the code
};

/// How the panels share the window: all side by side; timeline and one other; one at a time; one, without controls. A
/// study has the place of event loop and output, or is one of those that share a place; in a presentation it is a band
/// above the sentence, or in a low window has the place of the timeline.
enum class Form : std::uint8_t { wide, halved, single, presenting };

/// Rectangles in pixels. They never overlap and are inside the window. Those of panels that are not shown are empty
/// (width 0); a tab in `tabs` shows them instead. In a very small window, which only a window manager can force, others
/// are also empty; no size is negative.
struct Layout {
  Form form = Form::wide;
  Rect top, notice, tabs, code, delays, timeline, loop, console, study, transport;
  Rect content;             ///< everything between the top and the transport, for sources without panels
  std::vector<Pane> panes;  ///< those that `tabs` offers
  Pane shown = Pane::timeline;  ///< the chosen one of them
};

/// How the transport is arranged: one row; the sentence above the controls; few controls beside the sentence.
enum class TransportForm : std::uint8_t { row, rows, small };

/// Of a window of so many pixels. In rows there is no room for the sentence next to the buttons; but if event loop and
/// output would be left out for it, only when one row is not possible.
TransportForm transport_form(float width, float height, float scale);

/// Whether the top bar is a single narrow row without titles, which it shares with the tabs.
bool is_top_bare(float height, float scale);

/// The layout of a window of width x height pixels.
Layout layout(float width, float height, const LayoutNeeds& needs);

/// Units that the delays panel needs to show `parameters` rows without scrolling.
float delays_height(std::size_t parameters);

/// Pixels per unit of a window of so many pixels on a monitor of scale `monitor`, at the user's text size: the content
/// grows with a large window, and further in a presentation. In steps, since each scale has its own fonts.
float pixels_per_unit(float width, float height, float monitor, double text_size, bool presenting);

}  // namespace ui
