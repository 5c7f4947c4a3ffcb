#include "trace/formats/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "trace/record.hpp"

namespace trace::detail {
namespace {

using simdjson::dom::element;

// Two bits of the word hold the kind of the cause.
constexpr std::uint64_t kMaxCause = (std::uint64_t{1} << 30U) - 1;

/// A text of the file for an error message: in quotes, shortened.
std::string quoted(std::string_view text) { return fmt::format("\"{}\"", shortened(text)); }

/// "a", "b" or "c"
std::string alternatives(std::span<const std::string_view> names) {
  std::string all;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) all += i + 1 == names.size() ? " or " : ", ";
    all += quoted(names[i]);
  }
  return all;
}

}  // namespace

std::string shortened(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  if (text.size() <= kLongest) return std::string(text);
  std::size_t cut = kLongest;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80) --cut;
  return std::string(text.substr(0, cut)) + "...";
}

void Fields::fail(ErrorCode code, std::vector<std::pair<std::string_view, std::string>> arguments) {
  if (!error_) error_ = Error{code, 0, 0, std::move(arguments)};
}

void Fields::wrong_type(std::string_view key, std::string_view expected) {
  fail(ErrorCode::wrong_type, {{"key", full(key)}, {"expected", std::string(expected)}});
}

std::optional<element> Fields::find(std::string_view key, Need need) {
  if (error_) return {};
  element found;
  if (next_ != end_ && next_.key_equals(key)) {
    found = next_.value();
    ++next_;
    if (!found.is_null()) return found;
  } else if (object_.at_key(key).get(found) == simdjson::SUCCESS && !found.is_null()) {
    return found;
  }
  if (need == Need::required) fail(ErrorCode::missing_key, {{"key", full(key)}});
  return {};
}

void Fields::pass(std::string_view key) {
  if (next_ != end_ && next_.key_equals(key)) ++next_;
}

std::uint64_t Fields::whole_of(std::string_view key, element value, std::uint64_t limit) {
  std::uint64_t number = 0;
  if (!value.is<std::uint64_t>() || value.get(number) != simdjson::SUCCESS) {
    wrong_type(key, "whole");
    return 0;
  }
  if (number <= limit) return number;
  fail(ErrorCode::too_large, {{"key", full(key)}, {"found", std::to_string(number)}, {"limit", std::to_string(limit)}});
  return 0;
}

std::uint64_t Fields::whole(std::string_view key, std::uint64_t limit, Need need) {
  const auto found = find(key, need);
  return found ? whole_of(key, *found, limit) : 0;
}

std::uint32_t Fields::line(std::string_view key) {
  return static_cast<std::uint32_t>(whole(key, kMaxLine, Need::optional));
}

double Fields::number(std::string_view key, Need need) {
  const auto found = find(key, need);
  if (!found) return 0;
  double value = 0;
  if (found->get(value) != simdjson::SUCCESS) wrong_type(key, "number");
  return value;
}

bool Fields::truth(std::string_view key) {
  const auto found = find(key, Need::optional);
  if (!found) return false;
  bool value = false;
  if (found->get(value) != simdjson::SUCCESS) wrong_type(key, "truth");
  return value;
}

TextId Fields::text(std::string_view key, Need need) {
  const auto found = find(key, need);
  if (!found) return 0;
  std::string_view value;
  if (found->get(value) == simdjson::SUCCESS) return strings_.intern(value);
  wrong_type(key, "text");
  return 0;
}

std::string_view Fields::word(std::string_view key) {
  const auto found = find(key, Need::required);
  std::string_view value;
  if (found && found->get(value) != simdjson::SUCCESS) wrong_type(key, "text");
  return value;
}

std::size_t Fields::one_of(std::string_view key, std::span<const std::string_view> names) {
  const std::string_view found = word(key);
  if (error_) return 0;
  const auto allowed = names.subspan(1);
  const auto at = std::ranges::find(allowed, found);
  if (at != allowed.end()) return static_cast<std::size_t>(at - allowed.begin()) + 1;
  fail(ErrorCode::wrong_value, {{"key", full(key)}, {"found", quoted(found)}, {"expected", alternatives(allowed)}});
  return 0;
}

void Fields::same_text(std::string_view key, TextId expected) {
  const TextId found = text(key, Need::optional);
  if (error_ || found == 0 || found == expected) return;
  fail(ErrorCode::wrong_value,
       {{"key", full(key)}, {"found", quoted(strings_.view(found))}, {"expected", quoted(strings_.view(expected))}});
}

Id Fields::known_of(std::string_view key, element value, Id made) {
  const std::uint64_t id = whole_of(key, value, UINT64_MAX);
  if (error_ || (id >= 1 && id <= made)) return static_cast<Id>(id);
  fail(ErrorCode::unknown_id, {{"key", full(key)}, {"found", std::to_string(id)}});
  return 0;
}

Id Fields::known(std::string_view key, Id made, Need need) {
  const auto found = find(key, need);
  return found ? known_of(key, *found, made) : 0;
}

Id Fields::new_id(std::string_view key, Id made) {
  const std::uint64_t id = whole(key, UINT64_MAX);
  const std::uint64_t next = std::uint64_t{made} + 1;
  if (error_) return 0;
  if (id == next && id <= kMaxCause) return static_cast<Id>(id);
  fail(ErrorCode::not_counting,
       {{"key", full(key)}, {"found", std::to_string(id)}, {"expected", std::to_string(next)}});
  return 0;
}

std::optional<simdjson::dom::array> Fields::list(std::string_view key, element value) {
  simdjson::dom::array array;
  if (value.get(array) == simdjson::SUCCESS) return array;
  wrong_type(key, "list");
  return {};
}

void Fields::tasks(std::string_view key, std::vector<Id>& out) {
  const auto found = find(key, Need::optional);
  const auto array = found ? list(key, *found) : std::nullopt;
  if (!array) return;
  for (const element value : *array) out.push_back(known_of(key, value, known_.tasks));
}

void Fields::chain(std::string_view key, std::vector<Link>& out) {
  const auto found = find(key, Need::required);
  const auto links = found ? list(key, *found) : std::nullopt;
  if (!links) return;
  for (const element value : *links) {
    simdjson::dom::array pair;
    if (value.get(pair) != simdjson::SUCCESS || pair.size() != 2) return fail(ErrorCode::wrong_chain);
    const Id co = known_of(key, pair.at(0).value_unsafe(), known_.cos);
    const std::uint64_t line = whole_of(key, pair.at(1).value_unsafe(), kMaxLine);
    out.push_back({co, static_cast<std::uint32_t>(line)});
  }
  std::vector<Id> cos;
  for (const Link& link : out) cos.push_back(link.co);
  std::ranges::sort(cos);
  if (std::ranges::adjacent_find(cos) != cos.end()) fail(ErrorCode::wrong_chain);
}

Cause Fields::cause(std::string_view key, std::optional<TimerSetting>& timer) {
  auto of = object(key, Need::optional);
  if (!of) return {};
  if (const Id task = of->task("task", Need::optional)) return {Cause::Kind::task, task};
  const Cause cause{Cause::Kind::timer, static_cast<Id>(of->whole("timer", kMaxCause))};
  if (of->find("due", Need::optional)) timer = of->timer();
  return cause;
}

TimerSetting Fields::timer() {
  constexpr auto kMaxTime = static_cast<std::uint64_t>(std::chrono::nanoseconds::max().count());
  const auto time = [&](std::string_view key) {
    return std::chrono::nanoseconds(static_cast<std::int64_t>(whole(key, kMaxTime)));
  };
  const auto after = static_cast<std::uint32_t>(whole("after", UINT32_MAX));
  return {time("set"), time("due"), after};
}

std::optional<Fields> Fields::object(std::string_view key, Need need) {
  const auto found = find(key, need);
  if (!found) return {};
  simdjson::dom::object inner;
  if (found->get(inner) != simdjson::SUCCESS) {
    wrong_type(key, "object");
    return {};
  }
  Fields fields(inner, strings_, known_, error_, full(key) + ".");
  fields.refuse_duplicates();
  return fields;
}

void Fields::refuse_duplicates() {
  // Sorting is for objects with more keys than an event has.
  constexpr std::size_t kFew = 16;
  const auto twice = [this](std::string_view key) {
    fail(ErrorCode::duplicate_key, {{"key", full(shortened(key))}});
  };
  std::array<std::string_view, kFew> few;
  std::vector<std::string_view> many;
  std::size_t count = 0;
  for (auto at = object_.begin(); at != object_.end(); ++at, ++count) {
    const std::string_view key = at.key();
    if (count < kFew) {
      const auto seen = std::span(few).first(count);
      if (std::ranges::find(seen, key) != seen.end()) return twice(key);
      few[count] = key;
    } else {
      many.push_back(key);
    }
  }
  if (many.empty()) return;
  many.insert(many.end(), few.begin(), few.end());
  std::ranges::sort(many);
  const auto found = std::ranges::adjacent_find(many);
  if (found != many.end()) twice(*found);
}

}  // namespace trace::detail
