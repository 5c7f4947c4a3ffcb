#include "ui/follow.hpp"

namespace ui {

bool follow(const player::Player& document, State& state, Followed& followed) {
  const bool opened = followed.opened != document.opened();
  if (opened) {
    const bool help_open = state.help_open;
    state = {};
    state.help_open = help_open;
  }
  if (followed.axis_generation != document.axis_generation()) state.view_begin = state.view_end = 0;
  followed = {document.opened(), document.axis_generation()};
  return opened;
}

}  // namespace ui
