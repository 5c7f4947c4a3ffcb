#include "shell/desktop/window.hpp"

#include <glad/gl.h>
// GLFW must not include its own OpenGL header before glad's.
#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <thread>
#include <utility>

#include "platform/no_window.hpp"
#include "shell/desktop/monitors.hpp"
#include "text/user_error.hpp"

namespace desktop {
namespace {

constexpr const char* kId = "coroscope";

std::string& last_error() {
  static std::string text;
  return text;
}

void remember_error(int code, const char* text) {
  last_error() = text;
  spdlog::debug("GLFW error {:#x}: {}", code, text);
}

Window& self(GLFWwindow* handle) { return *static_cast<Window*>(glfwGetWindowUserPointer(handle)); }

int scaled(int size, float factor) { return static_cast<int>(std::lround(static_cast<float>(size) * factor)); }

void hint_opengl() {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_LOSE_CONTEXT_ON_RESET);  // ignored by a driver that cannot tell
}

void set_icons(GLFWwindow* handle, std::vector<Icon> icons) {
  std::vector<GLFWimage> images;
  for (Icon& icon : icons) {
    if (icon.side > 0) images.push_back({icon.side, icon.side, icon.rgba.data()});
  }
  glfwSetWindowIcon(handle, static_cast<int>(images.size()), images.empty() ? nullptr : images.data());
}

}  // namespace

Window::Glfw::Glfw() {
  glfwSetErrorCallback(&remember_error);
  if (glfwInit() == GLFW_FALSE) {
    throw platform::no_display(platform::process_environment, last_error());
  }
}
Window::Glfw::~Glfw() { glfwTerminate(); }

Window::Context::Context() {
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
}
Window::Context::~Context() { ImGui::DestroyContext(); }

Window::Window(const player::WindowPlace& place, const std::vector<Icon>& icons) {
  open(place);
  set_icons(handle_, icons);
  glfwMakeContextCurrent(handle_);
  if (gladLoadGL(glfwGetProcAddress) == 0) throw std::runtime_error("The OpenGL driver lacks functions.");
  reset_.emplace(glfwGetProcAddress);
  glfwSwapInterval(1);
  glfwSetWindowUserPointer(handle_, this);
  listen_for_activity();
  listen();
  ImGui_ImplGlfw_InitForOpenGL(handle_, true);
  if (!ImGui_ImplOpenGL3_Init("#version 330 core")) throw std::runtime_error("OpenGL 3.3 does not start.");
  glfwShowWindow(handle_);
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  glfwDestroyWindow(handle_);
}

void Window::open(const player::WindowPlace& place) {
  const Monitor monitor = monitor_for(place, monitors());
  const auto [x, y, width, height] = placed_on(place, monitor);
  refresh_rate_ = monitor.refresh_rate;
  hint_opengl();
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHint(GLFW_MAXIMIZED, place.maximized ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, kId);
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, kId);
  handle_ = glfwCreateWindow(width, height, kId, nullptr, nullptr);
  if (handle_ == nullptr) {
    throw platform::NoWindow(fmt::format("The window cannot be opened with OpenGL 3.3: {}.", last_error()),
                             {"app.no_opengl", {{"reason", last_error()}}});
  }
  if (!place.maximized) glfwSetWindowPos(handle_, x, y);
  glfwSetWindowSizeLimits(handle_, std::min(width, scaled(player::WindowPlace::kMinWidth, monitor.scale)),
                          std::min(height, scaled(player::WindowPlace::kMinHeight, monitor.scale)), GLFW_DONT_CARE,
                          GLFW_DONT_CARE);
}

// Dear ImGui 1.86 polls keys once per frame and loses one that is pressed and released in between; its backend chains
// to the callbacks that were set before.
void Window::listen() {
  glfwSetKeyCallback(handle_, [](GLFWwindow* handle, int key, int scancode, int action, int mods) {
    if (action == GLFW_RELEASE) return;
    const char* const printed = glfwGetKeyName(key, scancode);
    self(handle).keys_.press(key, mods, printed == nullptr ? "" : printed, action == GLFW_REPEAT);
  });
  glfwSetCharCallback(handle_, [](GLFWwindow* handle, unsigned int character) { self(handle).keys_.type(character); });
}

// All other callbacks only record activity and presses; Dear ImGui polls the state, or its backend chains from here.
void Window::listen_for_activity() {
  glfwSetCursorPosCallback(handle_, [](GLFWwindow* handle, double, double) { self(handle).active_ = true; });
  glfwSetCursorEnterCallback(handle_, [](GLFWwindow* handle, int) { self(handle).active_ = true; });
  glfwSetMouseButtonCallback(handle_, [](GLFWwindow* handle, int button, int action, int) {
    Window& window = self(handle);
    window.active_ = true;
    const auto index = static_cast<std::size_t>(button);
    if (action == GLFW_PRESS && index < window.pressed_.size()) window.pressed_[index] = true;
  });
  glfwSetScrollCallback(handle_, [](GLFWwindow* handle, double, double) { self(handle).active_ = true; });
  glfwSetFramebufferSizeCallback(handle_, [](GLFWwindow* handle, int, int) { self(handle).active_ = true; });
  glfwSetWindowRefreshCallback(handle_, [](GLFWwindow* handle) { self(handle).active_ = true; });
  glfwSetWindowFocusCallback(handle_, [](GLFWwindow* handle, int) { self(handle).active_ = true; });
  glfwSetWindowContentScaleCallback(handle_, [](GLFWwindow* handle, float, float) { self(handle).active_ = true; });
}

bool Window::should_close() const { return glfwWindowShouldClose(handle_) != 0; }

void Window::set_title(const std::string& title) { glfwSetWindowTitle(handle_, title.c_str()); }

void Window::wait(std::optional<std::chrono::duration<double>> longest) {
  if (longest) glfwWaitEventsTimeout(std::max(longest->count(), 0.001));
  else glfwWaitEvents();
}

void Window::wake() { glfwPostEmptyEvent(); }

void Window::poll() { glfwPollEvents(); }

bool Window::take_activity() { return std::exchange(active_, false) || !keys_.empty(); }

std::vector<KeyEvent> Window::take_keys() { return keys_.take(); }

void Window::begin_frame() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  // Dear ImGui 1.86 sees no release between two frames: without this, a second press in that time is no click.
  for (std::size_t i = 0; i < pressed_.size(); ++i) {
    if (std::exchange(pressed_[i], false)) ImGui::GetIO().MouseDownDuration[i] = -1;
  }
  ImGui::NewFrame();
}

void Window::end_frame(ImU32 background) {
  ImGui::Render();
  int width = 0, height = 0;
  glfwGetFramebufferSize(handle_, &width, &height);
  const ImVec4 color = ImGui::ColorConvertU32ToFloat4(background);
  glViewport(0, 0, width, height);
  glClearColor(color.x, color.y, color.z, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(handle_);
  if (reset_->happened()) throw text::UserError("The graphics card was reset.", {"app.graphics_reset", {}});
  pace();
}

// If the driver waits for the display, this never sleeps: its limit is slightly above the refresh rate.
void Window::pace() {
  using std::chrono::steady_clock;
  const std::chrono::duration<double> period(1 / (refresh_rate_ * 1.1));
  std::this_thread::sleep_until(next_frame_);
  next_frame_ = steady_clock::now() + std::chrono::duration_cast<steady_clock::duration>(period);
}

void Window::fonts_changed() {
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

std::pair<int, int> Window::pixels() const {
  int width = 0, height = 0;
  glfwGetWindowSize(handle_, &width, &height);
  return {std::max(1, width), std::max(1, height)};
}

float Window::scale() const {
  float x = 1, y = 1;
  glfwGetWindowContentScale(handle_, &x, &y);
  return std::max(x, y);
}

void Window::set_full_screen(bool on) {
  if (on == full_screen_) return;
  if (on) before_full_screen_ = place_now();
  full_screen_ = on;
  const Monitor monitor = monitor_for(before_full_screen_, monitors());
  refresh_rate_ = monitor.refresh_rate;
  if (on) {
    glfwSetWindowMonitor(handle_, monitor.handle, 0, 0, monitor.width, monitor.height, GLFW_DONT_CARE);
  } else {
    const auto [x, y, width, height] = placed_on(before_full_screen_, monitor);
    glfwSetWindowMonitor(handle_, nullptr, x, y, width, height, GLFW_DONT_CARE);
  }
  glfwSwapInterval(1);
}

player::WindowPlace Window::place() const { return full_screen_ ? before_full_screen_ : place_now(); }

std::pair<int, int> Window::position() const {
  int x = 0, y = 0;
  glfwGetWindowPos(handle_, &x, &y);
  return {x, y};
}

player::WindowPlace Window::place_now() const {
  player::WindowPlace place;
  const auto [x, y] = position();
  int width = 0, height = 0;
  glfwGetWindowSize(handle_, &width, &height);
  place.maximized = glfwGetWindowAttrib(handle_, GLFW_MAXIMIZED) != 0;
  place.x = x;
  place.y = y;
  place.width = scaled(width, 1 / scale());
  place.height = scaled(height, 1 / scale());
  return place;
}

}  // namespace desktop
