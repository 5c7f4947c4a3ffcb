#include "exporter/surfaceless.hpp"

#include "text/user_error.hpp"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <fmt/format.h>
#include <glad/gl.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#ifdef COROSCOPE_SANITIZE
// Asked by LeakSanitizer before it looks. Mesa keeps a few hundred bytes when its driver is unloaded, and an unloaded
// module has no name that a suppression could match: a process that has used OpenGL is not searched, every other one is.
extern "C" int __lsan_is_turned_off();
extern "C" int __lsan_is_turned_off() { return glad_glClear != nullptr ? 1 : 0; }
#endif

namespace exporter {
namespace {

constexpr const char* kInstall = "sudo apt-get install libegl1 libegl-mesa0 libgl1 libgl1-mesa-dri";

[[noreturn]] void fail(const char* what) {
  const std::string reason = fmt::format("{}, EGL {:#x}", what, static_cast<unsigned>(eglGetError()));
  throw text::UserError(fmt::format("No picture without a display: {}. Install: {}", reason, kInstall),
                        {"app.no_picture", {{"reason", reason}, {"install", kInstall}}});
}

EGLDisplay open_display() {
  const auto get_display =
      reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (get_display == nullptr) fail("EGL has no platforms");
  EGLDisplay display = get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) == EGL_FALSE) {
    fail("EGL does not start without a surface");
  }
  return display;
}

EGLContext open_context(EGLDisplay display) {
  eglBindAPI(EGL_OPENGL_API);
  // No surface is created, so any config with OpenGL is sufficient.
  constexpr std::array<EGLint, 5> kConfig{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0, EGL_NONE};
  EGLConfig config = nullptr;
  EGLint count = 0;
  if (eglChooseConfig(display, kConfig.data(), &config, 1, &count) == EGL_FALSE || count == 0) {
    fail("EGL has no OpenGL");
  }
  constexpr std::array<EGLint, 7> kContext{
      EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
      EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
  return eglCreateContext(display, config, EGL_NO_CONTEXT, kContext.data());
}

}  // namespace

Surfaceless::Surfaceless(int width, int height) : width_(width), height_(height), display_(open_display()) {
  try {
    context_ = open_context(display_);
    if (context_ == EGL_NO_CONTEXT || eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_) == EGL_FALSE) {
      fail("EGL gives no OpenGL 3.3");
    }
    if (gladLoadGL(eglGetProcAddress) == 0) fail("the OpenGL driver lacks functions");
    make_framebuffer();
  } catch (...) {
    release();
    throw;
  }
}

Surfaceless::~Surfaceless() {
  glDeleteFramebuffers(1, &framebuffer_);
  glDeleteRenderbuffers(1, &color_);
  release();
}

void Surfaceless::make_framebuffer() {
  GLint limit = 0;
  glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &limit);
  if (width_ < 1 || height_ < 1 || std::max(width_, height_) > limit) {
    throw std::runtime_error(
        fmt::format("A picture of {}x{} pixels cannot be drawn: 1x1 to {}x{} can.", width_, height_, limit, limit));
  }
  glGenRenderbuffers(1, &color_);
  glBindRenderbuffer(GL_RENDERBUFFER, color_);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width_, height_);
  glGenFramebuffers(1, &framebuffer_);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) fail("the framebuffer is not complete");
  glViewport(0, 0, width_, height_);
}

void Surfaceless::release() {
  eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  if (context_ != EGL_NO_CONTEXT) eglDestroyContext(display_, context_);
  eglTerminate(display_);
}

std::vector<std::uint8_t> Surfaceless::pixels() const {
  const std::size_t row = static_cast<std::size_t>(width_) * 4;
  std::vector<std::uint8_t> bottom_up(row * static_cast<std::size_t>(height_));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, bottom_up.data());
  std::vector<std::uint8_t> pixels(bottom_up.size());
  for (std::size_t from = 0, to = pixels.size(); from < bottom_up.size(); from += row) {
    to -= row;
    std::copy_n(bottom_up.begin() + static_cast<std::ptrdiff_t>(from), row,
                pixels.begin() + static_cast<std::ptrdiff_t>(to));
  }
  return pixels;
}

}  // namespace exporter
