#include "app/library.hpp"

namespace app {

Library Library::load(const std::filesystem::path& assets) {
  return {text::Words::load(assets / "text", text::Language::ko),
          text::Words::load(assets / "text", text::Language::en), lessons::Catalogue::load(assets)};
}

}  // namespace app
