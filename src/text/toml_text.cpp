#include "text/toml_text.hpp"

#include <fmt/format.h>

#include <sstream>
#include <string_view>
#include <vector>

#include "text/json_text.hpp"

namespace text {
namespace {

/// toml++ 3.3 writes a key bare that has an apostrophe, a tab or a new line among letters. Such a key gets another name,
/// and `written` says how it is written.
class QuotedKeys {
 public:
  void rename_in(toml::node& node) {
    if (toml::array* const array = node.as_array()) {
      for (toml::node& each : *array) rename_in(each);
    }
    toml::table* const table = node.as_table();
    if (table == nullptr) return;
    std::vector<std::string> odd;
    for (auto&& [key, value] : *table) {
      rename_in(value);
      if (key.str().find_first_of("'\t\n") != std::string_view::npos) odd.emplace_back(key.str());
    }
    for (const std::string& key : odd) {
      table->insert(named(key), *table->get(key));
      table->erase(key);
    }
  }

  [[nodiscard]] std::string written_back(std::string text) const {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const std::string name = name_of(i);
      for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + keys_[i].size())) {
        text.replace(at, name.size(), keys_[i]);
      }
    }
    return text;
  }

 private:
  static std::string name_of(std::size_t index) { return fmt::format("coroscope-odd-key-{}-end", index); }
  std::string named(const std::string& key) {
    keys_.push_back(json_text(key));  // the escapes of JSON are among those of TOML
    return name_of(keys_.size() - 1);
  }

  std::vector<std::string> keys_;
};

}  // namespace

std::string toml_text(toml::table table) {
  QuotedKeys keys;
  keys.rename_in(table);
  std::ostringstream out;
  out << table << '\n';
  return keys.written_back(out.str());
}

}  // namespace text
