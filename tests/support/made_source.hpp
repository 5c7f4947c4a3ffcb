// A run that is nothing but a timeline made by hand: no program, no events.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "player/source.hpp"

namespace ui_test {

class MadeSource final : public player::Source {
 public:
  explicit MadeSource(timeline::Timeline timeline) : timeline_(std::move(timeline)) {
    lessons::Run run;
    run.id = "hand";
    run.title = {"hand", "hand"};
    about_.runs.push_back(std::move(run));
  }

  [[nodiscard]] const lessons::Lesson& about() const override { return about_; }
  [[nodiscard]] const char* no_parameters() const override { return "delays.none_lesson"; }
  std::vector<player::Wanted> record(std::vector<player::OpenRun>& runs, const lessons::Values&,
                                     text::Language) override {
    runs.clear();
    runs.push_back(player::open_run("hand", std::make_unique<trace::Trace>()));
    runs[0].timeline = timeline_;
    return {};
  }

 private:
  lessons::Lesson about_;
  timeline::Timeline timeline_;
};

}  // namespace ui_test
