#include "lessons/glossary.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "lessons/error.hpp"
#include "lessons/files.hpp"
#include "lessons/nearest.hpp"
#include "lessons/table.hpp"

namespace lessons {
namespace {

/// Strings of a list; none without the key.
std::vector<std::string> read_names(const Table& table, std::string_view key) {
  std::vector<std::string> names;
  if (!table.has(key)) return names;
  const toml::node& node = table.need(key);
  if (!node.is_array()) table.fail(node, "not_a_list", {{"key", std::string(key)}});
  for (const toml::node& each : *node.as_array()) {
    if (!each.is_string()) table.fail(each, "not_a_string", {{"key", std::string(key)}});
    names.push_back(*each.value<std::string>());
  }
  return names;
}

Term read_term(const Table& table, const Catalogue& catalogue) {
  table.allow({"id", "word", "python", "also", "forms", "meaning", "run", "kind", "name", "nth"});
  Term term;
  term.id = table.string("id");
  term.word = table.words("word");
  if (table.has("python")) term.python = table.string("python");
  if (table.has("also")) {
    const Table also = table.table("also");
    term.also_ko = read_names(also, "ko");
    term.also_en = read_names(also, "en");
  }
  term.forms = read_names(table, "forms");
  term.meaning = table.words("meaning");
  term.kind = table.string("kind");
  if (table.has("name")) term.name = table.string("name");
  if (table.has("nth")) term.nth = table.whole<int>("nth");
  const std::string run = table.string("run");
  const std::size_t slash = run.find('/');
  if (slash == std::string::npos) table.fail(table.need("run"), "bad_card_run");
  term.lesson = run.substr(0, slash);
  term.run = run.substr(slash + 1);
  const Lesson* const lesson = catalogue.find(term.lesson);
  if (lesson == nullptr || !lesson->run(term.run)) table.fail(table.need("run"), "no_card_run", {{"run", run}});
  return term;
}

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string folded(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) { return folded(c); });
  return lower;
}

bool is_name(char c) { return (folded(c) >= 'a' && folded(c) <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

/// Whether the syllable at `at` is Hangul: in UTF-8 those begin with EA to ED.
bool is_hangul(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && static_cast<unsigned char>(text[at]) >= 0xEA && static_cast<unsigned char>(text[at]) <= 0xED;
}

/// Whether a word can begin at `at`: not inside of a name or of a Korean word.
bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  if (is_name(text[at - 1]) || text[at - 1] == '.') return false;
  return !(at >= 3 && is_hangul(text, at - 3));
}

/// The first syllables of particles, and of the verbs that make a noun a verb (취소하다).
constexpr std::string_view kAfterNouns =
    "은는이가을를과와의에로으도만까부마처보들라란하되된됩합할했됐해한인입였중끼별당씩뿐밖조나든며면대";

/// Whether a word can end at `end`.
bool ends_word(std::string_view text, std::size_t end) {
  if (end >= text.size()) return true;
  if (is_name(text[end])) return !is_name(text[end - 1]);
  return !is_hangul(text, end) || kAfterNouns.find(text.substr(end, 3)) != std::string_view::npos;
}

/// The terms one of whose names, in lower case, is such.
template <class Such>
std::vector<std::size_t> which(const std::vector<Term>& terms, Such such) {
  std::vector<std::size_t> found;
  for (std::size_t term = 0; term < terms.size(); ++term) {
    const auto names = terms[term].names();
    if (std::ranges::any_of(names, [&](const std::string& name) { return such(folded(name)); })) found.push_back(term);
  }
  return found;
}

/// Without the sign for any ending.
std::string_view stem(std::string_view form) { return form.ends_with('~') ? form.substr(0, form.size() - 1) : form; }

}  // namespace

std::vector<std::string> Term::names() const {
  std::vector<std::string> names{word.ko, word.en};
  if (!python.empty()) names.push_back(python);
  for (const auto* more : {&also_ko, &also_en}) names.insert(names.end(), more->begin(), more->end());
  for (const std::string& form : forms) names.emplace_back(stem(form));
  names.push_back(id);
  return names;
}

Glossary Glossary::load(const std::filesystem::path& assets, const Catalogue& catalogue) {
  const std::filesystem::path file = assets / "lessons" / "glossary.toml";
  Problems problems;
  const Reading reading{file, Origin::built_in, problems};
  const toml::table root = read_toml(file);
  const Table table{reading, root};
  table.allow({"terms"});
  Glossary glossary;
  for (const Table& each : table.tables("terms")) glossary.terms_.push_back(read_term(each, catalogue));
  if (!problems.empty()) throw LessonError(problems.front());
  glossary.index();
  return glossary;
}

void Glossary::index() {
  for (std::size_t term = 0; term < terms_.size(); ++term) {
    for (const std::string& form : terms_[term].forms) {
      std::string text = folded(stem(form));
      auto& bucket = forms_.at(static_cast<unsigned char>(text.front()));
      bucket.push_back({std::move(text), term, form.ends_with('~')});
    }
  }
  for (auto& bucket : forms_) {
    std::ranges::stable_sort(bucket, std::greater<>(), [](const Form& form) { return form.folded.size(); });
  }
}

const Term* Glossary::find(std::string_view id) const {
  const auto found = std::ranges::find(terms_, id, &Term::id);
  return found == terms_.end() ? nullptr : &*found;
}

std::vector<TermInText> Glossary::words_in(std::string_view text) const {
  const std::string lower = folded(text);
  const std::string_view all = lower;
  std::vector<TermInText> found;
  for (std::size_t at = 0; at < all.size();) {
    const auto& bucket = forms_.at(static_cast<unsigned char>(all[at]));
    const auto is_here = [&](const Form& form) {
      return all.substr(at).starts_with(form.folded) && (form.open || ends_word(all, at + form.folded.size()));
    };
    const auto here = begins_word(all, at) ? std::ranges::find_if(bucket, is_here) : bucket.end();
    if (here == bucket.end()) {
      ++at;
      continue;
    }
    found.push_back({at, at + here->folded.size(), here->term});
    at = found.back().end;
  }
  return found;
}

std::vector<std::size_t> Glossary::named(std::string_view name) const {
  const std::string wanted = folded(name);
  return which(terms_, [&](const std::string& each) { return each == wanted; });
}

std::vector<std::size_t> Glossary::search(std::string_view name) const {
  const std::string wanted = folded(name);
  std::vector<std::size_t> terms = named(name);
  for (const std::size_t term : which(terms_, [&](const std::string& each) { return each.find(wanted) != std::string::npos; })) {
    if (std::ranges::find(terms, term) == terms.end()) terms.push_back(term);
  }
  return terms;
}

std::vector<std::string> Glossary::near(std::string_view name) const {
  constexpr std::size_t kMost = 3;
  std::vector<std::string> all;
  std::map<std::string, std::size_t> owners;  // the first term with that name
  for (std::size_t term = 0; term < terms_.size(); ++term) {
    for (std::string& each : terms_[term].names()) {
      if (owners.emplace(each, term).second) all.push_back(std::move(each));
    }
  }
  std::vector<std::string> result;
  std::set<std::size_t> told;
  for (std::string& each : nearest(name, all, all.size())) {
    if (result.size() < kMost && told.insert(owners.at(each)).second) result.push_back(std::move(each));
  }
  return result;
}

}  // namespace lessons
