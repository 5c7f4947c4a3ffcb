#include "player/progress_file.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "player/kept_file.hpp"

namespace player {
namespace {

constexpr const char* kLessons = "lessons";
constexpr const char* kQuestions = "questions";
constexpr const char* kRight = "right";
constexpr const char* kMissed = "missed";

/// Reads the tables of the file; what has the wrong type is left out, and remembered by its name.
class ProgressReader {
 public:
  LessonsProgress lessons(const toml::table& file) {
    LessonsProgress all;
    each_table(file, kLessons, "", [&](const std::string& id, const toml::table& table, const std::string& name) {
      all.emplace(id, lesson(table, name + "."));
    });
    return all;
  }

  void add_notice(std::vector<text::Notice>& notices) const {
    if (refused_ == 0) return;
    const char* const key = refused_ == 1 ? "app.progress_refused" : "app.progress_refused_some";
    notices.push_back({key, {{"name", first_refused_}, {"n", std::to_string(refused_)}}});
  }

 private:
  LessonProgress lesson(const toml::table& table, const std::string& prefix) {
    LessonProgress lesson;
    lesson.seen = flag(table, "seen", prefix);
    each_table(table, kQuestions, prefix, [&](const std::string& id, const toml::table& one, const std::string& name) {
      lesson.questions.emplace(id, answers(one, name + "."));
    });
    return lesson;
  }

  Answers answers(const toml::table& table, const std::string& prefix) {
    Answers answers;
    answers.right = count(table, kRight, prefix);
    answers.missed = count(table, kMissed, prefix);
    answers.last_right = last(table, prefix);
    answers.last_sure = flag(table, "sure", prefix);
    answers.again = flag(table, "again", prefix);
    return answers;
  }

  /// Calls `take` for each table in the table `key` of `table`.
  template <typename Take>
  void each_table(const toml::table& table, const char* key, const std::string& prefix, const Take& take) {
    const toml::node* const node = table.get(key);
    if (node == nullptr) return;
    const toml::table* const entries = node->as_table();
    if (entries == nullptr) return refuse(prefix + key);
    for (const auto& [id, entry] : *entries) {
      const std::string name = prefix + key + "." + std::string(id.str());
      if (const toml::table* const one = entry.as_table()) take(std::string(id.str()), *one, name);
      else refuse(name);
    }
  }

  bool flag(const toml::table& table, const char* key, const std::string& prefix) {
    const toml::node* const node = table.get(key);
    if (node == nullptr) return false;
    if (const auto value = node->value_exact<bool>()) return *value;
    refuse(prefix + key);
    return false;
  }

  int count(const toml::table& table, const char* key, const std::string& prefix) {
    const toml::node* const node = table.get(key);
    if (node == nullptr) return 0;
    if (const auto value = node->value_exact<std::int64_t>(); value && *value >= 0) {
      return static_cast<int>(std::min<std::int64_t>(*value, Answers::kMost));
    }
    refuse(prefix + key);
    return 0;
  }

  bool last(const toml::table& table, const std::string& prefix) {
    const toml::node* const node = table.get("last");
    if (node == nullptr) return false;
    const auto value = node->value_exact<std::string>();
    if (value != kRight && value != kMissed) refuse(prefix + "last");
    return value == kRight;
  }

  void refuse(const std::string& name) {
    if (refused_++ == 0) first_refused_ = name;
  }

  std::string first_refused_;
  std::size_t refused_ = 0;
};

/// The table `key` of `table`, which becomes one if it is none.
toml::table& table_in(toml::table& table, const std::string& key) {
  if (!table[key].is_table()) table.insert_or_assign(key, toml::table{});
  return *table[key].as_table();
}

void put(const Answers& answers, toml::table& table) {
  table.insert_or_assign(kRight, answers.right);
  table.insert_or_assign(kMissed, answers.missed);
  table.insert_or_assign("last", answers.last_right ? kRight : kMissed);
  table.insert_or_assign("sure", answers.last_sure);
  table.insert_or_assign("again", answers.again);
}

/// What the person has done; where nothing was done nothing is written, so that unknown entries stay.
void put(const LessonsProgress& lessons, toml::table& file) {
  for (const auto& [id, lesson] : lessons) {
    toml::table& table = table_in(table_in(file, kLessons), id);
    if (lesson.seen) table.insert_or_assign("seen", true);
    for (const auto& [question, answers] : lesson.questions) {
      if (answers.any()) put(answers, table_in(table_in(table, kQuestions), question));
    }
  }
}

bool is_reset(const ProgressChange& change) { return std::holds_alternative<progress_change::Reset>(change); }

}  // namespace

ProgressFile::ProgressFile(std::filesystem::path file)
    : file_(std::make_unique<KeptFile>(std::move(file), "progress")) {}
ProgressFile::~ProgressFile() = default;

Progress ProgressFile::load(std::vector<text::Notice>& notices) {
  (void)file_->read(notices);
  ProgressReader reader;
  Progress progress(reader.lessons(file_->table()));
  reader.add_notice(notices);
  return progress;
}

std::optional<text::Notice> ProgressFile::save(Progress& progress) {
  if (progress.unsaved().empty()) return std::nullopt;
  std::vector<text::Notice> notices;
  LessonsProgress lessons;
  const auto put_changes = [&](toml::table& table) {
    lessons = ProgressReader().lessons(table);
    for (const ProgressChange& change : progress.unsaved()) carry_out(change, lessons);
    if (std::ranges::any_of(progress.unsaved(), is_reset)) table.erase(kLessons);
    put(lessons, table);
  };
  if (file_->change(put_changes, notices)) progress.saved(std::move(lessons));
  return notices.empty() ? std::nullopt : std::optional(notices.front());
}

}  // namespace player
