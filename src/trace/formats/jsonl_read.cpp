#include "trace/formats/jsonl_read.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <new>
#include <optional>

#include "trace/formats/event_fields.hpp"
#include "trace/formats/format.hpp"
#include "trace/utf8.hpp"

namespace trace {
namespace {

using detail::Fields;

std::string_view json_reason(simdjson::error_code error) {
  switch (error) {
    case simdjson::STRING_ERROR: return "escape";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR: return "literal";
    case simdjson::NUMBER_ERROR:
    case simdjson::NUMBER_OUT_OF_RANGE: return "number";
    case simdjson::UNESCAPED_CHARS: return "control";
    case simdjson::UNCLOSED_STRING: return "unclosed";
    case simdjson::DEPTH_ERROR: return "depth";
    default: return "structure";
  }
}

/// Takes the lines of a file one after another and builds the trace.
class Reader {
 public:
  /// `text` is followed by simdjson::SIMDJSON_PADDING more bytes.
  explicit Reader(std::string_view text) : text_(text) {}

  ReadResult run() {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    while (!text_.empty() && !error_) take_line();
    if (!error_ && count_ == 0) error_ = Error{ErrorCode::empty, 0, 0, {}};
    if (!error_ && !ended_) error_ = Error{ErrorCode::cut_short, last_line_, 0, {}};
    if (error_) return std::move(*error_);
    encoder_.reset();
    recorder_.reset();
    return std::move(*trace_);
  }

 private:
  void take_line() {
    const std::size_t size = std::min(text_.find('\n'), text_.size());
    const bool closed = size < text_.size();
    const std::string_view line = text_.substr(0, size);
    text_.remove_prefix(closed ? size + 1 : size);
    ++line_;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
    last_line_ = line_;
    parse(line, closed);
    if (error_ && error_->line == 0) error_->line = line_;
  }

  void parse(std::string_view line, bool closed) {
    simdjson::dom::element root;
    const auto result = parser_.parse(line.data(), line.size(), false).get(root);
    if (result == simdjson::MEMALLOC) throw std::bad_alloc();
    const std::size_t valid = result == simdjson::UTF8_ERROR ? valid_utf8_prefix(line) : line.size();
    if (valid + 4 <= line.size()) {
      error_ = Error{ErrorCode::not_utf8, 0, valid + 1, {}};
    } else if (result != simdjson::SUCCESS && !closed && line.starts_with('{')) {
      error_ = Error{ErrorCode::cut_short, 0, 0, {}};
    } else if (result == simdjson::UTF8_ERROR) {
      error_ = Error{ErrorCode::not_utf8, 0, valid + 1, {}};
    } else if (result != simdjson::SUCCESS) {
      error_ = Error{ErrorCode::bad_json, 0, 0, {{"reason", std::string(json_reason(result))}}};
    } else {
      simdjson::dom::object object;
      if (root.get(object) != simdjson::SUCCESS) {
        error_ = Error{ErrorCode::not_object, 0, 0, {}};
      } else {
        take_event(object);
      }
    }
  }

  void take_event(simdjson::dom::object object) {
    const detail::Known known =
        encoder_ ? detail::Known{encoder_->tasks(), encoder_->cos(), encoder_->fns()} : detail::Known{};
    Fields fields(object, trace_->strings, known, error_);
    fields.refuse_duplicates();
    const std::string_view kind = fields.word("k");
    if (error_) return;
    const auto found = std::ranges::find(kKindNames, kind);
    if (found == kKindNames.end()) return fields.fail(ErrorCode::unknown_kind, {{"found", detail::shortened(kind)}});
    const auto index = static_cast<Kind>(found - kKindNames.begin());
    if (ended_) return fields.fail(ErrorCode::after_end);
    if (count_ == 0 && index != Kind::meta) return fields.fail(ErrorCode::first_not_meta);
    if (count_ != 0 && index == Kind::meta) return fields.fail(ErrorCode::second_meta);
    Event event = head(fields, index);
    chain_.clear();
    ids_.clear();
    timer_.reset();
    detail::fill(fields, encoder_ ? &*encoder_ : nullptr, event, chain_, ids_, timer_);
    if (!error_) add(fields, event);
    ++count_;
    ended_ = index == Kind::end;
  }

  Event head(Fields& f, Kind kind) {
    constexpr auto kMaxTime = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    Event e;
    e.kind = kind;
    e.i = count_;
    const std::uint64_t i = f.whole("i", UINT64_MAX);
    if (!error_ && i != count_) {
      f.fail(ErrorCode::not_counting,
             {{"key", "i"}, {"found", std::to_string(i)}, {"expected", std::to_string(count_)}});
    }
    e.t = std::chrono::nanoseconds(static_cast<std::int64_t>(f.whole("t", kMaxTime)));
    e.n = static_cast<std::uint32_t>(f.whole("n", UINT32_MAX));
    f.pass("k");
    return e;
  }

  void add(Fields& f, const Event& e) {
    if (e.kind != Kind::meta) return encoder_->add(e, chain_, ids_, timer_ ? &*timer_ : nullptr);
    if (e.t.count() != 0) return zero_expected(f, "t", e.t.count());
    if (e.n != 0) return zero_expected(f, "n", e.n);
    const auto text = [this](TextId id) { return trace_->strings.view(id); };
    recorder_.emplace(*trace_, text(e.name), text(e.text), text(e.end));
    encoder_.emplace(*recorder_);
  }

  static void zero_expected(Fields& f, std::string_view key, std::int64_t found) {
    f.fail(ErrorCode::wrong_value, {{"key", std::string(key)}, {"found", std::to_string(found)}, {"expected", "0"}});
  }

  std::string_view text_;
  std::size_t line_ = 0;
  std::size_t last_line_ = 0;
  std::uint32_t count_ = 0;
  bool ended_ = false;
  std::optional<Error> error_;
  simdjson::dom::parser parser_;
  std::optional<Trace> trace_{std::in_place};
  std::optional<Recorder> recorder_;
  std::optional<Encoder> encoder_;
  std::vector<Link> chain_;
  std::vector<Id> ids_;
  std::optional<TimerSetting> timer_;
};

bool fits(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || start[first] != '{') return false;
  // An object that continues on the next line is JSON, but not JSON Lines; a zero byte means UTF-16.
  const std::size_t next = start.find_first_not_of(" \t\r", first + 1);
  return next == std::string_view::npos || (start[next] != '\n' && start[next] != '\0');
}

ReadResult read_padded(std::string& bytes) {
  bytes.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
  return Reader(bytes).run();
}

}  // namespace

ReadResult read_jsonl(std::string_view text) {
  std::string padded;
  padded.reserve(text.size() + simdjson::SIMDJSON_PADDING);
  padded = text;
  return Reader(padded).run();
}

Format jsonl() { return {"JSON Lines (UTF-8)", fits, read_padded}; }

}  // namespace trace
