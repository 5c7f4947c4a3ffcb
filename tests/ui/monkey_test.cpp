// A monkey on the whole screen: random events of a mouse, a keyboard, a window manager, a teacher who opens things, among
// them traces as wide, deep and long as a trace can be, and of a settings file that changes meanwhile; each is followed by
// a frame. Nothing may crash, become endless, or get out of step with the run.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "player/settings.hpp"
#include "support/folder.hpp"
#include "support/hostile_traces.hpp"
#include "support/stage.hpp"

namespace {

using ui_test::Stage;
namespace action = ui::action;

std::vector<std::filesystem::path> golden_traces() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(COROSCOPE_SOURCE_DIR) + "/tests/golden")) {
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

int from_environment(const char* name, int otherwise) {
  const char* const set = std::getenv(name);
  return set == nullptr ? otherwise : std::atoi(set);
}

ui_test::HostileSize hostile_size() {
  const ui_test::HostileSize usual;
  return {from_environment("COROSCOPE_MONKEY_LANES", usual.tasks), from_environment("COROSCOPE_MONKEY_DEPTH", usual.depth)};
}

class Monkey {
 public:
  Monkey(Stage& screen, unsigned seed)
      : screen_(screen), random_(seed), hostile_(ui_test::hostile_traces(folder_.path(), hostile_size())) {}

  /// One event. What it was is in what().
  void act() {
    const int kind = number(0, 99);
    if (kind < 34) aim();
    else if (kind < 44) press_button();
    else if (kind < 58) release_button();
    else if (kind < 62) double_click();
    else if (kind < 70) turn_wheel();
    else if (kind < 73) hold_modifier();
    else if (kind < 90) type();
    else if (kind < 93) resize();
    else if (kind < 97) change_looks();
    else if (kind < 98) open_another();
    else if (number(0, 1) == 0) meet_another_window();
    else set_something();
  }

  [[nodiscard]] const std::string& what() const { return what_; }
  /// The second frame of a double click comes without another event.
  [[nodiscard]] bool more_to_do() const { return clicks_left_ > 0; }
  void go_on() {
    ImGui::GetIO().MouseDown[0] = --clicks_left_ % 2 == 1;
    what_ = "double click goes on";
  }

 private:
  int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  float real(float low, float high) { return std::uniform_real_distribution<float>(low, high)(random_); }
  template <class List>
  const auto& one_of(const List& list) {
    return list[static_cast<std::size_t>(number(0, static_cast<int>(std::size(list)) - 1))];
  }

  // Mostly at something that is there, or a little way from where it is, as a hand that drags; sometimes off the
  // screen.
  void aim() {
    what_ = "mouse moves";
    ImGuiIO& io = ImGui::GetIO();
    const int how = number(0, 9);
    if (how < 5 && !screen_.state.rects.empty()) {
      auto rect = screen_.state.rects.begin();
      std::advance(rect, number(0, static_cast<int>(screen_.state.rects.size()) - 1));
      const ui::Rect& r = rect->second;
      // Now and then at its very end.
      const auto along = [this] { return number(0, 5) == 0 ? static_cast<float>(number(0, 1)) : real(0, 1); };
      io.MousePos = {r.x + r.w * along(), r.y + r.h * along()};
      what_ += " to " + rect->first;
    } else if (how < 8) {
      io.MousePos = {io.MousePos.x + real(-120, 120), io.MousePos.y + real(-60, 60)};
    } else if (how < 9) {
      io.MousePos = {real(-50, screen_.width + 50), real(-50, screen_.height + 50)};
    } else {
      io.MousePos = {-FLT_MAX, -FLT_MAX};  // left the window
    }
  }
  void press_button() {
    const int button = std::max(0, number(-3, 2));  // mostly the left one
    what_ = "mouse button goes down: " + std::to_string(button);
    ImGui::GetIO().MouseDown[button] = true;
  }
  void release_button() {
    what_ = "all mouse buttons go up";
    for (bool& down : ImGui::GetIO().MouseDown) down = false;
  }
  void double_click() {
    what_ = "double click";
    ImGui::GetIO().MouseDown[0] = true;
    clicks_left_ = 3;
  }
  void turn_wheel() {
    what_ = "wheel";
    const int most = number(0, 5) == 0 ? 200 : 8;  // at times beyond every end
    ImGui::GetIO().MouseWheel = static_cast<float>(number(-most, most));
    if (number(0, 3) == 0) ImGui::GetIO().MouseWheelH = static_cast<float>(number(-3, 3));
  }
  void hold_modifier() {
    what_ = "modifier";
    ImGui::GetIO().KeyShift = number(0, 2) == 0;
    ImGui::GetIO().KeyCtrl = number(0, 4) == 0;
  }
  void type() {
    const auto key = static_cast<ui::Key>(number(0, static_cast<int>(ui::Key::z)));
    const ui::Mods mods{number(0, 3) == 0, number(0, 3) == 0};
    what_ = "key " + std::to_string(static_cast<int>(key)) + (mods.shift ? " shift" : "") + (mods.ctrl ? " ctrl" : "");
    static const std::u32string kTyped = U"gaiou 각한.-";
    const char32_t character = mods.ctrl ? U'\0' : kTyped[static_cast<std::size_t>(number(0, 10))];
    if (character != 0 && ui::type(character, screen_.state)) what_ += " types";
    else screen_.press(key, mods);
  }
  void resize() {
    what_ = "window";
    static const std::array<ImVec2, 9> kSizes{{{960, 600},
                                               {1280, 720},
                                               {1440, 900},
                                               {1920, 1080},
                                               {3840, 2160},
                                               {200, 150},
                                               {1, 1},
                                               {320, 1200},
                                               {2000, 90}}};
    const ImVec2 size = number(0, 2) > 0 ? one_of(kSizes) : ImVec2{real(1, 3840), real(1, 2160)};
    screen_.width = std::floor(size.x);
    screen_.height = std::floor(size.y);
    static constexpr std::array kScales{1.0F, 1.25F, 1.5F, 2.0F};
    screen_.display_scale = one_of(kScales);
    what_ += " " + std::to_string(size.x) + " x " + std::to_string(size.y);
  }
  void change_looks() {
    what_ = "language, theme or text size";
    switch (number(0, 4)) {
      case 0: return screen_.carry_out(action::ToggleLanguage{});
      case 1: return screen_.carry_out(action::ToggleTheme{});
      case 2:
        return screen_.change([](player::Player& player) {
          player.notify({"notice.settings_unwritable", {{"reason", "No space is left."}}});
        });
      default: return screen_.carry_out(action::TextSize{number(-1, 1)});
    }
  }
  void open_another() {
    if (const int which = number(0, 3); which < 2) {
      const auto& file = which == 0 ? one_of(traces_) : one_of(hostile_);
      what_ = "opens " + file.filename().string();
      screen_.open_trace(file);
    } else {
      const auto& lesson = one_of(screen_.catalogue().lessons());
      what_ = "opens " + lesson.id;
      screen_.carry_out(action::SelectLesson{lesson.id});
    }
  }
  // Another window saves its settings, or an editor leaves something else there; then this window saves.
  void meet_another_window() {
    static const std::array<std::string, 7> kLeft{"",
                                                  "theme = \"light\"\nspeed = 4.0\n",
                                                  "theme = ",
                                                  "[window]\nwidth = -9223372036854775808\n",
                                                  "text_size = nan\nspeed = \"\"\ntheme = [[[[1]]]]\n",
                                                  std::string(5'000, '['),
                                                  std::string("\xFF\xFE\0x", 4)};
    what_ = "the settings file changes";
    const auto file = folder_.path() / "settings.toml";
    (void)folder_.write("settings.toml", one_of(kLeft));
    if (number(0, 1) == 0) (void)settings_.save(screen_.player().settings());
    std::vector<text::Notice> notices;
    player::SettingsFile next(file);
    const player::Settings read = next.load(notices);
    ASSERT_TRUE(read.speed >= player::Settings::kMinSpeed && read.speed <= player::Settings::kMaxSpeed);
    ASSERT_TRUE(read.text_size >= player::Settings::kMinTextSize && read.text_size <= player::Settings::kMaxTextSize);
    ASSERT_EQ(read.window, read.window.within_limits());
    for (const text::Notice& notice : notices) {
      screen_.change([&](player::Player& player) { player.notify(notice); });
    }
  }
  // What no handle reaches: delays of a whole day, of no time and of none that exists.
  void set_something() {
    static const std::array kDelays{0.0, 1e-9, 0.001, 0.1, 1.0, 3.0, 59.9, 3600.0, 86'400.0, -1.0, 1e300, std::nan("")};
    const auto parameter = static_cast<std::size_t>(number(0, 4));
    const double value = one_of(kDelays);
    what_ = "delay " + std::to_string(parameter) + " becomes " + std::to_string(value);
    screen_.carry_out(action::SetParameter{parameter, value, number(0, 1) == 0});
  }

  Stage& screen_;
  std::mt19937 random_;
  std::vector<std::filesystem::path> traces_ = golden_traces();
  Folder folder_;
  player::SettingsFile settings_{folder_.path() / "settings.toml"};
  std::vector<std::filesystem::path> hostile_;
  int clicks_left_ = 0;
  std::string what_;
};

void expect_run_in_step(const ui::Model& model, const ui::RunView& run) {
  const timeline::Moment& moment = run.moment;
  const auto& events = run.events->list;
  ASSERT_EQ(moment.lanes.size(), run.timeline->lanes.size());
  // The line that closes a trace is no event of any instant.
  const auto count = [&](auto&& is_in) {
    return std::count_if(events.begin(), events.end(),
                         [&](const auto& event) { return is_in(event.t) && event.kind != trace::Kind::end; });
  };
  const timeline::Nanos now = model.playhead.t;
  ASSERT_GE(moment.events_done, count([now](timeline::Nanos t) { return t < now; }));
  ASSERT_LE(moment.events_done, count([now](timeline::Nanos t) { return t <= now; }));
  ASSERT_LT(moment.event, static_cast<std::int32_t>(moment.events_done));
  ASSERT_LE(moment.outputs, run.timeline->output.size());
}

void expect_model_in_step(const ui::Model& model) {
  ASSERT_EQ(model.runs.empty(), !model.cards.empty());
  ASSERT_LT(model.selected_run, std::max<std::size_t>(model.runs.size(), 1));
  ASSERT_GE(model.playhead, timeline::Position{});
  ASSERT_LE(model.playhead.t, model.total);
  ASSERT_TRUE(model.speed >= player::Settings::kMinSpeed && model.speed <= player::Settings::kMaxSpeed);
  for (const auto& parameter : model.parameters) {
    ASSERT_TRUE(parameter.value_s >= 0 && parameter.value_s <= lessons::kMaxDelay) << parameter.name;
  }
  for (const ui::RunView& run : model.runs) {
    SCOPED_TRACE(run.id);
    expect_run_in_step(model, run);
  }
}

void expect_state_sane(const ui::State& state, const ui::Model& model) {
  const auto* const delay = ui::held_delay(state.drag);
  const auto* const dragged = std::get_if<ui::BarEndDrag>(&state.drag);
  const ui::BarEndDrag bar = dragged == nullptr ? ui::BarEndDrag{} : *dragged;
  for (const double value :
       {state.view_begin, state.view_end, state.redraw_in_s, state.tip.since_s, bar.from_s, bar.end_s, bar.slope,
        static_cast<double>(bar.grab), delay == nullptr ? 0 : delay->value_s}) {
    ASSERT_TRUE(std::isfinite(value));
  }
  for (const float scroll : {state.console_scroll, state.lanes_scroll, state.code_scroll, state.delays_scroll,
                             state.lessons_scroll, state.help_scroll, state.help_height, state.cards_scroll}) {
    ASSERT_TRUE(std::isfinite(scroll) && scroll >= 0);
  }
  ASSERT_GE(state.view_begin, 0);
  ASSERT_LE(state.view_begin, state.view_end);
  const ui::LaneRef& lane = state.selected_lane;
  if (lane.lane != timeline::kNoLane) {
    ASSERT_LT(lane.run, model.runs.size());
    ASSERT_GE(lane.lane, 0);
    ASSERT_LT(static_cast<std::size_t>(lane.lane), model.runs[lane.run].timeline->lanes.size());
  }
  ASSERT_TRUE(delay == nullptr || delay->parameter < model.parameters.size());
  ASSERT_TRUE(ImGui::GetIO().MouseDown[0] || !ui::is_dragging(state));
}

void expect_rects_sane(const ui::State& state) {
  for (const auto& [name, rect] : state.rects) {
    ASSERT_TRUE(std::isfinite(rect.x) && std::isfinite(rect.y)) << name;
    ASSERT_TRUE(rect.w >= 0 && rect.w < 1e6F && rect.h >= 0 && rect.h < 1e6F) << name << " " << rect.w << " " << rect.h;
  }
}

// Far off the screen coordinates lose their fractions, and graphics cards their patience.
constexpr float kFar = 32'768;

void expect_drawing_sane() {
  const ImDrawData& data = *ImGui::GetDrawData();
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    const ImDrawVert* const end = list.VtxBuffer.Data + list.VtxBuffer.Size;
    const ImDrawVert* at = list.VtxBuffer.Data;
    // What is not a number is not near either. Plain comparisons: this sees half a billion vertices.
    while (at != end && at->pos.x > -kFar && at->pos.x < kFar && at->pos.y > -kFar && at->pos.y < kFar) ++at;
    ASSERT_EQ(at, end) << at->pos.x << ", " << at->pos.y;
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const ImVec4& clip = command.ClipRect;
      ASSERT_TRUE(std::isfinite(clip.x + clip.y + clip.z + clip.w));
      ASSERT_LE(command.IdxOffset + command.ElemCount, static_cast<unsigned>(list.IdxBuffer.Size));
    }
  }
}

void frame_and_check(Stage& screen) {
  screen.frame([&](const ui::Model& model) {
    expect_model_in_step(model);
    expect_state_sane(screen.state, model);
    expect_rects_sane(screen.state);
    expect_drawing_sane();
  });
  // What the frame's actions made of the run, before anything of it is drawn.
  if (!screen.actions.empty()) expect_model_in_step(screen.model());
  screen.actions.clear();
}

class MonkeyScreen : public testing::TestWithParam<int> {};

// For a longer hunt: COROSCOPE_MONKEY_SEED=N COROSCOPE_MONKEY_EVENTS=N ui_tests --gtest_filter=*Monkey*; in traces of
// COROSCOPE_MONKEY_LANES=N lanes and COROSCOPE_MONKEY_DEPTH=N coroutines that await each other.
TEST_P(MonkeyScreen, IsInStepAfterAThousandEvents) {
  Stage screen(1440, 900);
  screen.speak(text::Language::ko);
  screen.open(screen.catalogue().lessons().front().id);
  Monkey monkey(screen, static_cast<unsigned>(from_environment("COROSCOPE_MONKEY_SEED", 20'260'801) + GetParam()));
  const int events = from_environment("COROSCOPE_MONKEY_EVENTS", 1'000);
  for (int i = 0; i < events; ++i) {
    if (monkey.more_to_do()) monkey.go_on();
    else monkey.act();
    SCOPED_TRACE("event " + std::to_string(i) + ": " + monkey.what());
    frame_and_check(screen);
    if (testing::Test::HasFatalFailure()) return;
  }

  // The lesson that is open, or one if a trace is, has come from its defaults: undo leads back there.
  if (screen.player().about().parameters.empty()) screen.open("nine-or-three");
  screen.set_parameter(0, 7);
  for (int steps = 0; screen.model().can_undo; ++steps) {
    ASSERT_LT(steps, events);
    screen.carry_out(action::Undo{});
    frame_and_check(screen);
  }
  EXPECT_EQ(screen.values(), screen.player().about().defaults());
}

// Each is a test of its own, so that they run side by side.
INSTANTIATE_TEST_SUITE_P(Seeds, MonkeyScreen, testing::Range(0, 4));

}  // namespace
