#include "platform/locale.hpp"

#include <cctype>

namespace platform {
namespace {

/// "ko", "ko_KR.UTF-8", "ko.utf8"; but not "kok_IN", which is Konkani.
bool names_korean(const std::string& locale) {
  if (!locale.starts_with("ko")) return false;
  return locale.size() == 2 || std::isalpha(static_cast<unsigned char>(locale[2])) == 0;
}

}  // namespace

text::Language locale_language(const Environment& environment) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto value = environment(name);
    if (value && !value->empty()) return names_korean(*value) ? text::Language::ko : text::Language::en;
  }
  return text::Language::en;
}

}  // namespace platform
