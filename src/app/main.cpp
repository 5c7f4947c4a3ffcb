// Opens the window.
#include <spdlog/spdlog.h>

#include <cstdio>
#include <exception>

#include "app/application.hpp"
#include "app/log.hpp"
#include "app/paths.hpp"

int main() {
  try {
    app::start_log(app::state_folder(), spdlog::level::info);
    app::Application(app::StartOptions{}).run();
    spdlog::shutdown();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "coroscope: %s\n", error.what());
    return 1;
  }
}
