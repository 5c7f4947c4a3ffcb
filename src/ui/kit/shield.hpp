// Hides the mouse from the panels under an open sheet.
#pragma once

#include <imgui.h>

#include <cfloat>

namespace ui {

/// While it exists (and `up`), ImGui's mouse state is: far away, no button down, no wheel. A drag in progress sees the
/// button released.
class Shield {
 public:
  explicit Shield(bool up) : up_(up) {
    if (!up_) return;
    ImGuiIO& io = ImGui::GetIO();
    at_ = io.MousePos;
    wheel_ = io.MouseWheel;
    down_ = io.MouseDown[0];
    clicked_ = io.MouseClicked[0];
    double_clicked_ = io.MouseDoubleClicked[0];
    io.MousePos = {-FLT_MAX, -FLT_MAX};
    io.MouseWheel = 0;
    io.MouseDown[0] = io.MouseClicked[0] = io.MouseDoubleClicked[0] = false;
  }
  ~Shield() {
    if (!up_) return;
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = at_;
    io.MouseWheel = wheel_;
    io.MouseDown[0] = down_;
    io.MouseClicked[0] = clicked_;
    io.MouseDoubleClicked[0] = double_clicked_;
  }
  Shield(const Shield&) = delete;
  Shield& operator=(const Shield&) = delete;

 private:
  bool up_;
  ImVec2 at_;
  float wheel_ = 0;
  bool down_ = false, clicked_ = false, double_clicked_ = false;
};

}  // namespace ui
