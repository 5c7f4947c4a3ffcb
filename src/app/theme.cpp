#include "app/theme.hpp"

namespace app {

ui::Theme make_theme(const ui::Fonts& fonts, bool dark, float scale) {
  return {dark ? &ui::dark_palette() : &ui::light_palette(), fonts, scale, dark};
}

}  // namespace app
