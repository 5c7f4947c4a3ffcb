// The keys of one event of a file, read from its JSON object with their types checked. Internal to the reader.
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

/// How many ids there are so far: the ids that an event may refer to.
struct Known {
  Id tasks = 0;
  Id cos = 0;
  Id fns = 0;
};

/// A text of the file for an error message: its first 40 bytes, in whole characters.
std::string shortened(std::string_view text);

/// Reads keys of an object. The first error is stored in the place that was given; after it every read returns 0.
class Fields {
 public:
  Fields(simdjson::dom::object object, Strings& strings, Known known, std::optional<Error>& error,
         std::string prefix = {})
      : object_(object),
        next_(object.begin()),
        end_(object.end()),
        strings_(strings),
        known_(known),
        error_(error),
        prefix_(std::move(prefix)) {}

  /// A whole number from 0 to `limit`.
  std::uint64_t whole(std::string_view key, std::uint64_t limit, Need need = Need::required);
  /// A line number; 0 when it is absent.
  std::uint32_t line(std::string_view key);
  double number(std::string_view key, Need need);
  /// false when it is absent.
  bool truth(std::string_view key);
  /// The interned text; 0 when it is optional and absent.
  TextId text(std::string_view key, Need need = Need::required);
  /// The text as written in the file.
  std::string_view word(std::string_view key);
  /// Index in `names`, the first of which means "none" and is not allowed.
  std::size_t one_of(std::string_view key, std::span<const std::string_view> names);
  /// Checks that this text, which may be absent, equals that of an earlier event.
  void same_text(std::string_view key, TextId expected);

  /// Ids that an earlier event has introduced.
  Id task(std::string_view key, Need need) { return known(key, known_.tasks, need); }
  Id co(std::string_view key, Need need) { return known(key, known_.cos, need); }
  Id fn(std::string_view key, Need need) { return known(key, known_.fns, need); }
  /// The next id of its kind.
  Id new_task(std::string_view key) { return new_id(key, known_.tasks); }
  Id new_co(std::string_view key) { return new_id(key, known_.cos); }
  Id new_fn(std::string_view key) { return new_id(key, known_.fns); }
  void tasks(std::string_view key, std::vector<Id>& out);
  /// Each co once; whether it fits the event is not checked.
  void chain(std::string_view key, std::vector<Link>& out);
  /// None when it is absent. `timer` receives how a timer was set, if the file has that.
  Cause cause(std::string_view key, std::optional<TimerSetting>& timer);

  /// If `key`, which has been read, is the next one in the object, the search for further keys begins after it.
  void pass(std::string_view key);

  /// The keys of the object under `key`; nothing after an error or when an optional one is absent.
  std::optional<Fields> object(std::string_view key, Need need);

  /// Fails if the object has a key twice, known or not.
  void refuse_duplicates();

  void fail(ErrorCode code, std::vector<std::pair<std::string_view, std::string>> arguments = {});
  [[nodiscard]] bool failed() const { return error_.has_value(); }
  /// The key's name in errors: "on.delay".
  [[nodiscard]] std::string full(std::string_view key) const { return prefix_ + std::string(key); }

 private:
  TimerSetting timer();
  std::optional<simdjson::dom::element> find(std::string_view key, Need need);
  Id new_id(std::string_view key, Id made);
  Id known(std::string_view key, Id made, Need need);
  Id known_of(std::string_view key, simdjson::dom::element element, Id made);
  std::uint64_t whole_of(std::string_view key, simdjson::dom::element element, std::uint64_t limit);
  std::optional<simdjson::dom::array> list(std::string_view key, simdjson::dom::element element);
  void wrong_type(std::string_view key, std::string_view expected);

  simdjson::dom::object object_;
  // Keys are usually in the order in which they are read; then there is no search.
  simdjson::dom::object::iterator next_, end_;
  Strings& strings_;
  Known known_;
  std::optional<Error>& error_;
  std::string prefix_;
};

}  // namespace trace::detail
