// The user's actions, which the player carries out.
#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "lessons/lesson.hpp"
#include "player/settings.hpp"
#include "timeline/axis.hpp"
#include "timeline/playback.hpp"
#include "timeline/position.hpp"

namespace player {

namespace action {
struct TogglePlay {};
struct Seek {
  timeline::Position position;
};
/// One event forward (+1) or back (-1).
struct Step {
  int direction = 1;
};
/// To the next (+1) or previous (-1) suspend or resume.
struct StepSwitch {
  int direction = 1;
};
/// To the next (+1) or previous (-1) stop point.
struct StepStop {
  int direction = 1;
};
struct Home {};
struct End {};
/// `done` is false during a drag: all changes up to the one with `done` are one undo step.
struct SetParameter {
  std::size_t parameter = 0;
  double value_s = 0;
  bool done = true;
};
struct ResetParameters {};
struct Undo {};
struct Redo {};
struct SetSpeed {
  double speed = 1;
};
/// The user's choice, for all lessons from now on.
struct SetPace {
  timeline::Pace pace = timeline::Pace::real_time;
};
struct SetAxis {
  timeline::AxisKind kind = timeline::AxisKind::time;
};
/// One of the switches among the settings.
struct SetSwitch {
  bool Settings::*which = nullptr;
  bool on = true;
};
struct SetCode {
  lessons::Code code = lessons::Code::python;
};
struct SelectRun {
  std::size_t run = 0;
};
/// Shows this edit of the open lesson beside the run that it changes, hidden until it is played; "": the lesson's own
/// runs again.
struct ChooseEdit {
  std::string id;
};
struct SelectLesson {
  std::string id;
};
/// Opens that run of that lesson at its defaults, paused at that moment.
struct OpenMoment {
  std::string lesson, run;
  timeline::Position at;
};
/// The same for the moment after that event; for the run's beginning if it does not happen.
struct OpenPlace {
  std::string lesson, run;
  lessons::EventPlace place;
};
/// Whether the list and the next lesson follow the article.
struct SetPath {
  bool by_article = false;
};
struct ToggleCompare {};
struct ToggleTheme {};
struct ToggleLanguage {};
/// Text size by one notch: +1, -1; 0 is the default size.
struct TextSize {
  int direction = 0;
};
struct ToggleFullScreen {};
struct DismissNotice {};
/// Ends the program, as closing its window does.
struct Quit {};
}  // namespace action

using Action = std::variant<action::TogglePlay, action::Seek, action::Step, action::StepSwitch, action::StepStop,
                            action::Home, action::End, action::SetParameter, action::ResetParameters, action::Undo,
                            action::Redo, action::SetSpeed, action::SetPace, action::SetAxis, action::SetSwitch,
                            action::SetCode, action::SelectRun, action::ChooseEdit, action::SelectLesson,
                            action::OpenMoment, action::OpenPlace, action::SetPath, action::ToggleCompare,
                            action::ToggleTheme, action::ToggleLanguage,
                            action::TextSize, action::ToggleFullScreen, action::DismissNotice, action::Quit>;

}  // namespace player
