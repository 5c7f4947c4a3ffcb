#include "exporter/picture.hpp"

#include <glad/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <stb_image_write.h>

#include <stdexcept>
#include <string>

#include "exporter/surfaceless.hpp"
#include "platform/files.hpp"
#include "ui/kit/theme.hpp"

namespace exporter {
namespace {

constexpr int kFrames = 3;

/// A Dear ImGui context that is current while it exists; then the previous one is restored.
class Context {
 public:
  Context() : before_(ImGui::GetCurrentContext()), context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    ImGui::GetIO().IniFilename = nullptr;
    if (!ImGui_ImplOpenGL3_Init("#version 330 core")) throw std::runtime_error("OpenGL 3.3 does not start.");
  }
  ~Context() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(context_);
    ImGui::SetCurrentContext(before_);
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

 private:
  ImGuiContext* before_;
  ImGuiContext* context_;
};

void clear(ImU32 color) {
  const ImVec4 c = ImGui::ColorConvertU32ToFloat4(color);
  glClearColor(c.x, c.y, c.z, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
}

void append(void* bytes, void* data, int size) {
  static_cast<std::string*>(bytes)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

}  // namespace

Picture draw_picture(const PictureOptions& options, const std::function<void(const ui::Theme&)>& frame) {
  const Surfaceless surface(options.width, options.height);
  const Context context;
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(options.width), static_cast<float>(options.height)};
  io.DeltaTime = 1.0F / 60;
  const ui::Fonts fonts = ui::build_fonts(*io.Fonts, platform::find_faces(), options.glyphs, options.scale);
  const ui::Theme theme = ui::make_theme(fonts, options.dark, options.scale);
  for (int i = 0; i < kFrames; ++i) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    frame(theme);
    ImGui::Render();
  }
  clear(theme.color().window);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  Picture picture{options.width, options.height, surface.pixels()};
  // Blending leaves an alpha below 1 under soft edges; the picture must be opaque.
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 255;
  return picture;
}

void write_png(const Picture& picture, const std::filesystem::path& file) {
  std::string bytes;
  if (stbi_write_png_to_func(&append, &bytes, picture.width, picture.height, 4, picture.rgba.data(),
                             picture.width * 4) == 0) {
    throw std::runtime_error("The picture cannot be packed as PNG.");
  }
  platform::write_whole(file, bytes);
}

}  // namespace exporter
