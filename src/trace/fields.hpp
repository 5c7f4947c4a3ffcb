// The keys of one event of a file, taken out of its JSON object with their types checked. Internal to the reader.
#pragma once

#include <simdjson.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "trace/error.hpp"
#include "trace/event.hpp"
#include "trace/strings.hpp"

namespace trace::detail {

/// How many ids there are so far: what an event may refer to.
struct Known {
  Id tasks = 0;
  Id cos = 0;
  Id fns = 0;
};

enum class Need : std::uint8_t { required, optional };

/// Reads keys out of an object. The first error is kept in the place that was given; from then on every reading gives
/// 0.
class Fields {
 public:
  Fields(simdjson::dom::object object, Strings& strings, Known known, std::optional<Error>& error,
         std::string prefix = {})
      : object_(object), strings_(strings), known_(known), error_(error), prefix_(std::move(prefix)) {}

  /// A whole number from 0 to `limit`.
  std::uint64_t whole(std::string_view key, std::uint64_t limit, Need need = Need::required);
  /// A line number; 0 when it is absent.
  std::uint32_t line(std::string_view key = "line");
  double number(std::string_view key, Need need);
  /// false when it is absent.
  bool truth(std::string_view key);
  /// The interned text; 0 when it is optional and absent.
  TextId text(std::string_view key, Need need = Need::required);
  /// The text as it stands in the file.
  std::string_view word(std::string_view key);
  /// Index in `names`, the first of which stands for "none" and is not allowed.
  std::size_t one_of(std::string_view key, std::span<const std::string_view> names);
  /// Holds a text that an earlier event has told against this one, which may be absent.
  void same_text(std::string_view key, TextId expected);

  /// Ids that an earlier event has made.
  Id task(std::string_view key = "task", Need need = Need::required) { return known(key, known_.tasks, need); }
  Id co(std::string_view key = "co", Need need = Need::required) { return known(key, known_.cos, need); }
  Id fn(std::string_view key = "fn", Need need = Need::required) { return known(key, known_.fns, need); }
  /// An id that is the next of its kind, behind `made` others.
  Id new_id(std::string_view key, Id made);
  void tasks(std::string_view key, std::vector<Id>& out);
  /// Each co once; whether it fits the event is not looked at.
  void chain(std::vector<Link>& out);
  Cause cause();

  /// The keys of the object under `key`; nothing after an error or when it is optional and absent.
  std::optional<Fields> object(std::string_view key, Need need);

  void fail(ErrorCode code, std::vector<std::pair<std::string_view, std::string>> arguments = {});
  [[nodiscard]] bool failed() const { return error_.has_value(); }
  /// The key as errors name it: "on.delay".
  [[nodiscard]] std::string full(std::string_view key) const { return prefix_ + std::string(key); }

 private:
  std::optional<simdjson::dom::element> find(std::string_view key, Need need);
  Id known(std::string_view key, Id made, Need need);
  Id known_of(std::string_view key, simdjson::dom::element element, Id made);
  std::uint64_t whole_of(std::string_view key, simdjson::dom::element element, std::uint64_t limit);
  std::optional<simdjson::dom::array> list(std::string_view key, simdjson::dom::element element);
  void wrong_type(std::string_view key, std::string_view expected);

  simdjson::dom::object object_;
  Strings& strings_;
  Known known_;
  std::optional<Error>& error_;
  std::string prefix_;
};

}  // namespace trace::detail
