#include "platform/font_files.hpp"

#include <fmt/format.h>
#include <fontconfig/fontconfig.h>

#include <memory>
#include <stdexcept>

#include "text/user_error.hpp"

namespace platform {
namespace {

using Pattern = std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)>;
using Config = std::unique_ptr<FcConfig, decltype(&FcConfigDestroy)>;

const FcChar8* fc(const char* text) { return reinterpret_cast<const FcChar8*>(text); }

bool has_family(FcPattern* pattern, const char* family) {
  FcChar8* found = nullptr;
  for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &found) == FcResultMatch; ++i) {
    if (FcStrCmpIgnoreCase(found, fc(family)) == 0) return true;
  }
  return false;
}

/// The file of that family in that weight; empty when fontconfig would substitute another family.
std::filesystem::path face_file(FcConfig* config, const char* family, int weight) {
  const Pattern asked(FcPatternCreate(), &FcPatternDestroy);
  FcPatternAddString(asked.get(), FC_FAMILY, fc(family));
  FcPatternAddInteger(asked.get(), FC_WEIGHT, weight);
  FcPatternAddInteger(asked.get(), FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddBool(asked.get(), FC_SCALABLE, FcTrue);
  FcConfigSubstitute(config, asked.get(), FcMatchPattern);
  FcDefaultSubstitute(asked.get());
  FcResult result = FcResultNoMatch;
  const Pattern match(FcFontMatch(config, asked.get(), &result), &FcPatternDestroy);
  FcChar8* file = nullptr;
  if (!match || !has_family(match.get(), family) ||
      FcPatternGetString(match.get(), FC_FILE, 0, &file) != FcResultMatch) {
    return {};
  }
  return reinterpret_cast<const char*>(file);
}

std::filesystem::path need_face(FcConfig* config, const char* family, int weight, const char* package) {
  auto file = face_file(config, family, weight);
  if (file.empty()) {
    throw text::UserError(
        fmt::format("The font {} is missing. Install it with: sudo apt-get install {}", family, package),
        {"app.no_font", {{"font", family}, {"package", package}}});
  }
  return file;
}

}  // namespace

Faces find_faces() {
  const Config config(FcInitLoadConfigAndFonts(), &FcConfigDestroy);
  if (!config) throw std::runtime_error("Fontconfig finds no fonts. Install: sudo apt-get install fontconfig-config");
  const auto nanum = [&](const char* family, int weight) {
    return need_face(config.get(), family, weight, "fonts-nanum");
  };
  const auto dejavu = [&](int weight) { return need_face(config.get(), "DejaVu Sans", weight, "fonts-dejavu-core"); };
  return {nanum("NanumBarunGothic", FC_WEIGHT_REGULAR),
          nanum("NanumBarunGothic", FC_WEIGHT_BOLD),
          nanum("NanumGothicCoding", FC_WEIGHT_REGULAR),
          nanum("NanumGothicCoding", FC_WEIGHT_BOLD),
          dejavu(FC_WEIGHT_REGULAR),
          dejavu(FC_WEIGHT_BOLD)};
}

}  // namespace platform
