#include "shell/cli/why_json.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "lessons/listing.hpp"
#include "text/json_text.hpp"
#include "timeline/voice.hpp"
#include "timeline/why.hpp"

namespace cli {
namespace {

using timeline::Nanos;
using timeline::Reason;

constexpr std::array<std::string_view, 5> kKinds{"timer", "worker", "hold", "run", "outside"};
// A hop of Reason::Kind::none is one at which the thread was held; those of follows are left out.
constexpr std::array<std::string_view, 13> kHops{"held",   "follows", "order",   "made",  "woken", "yielded", "ended",
                                                 "looped", "printed", "fired", "sleep", "worker", "timer"};
static_assert(kHops.size() == static_cast<std::size_t>(Reason::Kind::timer) + 1);
static_assert(kKinds.size() == static_cast<std::size_t>(timeline::Segment::Kind::outside) + 1);

std::string seconds_of(Nanos t) { return lessons::number(timeline::in_seconds(t)); }

class WhyJson {
 public:
  WhyJson(const player::OpenRun& run, const timeline::CriticalPath& path, const text::Words& words)
      : run_(run), path_(path), why_(run.timeline, run.events, path), voice_(run.timeline, run.events, words) {}

  std::string whole() const {
    std::string out = fmt::format("\n  {{\"id\": {}, \"total_s\": {}, \"end\": \"{}\", \"said\": {}", text::json_text(run_.id),
                                  seconds_of(path_.total), trace::name(path_.why), text::json_text(voice_.words(why_.total())));
    if (const auto equal = why_.equal()) out += ", \"equal\": " + text::json_text(voice_.words(*equal));
    out += ",\n   \"path\": [";
    for (std::size_t k = 0; k < path_.segments.size(); ++k) out += (k == 0 ? "\n    " : ",\n    ") + part(k);
    out += "],\n   \"hops\": " + hops(path_.segments.size()) + ",\n   \"waits\": [";
    bool first = true;
    for (const timeline::Wait& wait : path_.waits) out += (std::exchange(first, false) ? "\n    " : ",\n    ") + one(wait);
    return out + "]}";
  }

 private:
  std::string part(std::size_t k) const {
    const timeline::Segment& segment = path_.segments[k];
    std::string out = fmt::format(R"({{"kind": "{}", "begin_s": {}, "end_s": {}{}, "from": {}, "event": {}, "said": {})",
                                  kKinds.at(static_cast<std::size_t>(segment.kind)), seconds_of(segment.begin),
                                  seconds_of(segment.end), place(why_.place(segment)), segment.from, segment.event,
                                  text::json_text(voice_.words(why_.part(k))));
    if (const auto led = why_.before(k)) out += ", \"before\": " + text::json_text(voice_.words(*led));
    return out + ", \"hops\": " + hops(k) + "}";
  }

  std::string one(const timeline::Wait& wait) const {
    return fmt::format(R"({{"kind": "{}", "begin_s": {}, "due_s": {}{}, "from": {}, "event": {}, "spare_s": {}, "gain_s": {}, "on_path": {}}})",
                       kKinds.at(static_cast<std::size_t>(wait.kind)), seconds_of(wait.begin), seconds_of(wait.due),
                       place(why_.place(wait)), wait.from, wait.event, wait.spare ? seconds_of(*wait.spare) : "null",
                       seconds_of(wait.gain), wait.on_path);
  }

  std::string place(const timeline::WhyPlace& at) const {
    std::string out;
    if (at.lane != timeline::kNoLane) out += ", \"co\": " + text::json_text(run_.timeline.lane(at.lane).label);
    return at.line == 0 ? out : out + fmt::format(", \"line\": {}", at.line);
  }

  std::string hops(std::size_t segment) const {
    std::string out;
    for (const timeline::Hop& hop : path_.hops_before(segment)) {
      if (hop.kind == Reason::Kind::follows) continue;
      out += fmt::format(R"({}{{"from": {}, "event": {}, "kind": "{}"}})", out.empty() ? "" : ", ", hop.from, hop.event,
                         kHops.at(static_cast<std::size_t>(hop.kind)));
    }
    return "[" + out + "]";
  }

  const player::OpenRun& run_;
  const timeline::CriticalPath& path_;
  timeline::Why why_;
  timeline::Voice voice_;
};

}  // namespace

std::string why_json(const player::OpenRun& run, const timeline::CriticalPath& path, const text::Words& words) {
  return WhyJson(run, path, words).whole();
}

}  // namespace cli
