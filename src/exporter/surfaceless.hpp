// An OpenGL 3.3 context without a window or a display, with one framebuffer to draw into: EGL, surfaceless.
#pragma once

#include <cstdint>
#include <vector>

namespace exporter {

class Surfaceless {
 public:
  /// Makes the context current on this thread and binds its framebuffer.
  /// @throws std::runtime_error when EGL, OpenGL 3.3 or a framebuffer of that size is not available.
  Surfaceless(int width, int height);
  ~Surfaceless();
  Surfaceless(const Surfaceless&) = delete;
  Surfaceless& operator=(const Surfaceless&) = delete;

  /// The drawn pixels: four bytes each, top row first.
  [[nodiscard]] std::vector<std::uint8_t> pixels() const;

 private:
  void make_framebuffer();
  void release();

  int width_;
  int height_;
  void* display_ = nullptr;
  void* context_ = nullptr;
  unsigned framebuffer_ = 0;
  unsigned color_ = 0;
};

}  // namespace exporter
