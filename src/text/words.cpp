#include "text/words.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>

#include "text/particles.hpp"
#include "text/toml_file.hpp"

namespace text {

struct Words::Table {
  std::map<std::string, std::string, std::less<>> words;
  // References that operator[] has returned for missing keys must stay valid.
  mutable std::mutex mutex;
  mutable std::map<std::string, std::string, std::less<>> missing;
};

namespace {

using Map = std::map<std::string, std::string, std::less<>>;

void flatten(const toml::table& table, const std::string& prefix, const std::string& file, Map& words) {
  for (const auto& [key, value] : table) {
    const std::string name = prefix + std::string(key.str());
    if (const auto* inner = value.as_table()) {
      flatten(*inner, name + ".", file, words);
    } else if (const auto* string = value.as_string()) {
      words.emplace(name, string->get());
    } else {
      throw std::runtime_error(fmt::format("{}:{}: {} is not a string", file, value.source().begin.line, name));
    }
  }
}

/// A particle with its two forms, "[은/는]", at offset `begin` of a text.
struct Choice {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view closed;
  std::string_view open;
};

bool is_hangul(std::string_view form) {
  for (const char c : form)
    if (static_cast<unsigned char>(c) < 0x80U) return false;
  return !form.empty();
}

std::optional<Choice> find_choice(std::string_view text) {
  for (std::size_t begin = text.find('['); begin != std::string_view::npos; begin = text.find('[', begin + 1)) {
    const std::size_t end = text.find(']', begin);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view inside = text.substr(begin + 1, end - begin - 1);
    const std::size_t slash = inside.find('/');
    if (slash == std::string_view::npos) continue;
    const Choice choice{begin, end + 1, inside.substr(0, slash), inside.substr(slash + 1)};
    if (is_hangul(choice.closed) && is_hangul(choice.open)) return choice;
  }
  return std::nullopt;
}

using Store = fmt::dynamic_format_arg_store<fmt::format_context>;

// Piece by piece, so that a text inside an argument that looks like a particle stays unchanged.
std::string fill_korean(std::string_view pattern, const Store& store) {
  std::string out;
  while (const auto choice = find_choice(pattern)) {
    out += fmt::vformat(pattern.substr(0, choice->begin), store);
    out += particle(out, choice->closed, choice->open);
    pattern.remove_prefix(choice->end);
  }
  return out + fmt::vformat(pattern, store);
}

/// A gap is a name and nothing else: a format, as in "{t:>1000000000}", could take all memory, and fmt ends the program
/// at a number for which there is no argument.
void refuse_formats(std::string_view pattern) {
  const auto begins = [](char c) { return c == '_' || (c >= 'a' && c <= 'z'); };
  const auto is_name = [&](std::string_view name) {
    return !name.empty() && begins(name.front()) &&
           std::ranges::all_of(name, [&](char c) { return begins(c) || (c >= '0' && c <= '9'); });
  };
  for (std::size_t at = pattern.find('{'); at != std::string_view::npos; at = pattern.find('{', at)) {
    if (pattern.substr(at).starts_with("{{")) {
      at += 2;
      continue;
    }
    const std::size_t end = pattern.find('}', at);
    const std::string_view name = pattern.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
    if (!is_name(name)) throw fmt::format_error("a gap that is not a name");
    at += 1 + name.size();
  }
}

std::string fill(const std::string& pattern, const Arguments& arguments, Language language) {
  refuse_formats(pattern);
  Store store;
  store.reserve(arguments.size(), arguments.size());
  for (const auto& [name, value] : arguments) store.push_back(fmt::arg(std::string(name).c_str(), value));
  return language == Language::ko ? fill_korean(pattern, store) : fmt::vformat(pattern, store);
}

}  // namespace

Words Words::load(const std::filesystem::path& folder, Language language) {
  const std::string file = (folder / (std::string(code(language)) + ".toml")).string();
  const auto table = std::make_shared<Table>();
  const TomlRead read = read_toml(file);
  if (const auto* const problem = std::get_if<FileProblem>(&read)) {
    // There are no words yet to say it with.
    throw std::runtime_error(fmt::format(
        "{}:{}: the program's words cannot be read ({}). 프로그램이 쓰는 문장을 읽을 수 없습니다.", file, problem->line,
        problem->key));
  }
  flatten(std::get<toml::table>(read), "", file, table->words);
  Words words;
  words.language_ = language;
  words.table_ = table;
  return words;
}

const std::string& Words::operator[](std::string_view key) const {
  static const Table kNothing;
  const Table& table = table_ ? *table_ : kNothing;
  if (const auto found = table.words.find(key); found != table.words.end()) return found->second;
  const std::lock_guard lock(table.mutex);
  return table.missing.try_emplace(std::string(key), fmt::format("[{}]", key)).first->second;
}

std::string Words::operator()(std::string_view key, const Arguments& arguments) const {
  try {
    return fill((*this)[key], arguments, language_);
  } catch (const fmt::format_error&) {
    return fmt::format("[{}]", key);
  }
}

std::string filled(const std::string& pattern, const Arguments& arguments, Language language) {
  try {
    return fill(pattern, arguments, language);
  } catch (const fmt::format_error&) {
    return pattern;
  }
}

std::vector<std::string> Words::keys() const {
  std::vector<std::string> keys;
  if (!table_) return keys;
  for (const auto& [key, words] : table_->words) keys.push_back(key);
  return keys;
}

}  // namespace text
