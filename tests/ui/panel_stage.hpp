// One panel without a window: an ImGui context with ImGui's default font, runs from lessons, from golden traces or made
// by hand, and a simulated mouse.
#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "lessons/catalogue.hpp"
#include "lessons/listing.hpp"
#include "lessons/record.hpp"
#include "timeline/axis.hpp"
#include "timeline/build.hpp"
#include "trace/open.hpp"
#include "ui/console/console_panel.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/loop/loop_panel.hpp"
#include "ui/timeline/axis_view.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace ui_test {

inline const std::string kRoot = COROSCOPE_SOURCE_DIR;

/// A trace and everything derived from it.
struct Recorded {
  std::unique_ptr<trace::Trace> trace;
  trace::Events events;
  timeline::Timeline timeline;
  lessons::Listing listing;
};

class PanelStage {
 public:
  using Panel = std::function<void(const ui::Model&, ui::State&, ui::Frame&, ui::Rect)>;

  explicit PanelStage(Panel panel, ui::Rect place = {404, 60, 1020, 552}, float scale = 1)
      : rect(place), panel_(std::move(panel)) {
    context_ = ImGui::CreateContext();
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.DisplaySize = {1440 * scale, 900 * scale};
    io.DeltaTime = 1.0F / 60;
    ImFontConfig config;
    config.SizePixels = 13 * scale;
    ImFont* font = io.Fonts->AddFontDefault(&config);
    io.Fonts->Build();
    theme.palette = &ui::dark_palette();
    theme.fonts = {font, font, font, font, font, font};
    theme.scale = scale;
    model.words = &words;
    mouse(-1, -1);
  }
  ~PanelStage() { ImGui::DestroyContext(context_); }
  PanelStage(const PanelStage&) = delete;
  PanelStage& operator=(const PanelStage&) = delete;

  /// All runs of a lesson, with `set` for its delays (the defaults if it is empty).
  void open_lesson(const std::string& id, lessons::Values set = {}) {
    ++model.generations.opened;
    lesson_ = catalogue.find(id);
    values = set.empty() ? lesson_->defaults() : std::move(set);
    run_lesson();
    model.selected_run = model.runs.size() - 1;
  }

  /// A trace of tests/golden.
  void open_trace(const std::string& name) {
    ++model.generations.opened;
    clear();
    auto read = trace::open(kRoot + "/tests/golden/" + name);
    if (!std::holds_alternative<trace::Trace>(read)) throw std::runtime_error("cannot read " + name);
    add(std::make_unique<trace::Trace>(std::move(std::get<trace::Trace>(read))), name, {});
    model.lesson_id = name;
    seek(model.playhead);
  }

  /// A timeline made by hand.
  void open(timeline::Timeline timeline) {
    ++model.generations.opened;
    clear();
    recorded_.emplace_back();
    recorded_.back().trace = std::make_unique<trace::Trace>();
    recorded_.back().events = trace::decode(*recorded_.back().trace);
    recorded_.back().timeline = std::move(timeline);
    show(recorded_.back(), "hand");
    model.lesson_id = "hand";
    seek(model.playhead);
  }

  void set_axis(timeline::AxisKind kind) {
    model.axis_kind = kind;
    ++model.generations.axis;
    seek(model.playhead);
  }
  void seek(double seconds, std::uint32_t within = timeline::Position::kAll) {
    seek({timeline::Nanos(static_cast<std::int64_t>(seconds * 1e9)), within});
  }
  void seek(timeline::Position position) {
    std::vector<const timeline::Timeline*> all;
    for (const Recorded& each : recorded_) all.push_back(&each.timeline);
    axis_ = timeline::Axis(model.axis_kind, all);
    model.axis = &axis_;
    model.playhead = position;
    for (ui::RunView& run : model.runs) run.moment = timeline::moment_at(*run.timeline, *run.events, position);
  }

  /// One frame; SetParameter runs the lesson again, Seek moves the playhead, as the program does.
  void frame() {
    std::vector<ui::Action> now;
    ui::Frame f{theme, now};
    state.rects.clear();
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("all", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground);
    ImGui::GetWindowDrawList()->PushClipRectFullScreen();
    ui::tip_begin(state);
    ui::look(model, state);
    panel_(model, state, f, rect);
    ui::let_go(model, state, f);
    if (counting) count_vertices();
    ui::tip_draw(theme, state);
    ImGui::GetWindowDrawList()->PopClipRect();
    ImGui::End();
    ImGui::Render();
    ImGui::GetIO().MouseWheel = ImGui::GetIO().MouseWheelH = 0;
    for (const ui::Action& each : now) carry_out(each);
  }
  void frames(int count) {
    while (count-- > 0) frame();
  }

  void mouse(float x, float y) { ImGui::GetIO().MousePos = {x, y}; }
  void move(float x, float y) {
    mouse(x, y);
    frame();
  }
  void down() {
    ImGui::GetIO().MouseDown[0] = true;
    frame();
  }
  void up() {
    ImGui::GetIO().MouseDown[0] = false;
    frame();
  }
  /// Three frames (needed by overlays), the mouse there, and no earlier actions.
  void go_to(const std::string& name, float dx = 0, float dy = 0) {
    frames(3);
    const ui::Rect r = at(name);
    move(r.center_x() + dx, r.center_y() + dy);
    actions.clear();
  }
  void click(const std::string& name, float dx = 0, float dy = 0) {
    go_to(name, dx, dy);
    down();
    up();
    // Long before the next one, so that two clicks are not a double click.
    frames(60);
  }
  void double_click(const std::string& name) {
    go_to(name);
    down();
    up();
    down();
    up();
  }

  [[nodiscard]] bool has(const std::string& name) const { return state.rects.count(name) != 0; }
  [[nodiscard]] ui::Rect at(const std::string& name) const {
    const auto found = state.rects.find(name);
    if (found == state.rects.end()) throw std::out_of_range("nothing is published under " + name);
    return found->second;
  }
  template <class Kind>
  [[nodiscard]] std::vector<Kind> all() const {
    std::vector<Kind> found;
    for (const ui::Action& each : actions) {
      if (const auto* kind = std::get_if<Kind>(&each)) found.push_back(*kind);
    }
    return found;
  }
  [[nodiscard]] float px(double at) const { return ui::axis_view(model, state, plot()).scale.to_pixel(at); }
  [[nodiscard]] ui::Rect plot() const { return at("ruler"); }

  ui::Rect rect;
  text::Words words = text::Words::load(kRoot + "/assets/text", text::Language::en);
  lessons::Catalogue catalogue = lessons::Catalogue::load(kRoot + "/assets");
  lessons::Values values;
  ui::Model model;
  ui::State state;
  ui::Theme theme;
  std::vector<ui::Action> actions;
  bool counting = true;      ///< the two below are counted, which is slower than drawing
  int vertices = 0;          ///< of the panel's last frame
  int vertices_outside = 0;  ///< those outside its rectangle and outside every clip

 private:
  void clear() {
    model.runs.clear();
    recorded_.clear();
    model.parameters.clear();
    lesson_ = nullptr;
    model.selected_run = 0;
  }
  void show(Recorded& recorded, const std::string& title) {
    ui::RunView view;
    view.id = view.title = title;
    view.events = &recorded.events;
    view.timeline = &recorded.timeline;
    view.listing = &recorded.listing;
    model.runs.push_back(view);
  }
  void add(std::unique_ptr<trace::Trace> trace, const std::string& title, lessons::Listing listing) {
    recorded_.emplace_back();
    Recorded& made = recorded_.back();
    made.trace = std::move(trace);
    made.events = trace::decode(*made.trace);
    made.timeline = timeline::build(made.events);
    made.listing = std::move(listing);
    show(made, title);
  }
  void run_lesson() {
    const lessons::Lesson* lesson = lesson_;
    const std::size_t selected = model.selected_run;
    clear();
    lesson_ = lesson;
    model.lesson_id = lesson->id;
    for (std::size_t i = 0; i < lesson->parameters.size(); ++i) {
      const lessons::Parameter& p = lesson->parameters[i];
      model.parameters.push_back({p.name, values[i], p.default_s, p.min_s, p.max_s});
    }
    for (std::size_t r = 0; r < lesson->runs.size(); ++r) {
      add(lessons::record(*lesson, r, values, text::Language::en, coro::ClockKind::virtual_time),
          lesson->runs[r].title.en, lessons::listing(*lesson, r, lessons::Code::python, values, text::Language::en));
    }
    model.selected_run = std::min(selected, model.runs.size() - 1);
    seek(model.playhead);
  }
  void carry_out(const ui::Action& each) {
    actions.push_back(each);
    if (const auto* set = std::get_if<ui::action::SetParameter>(&each); set != nullptr && lesson_ != nullptr) {
      values.at(set->parameter) = set->value_s;
      run_lesson();
    }
    if (const auto* to = std::get_if<ui::action::Seek>(&each)) seek(to->position);
    if (const auto* run = std::get_if<ui::action::SelectRun>(&each)) model.selected_run = run->run;
  }
  void count_vertices() {
    const ImDrawList& list = *ImGui::GetWindowDrawList();
    vertices = vertices_outside = 0;
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.ClipRect.z <= command.ClipRect.x || command.ClipRect.w <= command.ClipRect.y) continue;
      const bool inside = command.ClipRect.x >= rect.x - 1 && command.ClipRect.y >= rect.y - 1 &&
                          command.ClipRect.z <= rect.x + rect.w + 1 && command.ClipRect.w <= rect.y + rect.h + 1;
      for (unsigned i = 0; i < command.ElemCount; ++i) {
        const auto index = list.IdxBuffer[static_cast<int>(command.IdxOffset + i)];
        const ImVec2 p = list.VtxBuffer[static_cast<int>(command.VtxOffset) + index].pos;
        ++vertices;
        const bool in_rect =
            p.x >= rect.x - 2 && p.y >= rect.y - 2 && p.x <= rect.x + rect.w + 2 && p.y <= rect.y + rect.h + 2;
        if (!inside && !in_rect) ++vertices_outside;
      }
    }
  }

  Panel panel_;
  ImGuiContext* context_ = nullptr;
  std::deque<Recorded> recorded_;
  timeline::Axis axis_;
  const lessons::Lesson* lesson_ = nullptr;
};

}  // namespace ui_test
