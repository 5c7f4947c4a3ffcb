// A screen without a window: an ImGui context with real fonts, a lesson recorded by the real scheduler, a simulated
// mouse.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "lessons/catalogue.hpp"
#include "lessons/listing.hpp"
#include "lessons/record.hpp"
#include "timeline/axis.hpp"
#include "timeline/build.hpp"
#include "ui/screen.hpp"
#include "ui/state.hpp"

namespace ui_test {

inline const std::string kAssets = std::string(COROSCOPE_SOURCE_DIR) + "/assets";

/// The program's fonts, with the characters of both languages and of the lessons.
class Faces {
 public:
  explicit Faces(float scale) {
    for (const text::Language language : {text::Language::ko, text::Language::en}) {
      const auto words = text::Words::load(kAssets + "/text", language);
      for (const std::string& key : words.keys()) builder_.AddText(words[key].c_str());
    }
    const auto catalogue = lessons::Catalogue::load(kAssets);
    for (const auto& lesson : catalogue.lessons()) {
      for (const auto& words : {lesson.title, lesson.question, lesson.closing}) add(words);
      for (const auto& run : lesson.runs) add(run.title);
      for (const auto& card : lesson.cards) {
        add(card.title);
        add(card.sentence);
      }
    }
    for (const auto& chapter : catalogue.chapters()) add(chapter.title);
    builder_.AddText(
        "…×·←→↑↓초총가나다라마바사아자차카타파하세코루틴이함께기다립니다스레드는비어있고벤트프쉽를로끝에서까지그래도하"
        "나만요청응답받음보냄");
    builder_.AddRanges(atlas.GetGlyphRangesDefault());
    builder_.BuildRanges(&ranges_);
    const std::string nanum = "/usr/share/fonts/truetype/nanum/";
    fonts.body = face(nanum + "NanumBarunGothic.ttf", 14 * scale * 1.15F);
    fonts.body_bold = face(nanum + "NanumBarunGothicBold.ttf", 14 * scale * 1.15F);
    fonts.small = face(nanum + "NanumBarunGothic.ttf", 12 * scale * 1.15F);
    fonts.large = face(nanum + "NanumBarunGothic.ttf", 17 * scale * 1.15F);
    fonts.clock = face(nanum + "NanumGothicCodingBold.ttf", 22 * scale);
    fonts.code = face(nanum + "NanumGothicCoding.ttf", 14 * scale);
    atlas.Build();
  }

  ImFontAtlas atlas;
  ui::Fonts fonts;

 private:
  void add(const lessons::Words& words) {
    builder_.AddText(words.ko.c_str());
    builder_.AddText(words.en.c_str());
  }
  ImFont* face(const std::string& file, float size) {
    ImFontConfig config;
    config.OversampleH = 1;
    return atlas.AddFontFromFileTTF(file.c_str(), std::round(size), &config, ranges_.Data);
  }
  ImFontGlyphRangesBuilder builder_;
  ImVector<ImWchar> ranges_;
};

class Stage {
 public:
  explicit Stage(float width = 1280, float height = 720, float scale = 1)
      : faces_(scale), context_(ImGui::CreateContext(&faces_.atlas)) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {width, height};
    io.DeltaTime = 1.0F / 60;
    io.MousePos = {-1, -1};
    theme.palette = &ui::dark_palette();
    theme.fonts = faces_.fonts;
    theme.scale = scale;
    model.words = &words;
    open("nine-or-three");
    speak(text::Language::en);
  }
  ~Stage() { ImGui::DestroyContext(context_); }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  /// Changes language: words, titles, listings.
  void speak(text::Language language) {
    words = text::Words::load(kAssets + "/text", language);
    model.language = language;
    model.lessons.clear();
    for (const auto& each : catalogue.lessons()) {
      const auto chapter = std::ranges::find(catalogue.chapters(), each.chapter, &lessons::Chapter::id);
      model.lessons.push_back(
          {each.id, each.title.in(language), each.question.in(language), chapter->title.in(language), each.article});
    }
    fill();
  }

  void open(const std::string& id) {
    lesson = catalogue.find(id);
    values = lesson->defaults();
    ++model.generations.opened;
    model.selected_run = lesson->runs.empty() ? 0 : lesson->runs.size() - 1;
    fill();
  }

  /// Puts the playhead after everything that happens at `seconds`.
  void seek(double seconds) {
    model.playhead = {timeline::Nanos(static_cast<std::int64_t>(seconds * 1e9)), timeline::Position::kAll};
    for (ui::RunView& run : model.runs) run.moment = timeline::moment_at(*run.timeline, *run.events, model.playhead);
  }

  void show(lessons::Code code) {
    model.code = code;
    fill();
  }

  /// Runs the lesson again with its values and rebuilds everything.
  void fill() {
    const double at = std::chrono::duration<double>(model.playhead.t).count();
    const text::Language language = model.language;
    model.lesson_id = lesson->id;
    model.title = lesson->title.in(language);
    model.question = lesson->question.in(language);
    model.parameters.clear();
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto& p = lesson->parameters[i];
      model.parameters.push_back({p.name, values[i], p.default_s, p.min_s, p.max_s});
    }
    model.runs.clear();
    runs_.clear();
    model.total = timeline::Nanos{0};
    std::vector<const timeline::Timeline*> all;
    for (std::size_t r = 0; r < lesson->runs.size(); ++r) {
      runs_.push_back(std::make_unique<Run>());
      Run& run = *runs_.back();
      run.trace = lessons::record(*lesson, r, values, language, coro::ClockKind::virtual_time);
      run.events = trace::decode(*run.trace);
      run.timeline = timeline::build(run.events);
      run.listing = lessons::listing(*lesson, r, model.code, values, language);
      ui::RunView view;
      view.id = lesson->runs[r].id;
      view.title = lesson->runs[r].title.in(language);
      view.events = &run.events;
      view.timeline = &run.timeline;
      view.listing = &run.listing;
      model.runs.push_back(view);
      model.total = std::max(model.total, run.timeline.total);
      all.push_back(&run.timeline);
    }
    axis_ = timeline::Axis(model.axis_kind, all);
    model.axis = &axis_;
    fill_cards();
    seek(at);
  }

  /// As at the end of the lesson: its closing text is the narration.
  void close() {
    seek(std::chrono::duration<double>(model.total).count());
    const std::string& closing = lesson->closing.in(model.language);
    const auto end = closing.find(". ");
    model.narration = end == std::string::npos
                          ? timeline::Sentence{closing, ""}
                          : timeline::Sentence{closing.substr(0, end + 1), closing.substr(end + 2)};
    model.at_end = true;
  }

  /// Draws one frame; the user's actions are appended to `actions`, and a changed delay runs the lesson again.
  void frame() {
    std::vector<ui::Action> now;
    ui::Frame f{theme, now};
    ImGui::NewFrame();
    ui::draw_screen(model, state, f);
    ImGui::Render();
    ImGui::GetIO().MouseWheel = 0;
    for (const ui::Action& each : now) {
      actions.push_back(each);
      if (const auto* set = std::get_if<ui::action::SetParameter>(&each)) {
        values[set->parameter] = set->value_s;
        fill();
      }
    }
  }
  void frames(int count) {
    while (count-- > 0) frame();
  }

  void mouse(float x, float y) { ImGui::GetIO().MousePos = {x, y}; }
  void rest_on(const std::string& name) {
    const ui::Rect rect = at(name);
    mouse(rect.center_x(), rect.center_y());
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
  void click() {
    down();
    up();
  }
  /// Three frames, then a click in the middle of the rectangle published as `name`; `actions` has only its actions.
  void click(const std::string& name) {
    frames(3);
    rest_on(name);
    actions.clear();
    click();
  }
  void wheel(const std::string& name, float notches) {
    frames(3);
    rest_on(name);
    actions.clear();
    ImGui::GetIO().MouseWheel = notches;
    frame();
  }
  [[nodiscard]] bool has(const std::string& name) const { return state.rects.count(name) != 0; }
  [[nodiscard]] ui::Rect at(const std::string& name) const {
    const auto found = state.rects.find(name);
    if (found == state.rects.end()) throw std::out_of_range("nothing is published under " + name);
    return found->second;
  }

  /// The only action of that kind since the last click(name) or wheel(); none if there are none or several.
  template <class Kind>
  [[nodiscard]] std::optional<Kind> only() const {
    std::optional<Kind> found;
    for (const ui::Action& each : actions) {
      if (!std::holds_alternative<Kind>(each)) continue;
      if (found) return std::nullopt;
      found = std::get<Kind>(each);
    }
    return found;
  }
  template <class Kind>
  [[nodiscard]] std::vector<Kind> all() const {
    std::vector<Kind> found;
    for (const ui::Action& each : actions) {
      if (std::holds_alternative<Kind>(each)) found.push_back(std::get<Kind>(each));
    }
    return found;
  }

  lessons::Catalogue catalogue = lessons::Catalogue::load(kAssets);
  const lessons::Lesson* lesson = nullptr;
  lessons::Values values;
  text::Words words = text::Words::load(kAssets + "/text", text::Language::en);
  ui::Model model;
  ui::State state;
  ui::Theme theme;
  std::vector<ui::Action> actions;

 private:
  struct Run {
    std::unique_ptr<trace::Trace> trace;
    trace::Events events;
    timeline::Timeline timeline;
    lessons::Listing listing;
    timeline::Axis axis;  ///< of a card
  };
  /// Each card at the end of its run: the player finds the real moment.
  void fill_cards() {
    model.cards.clear();
    for (const lessons::Card& card : lesson->cards) {
      const lessons::Lesson& other = *catalogue.find(card.lesson);
      runs_.push_back(std::make_unique<Run>());
      Run& run = *runs_.back();
      run.trace =
          lessons::record(other, *other.run(card.run), other.defaults(), model.language, coro::ClockKind::virtual_time);
      run.events = trace::decode(*run.trace);
      run.timeline = timeline::build(run.events);
      run.axis = timeline::Axis(timeline::AxisKind::steps, std::array<const timeline::Timeline*, 1>{&run.timeline});
      ui::CardView view;
      view.title = card.title.in(model.language);
      view.sentence =
          text::filled(card.sentence.in(model.language), {{"total", "9.0 s"}, {"t", "3.0 s"}}, model.language);
      view.lesson = other.id;
      view.lesson_title = other.title.in(model.language);
      view.run.id = card.run;
      view.run.title = other.title.in(model.language);
      view.run.events = &run.events;
      view.run.timeline = &run.timeline;
      view.at = run.timeline.end;
      view.run.moment = timeline::moment_at(run.timeline, run.events, view.at);
      view.axis = &run.axis;
      model.cards.push_back(view);
    }
  }
  Faces faces_;
  ImGuiContext* context_;
  std::vector<std::unique_ptr<Run>> runs_;
  timeline::Axis axis_;
};

}  // namespace ui_test
