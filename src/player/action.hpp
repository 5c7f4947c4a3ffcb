// The user's actions, which the player carries out.
#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "lessons/lesson.hpp"
#include "player/settings.hpp"
#include "player/study.hpp"
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
/// Whether the list and the next lesson follow the article.
struct SetPath {
  bool by_article = false;
};
/// Begins it, or ends the one that there is; nothing where there is no run.
struct SetStudy {
  Study study = Study::none;
};
/// Opens the lesson in a prediction, at that question.
struct OpenQuestion {
  std::string lesson, question;
};
/// The actions of a prediction do nothing where none is open. This one chooses; of a class it counts one hand more.
struct Choose {
  std::size_t choice = 0;
};
/// What was chosen is final: the run plays to the answer.
struct Check {
  bool sure = true;  ///< else guessing
};
/// The run plays to the answer, and nothing counts.
struct ShowAnswer {};
/// Jumps to the answer while the run plays to it.
struct SkipToAnswer {};
/// The same question at another delay.
struct AskAgain {};
/// To the next (+1) or previous (-1) question.
struct GoToQuestion {
  int direction = 1;
};
/// A class answers, by raising hands.
struct CountHands {
  bool on = true;
};
struct TakeHandBack {};
/// A second vote, after discussion.
struct VoteAgain {};
/// To the begin of the next (+1) or previous (-1) part of what the selected run takes so long for.
struct StepPart {
  int direction = 1;
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
/// Forgets which lessons were seen and which questions answered.
struct ResetProgress {};
/// Ends the program, as closing its window does.
struct Quit {};
}  // namespace action

using Action = std::variant<action::TogglePlay, action::Seek, action::Step, action::StepSwitch, action::StepStop,
                            action::Home, action::End, action::SetParameter, action::ResetParameters, action::Undo,
                            action::Redo, action::SetSpeed, action::SetPace, action::SetAxis, action::SetSwitch,
                            action::SetCode, action::SelectRun, action::ChooseEdit, action::SelectLesson,
                            action::OpenMoment, action::SetPath, action::SetStudy, action::StepPart,
                            action::OpenQuestion,
                            action::Choose, action::Check, action::ShowAnswer, action::SkipToAnswer, action::AskAgain,
                            action::GoToQuestion, action::CountHands, action::TakeHandBack, action::VoteAgain,
                            action::ToggleCompare, action::ToggleTheme, action::ToggleLanguage,
                            action::TextSize, action::ToggleFullScreen, action::DismissNotice, action::ResetProgress,
                            action::Quit>;

}  // namespace player
