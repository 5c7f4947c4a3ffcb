#include "player/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>

#include "player/kept_file.hpp"

namespace player {

namespace {

template <typename Value>
struct Name {
  const char* name;
  Value value;
};
constexpr Name<text::Language> kLanguages[] = {{"ko", text::Language::ko}, {"en", text::Language::en}};
constexpr Name<bool> kThemes[] = {{"dark", true}, {"light", false}};
constexpr Name<timeline::AxisKind> kAxes[] = {{"time", timeline::AxisKind::time}, {"steps", timeline::AxisKind::steps}};
constexpr Name<lessons::Code> kCodes[] = {{"python", lessons::Code::python}, {"cpp", lessons::Code::cpp}};
constexpr Name<bool> kPaths[] = {{"chapters", false}, {"article", true}};

constexpr Name<timeline::Pace> kPaces[] = {{"real time", timeline::Pace::real_time},
                                           {"guided", timeline::Pace::guided},
                                           {"step by step", timeline::Pace::step_by_step}};

constexpr Name<bool Settings::*> kSwitches[] = {{"compare", &Settings::compare},
                                                {"whole_run", &Settings::whole_run},
                                                {"reduced_motion", &Settings::reduced_motion}};
/// The key before there was "pace": whether an instant took time.
constexpr const char* kOldPace = "dwell";

constexpr Name<bool Settings::*> kFlags[] = {
    {"read_aloud", &Settings::read_aloud}, {"hint_play", &Settings::hint_play}, {"hint_drag", &Settings::hint_drag}};

std::string as_text(const toml::node& node) {
  std::ostringstream out;
  node.visit([&out](const auto& value) { out << value; });
  return out.str();
}

/// Reads the values of one table, and reports invalid ones.
class Reader {
 public:
  Reader(const toml::table& table, std::string prefix, std::vector<text::Notice>& notices)
      : table_(table), prefix_(std::move(prefix)), notices_(notices) {}

  template <typename Value, std::size_t n, typename Target>
  void name(const char* key, const Name<Value> (&names)[n], Target& target) const {
    const toml::node* const node = table_.get(key);
    if (node == nullptr) return;
    const auto text = node->value<std::string>();
    for (const auto& candidate : names) {
      if (text == candidate.name) {
        target = candidate.value;
        return;
      }
    }
    refuse(key, *node);
  }

  void flag(const char* key, bool& target) const {
    const toml::node* const node = table_.get(key);
    if (node == nullptr) return;
    if (const auto value = node->value_exact<bool>()) target = *value;
    else refuse(key, *node);
  }

  void text(const char* key, std::string& target) const {
    const toml::node* const node = table_.get(key);
    if (node == nullptr) return;
    if (const auto value = node->value_exact<std::string>()) target = *value;
    else refuse(key, *node);
  }

  void number(const char* key, double least, double most, double& target) const {
    const toml::node* const node = table_.get(key);
    if (node == nullptr) return;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value || std::isnan(*value)) return refuse(key, *node);
    target = std::clamp(*value, least, most);
    if (target != *value) {
      notices_.push_back({"app.setting_clamped",
                          {{"name", prefix_ + key}, {"value", as_text(*node)}, {"used", fmt::format("{}", target)}}});
    }
  }

  [[nodiscard]] std::optional<int> integer(const char* key, int least, int most) const {
    if (table_.get(key) == nullptr) return std::nullopt;
    double value = std::numeric_limits<double>::quiet_NaN();
    number(key, least, most, value);
    return std::isnan(value) ? std::nullopt : std::optional(static_cast<int>(std::lround(value)));
  }

 private:
  void refuse(const char* key, const toml::node& node) const {
    notices_.push_back({"app.setting_refused", {{"name", prefix_ + key}, {"value", as_text(node)}}});
  }

  const toml::table& table_;
  std::string prefix_;
  std::vector<text::Notice>& notices_;
};

WindowPlace window_of(const toml::table& table, std::vector<text::Notice>& notices) {
  const Reader reader(table, "window.", notices);
  WindowPlace place;
  place.width = reader.integer("width", 1, WindowPlace::kMaxSide).value_or(place.width);
  place.height = reader.integer("height", 1, WindowPlace::kMaxSide).value_or(place.height);
  place.x = reader.integer("x", -WindowPlace::kMaxSide, WindowPlace::kMaxSide);
  place.y = reader.integer("y", -WindowPlace::kMaxSide, WindowPlace::kMaxSide);
  if (!place.x || !place.y) place.x = place.y = std::nullopt;
  reader.flag("maximized", place.maximized);
  return place;
}

/// Files of earlier versions have only the old key: who had turned it off wanted real time.
void read_pace(const Reader& reader, Settings& settings) {
  bool dwell = true;
  reader.flag(kOldPace, dwell);
  if (!dwell) settings.pace = timeline::Pace::real_time;
  reader.name("pace", kPaces, settings.pace);
}

Settings settings_of(const toml::table& table, std::vector<text::Notice>& notices) {
  const Reader reader(table, "", notices);
  Settings settings;
  reader.name("language", kLanguages, settings.language);
  reader.name("theme", kThemes, settings.dark);
  reader.number("text_size", Settings::kMinTextSize, Settings::kMaxTextSize, settings.text_size);
  reader.name("axis", kAxes, settings.axis);
  reader.number("speed", Settings::kMinSpeed, Settings::kMaxSpeed, settings.speed);
  read_pace(reader, settings);
  for (const auto& one : kSwitches) reader.flag(one.name, settings.*one.value);
  reader.name("code", kCodes, settings.code);
  reader.name("path", kPaths, settings.by_article);
  reader.text("lesson", settings.lesson);
  for (const auto& one : kFlags) reader.flag(one.name, settings.*one.value);
  if (const toml::table* const window = table["window"].as_table()) settings.window = window_of(*window, notices);
  else if (table.contains("window")) notices.push_back({"app.setting_refused", {{"name", "window"}, {"value", "?"}}});
  return settings;
}

template <typename Value, std::size_t n>
std::string name_of(const Name<Value> (&names)[n], Value value) {
  return std::find_if(std::begin(names), std::end(names), [&](const auto& name) { return name.value == value; })->name;
}

void put_window(const WindowPlace& place, toml::table& table) {
  if (!table["window"].is_table()) table.insert_or_assign("window", toml::table{});
  toml::table& window = *table["window"].as_table();
  window.insert_or_assign("width", place.width);
  window.insert_or_assign("height", place.height);
  window.insert_or_assign("maximized", place.maximized);
  if (place.x && place.y) {
    window.insert_or_assign("x", *place.x);
    window.insert_or_assign("y", *place.y);
  } else {
    window.erase("x");
    window.erase("y");
  }
}

void put(const Settings& settings, toml::table& table) {
  if (settings.language) table.insert_or_assign("language", name_of(kLanguages, *settings.language));
  else table.erase("language");
  table.insert_or_assign("theme", name_of(kThemes, settings.dark));
  table.insert_or_assign("text_size", settings.text_size);
  table.insert_or_assign("axis", name_of(kAxes, settings.axis));
  table.insert_or_assign("speed", settings.speed);
  if (settings.pace) table.insert_or_assign("pace", name_of(kPaces, *settings.pace));
  else table.erase("pace");
  table.erase(kOldPace);
  for (const auto& one : kSwitches) table.insert_or_assign(one.name, settings.*one.value);
  table.insert_or_assign("code", name_of(kCodes, settings.code));
  table.insert_or_assign("path", name_of(kPaths, settings.by_article));
  table.insert_or_assign("lesson", settings.lesson);
  for (const auto& one : kFlags) table.insert_or_assign(one.name, settings.*one.value);
  put_window(settings.window, table);
}

/// What `now` changed since `before`, and everything else as in `file`, which another window may have changed.
Settings merged(const Settings& before, const Settings& now, const Settings& file) {
  Settings result = file;
  const auto take = [&](auto... members) {
    ((now.*members != before.*members ? static_cast<void>(result.*members = now.*members) : void()), ...);
  };
  take(&Settings::language, &Settings::dark, &Settings::text_size, &Settings::axis, &Settings::pace, &Settings::speed,
       &Settings::reduced_motion, &Settings::compare, &Settings::whole_run, &Settings::code, &Settings::by_article,
       &Settings::window);
  take(&Settings::lesson, &Settings::read_aloud, &Settings::hint_play, &Settings::hint_drag);
  return result;
}

}  // namespace

WindowPlace WindowPlace::within_limits() const {
  const auto offset = [](int at) { return std::clamp(at, -kMaxSide, kMaxSide); };
  WindowPlace place = *this;
  place.width = std::clamp(width, 1, kMaxSide);
  place.height = std::clamp(height, 1, kMaxSide);
  if (x && y) place.x = offset(*x), place.y = offset(*y);
  else place.x = place.y = std::nullopt;
  return place;
}

SettingsFile::SettingsFile(std::filesystem::path file)
    : file_(std::make_unique<KeptFile>(std::move(file), "settings")) {}
SettingsFile::~SettingsFile() = default;

Settings SettingsFile::load(std::vector<text::Notice>& notices) {
  const bool first_start = !file_->read(notices);
  Settings settings = settings_of(file_->table(), notices);
  known_ = settings;
  if (first_start) settings.hint_play = settings.hint_drag = true;
  return settings;
}

std::optional<text::Notice> SettingsFile::save(const Settings& settings) {
  if (known_ == settings) return std::nullopt;
  std::vector<text::Notice> notices;
  const auto put_changes = [&](toml::table& table) {
    std::vector<text::Notice> known_already;
    const Settings file = settings_of(table, known_already);
    put(merged(known_.value_or(Settings{}), settings, file), table);
  };
  if (file_->change(put_changes, notices)) known_ = settings;
  return notices.empty() ? std::nullopt : std::optional(notices.front());
}

}  // namespace player
