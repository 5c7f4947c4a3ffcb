// What is read as a trace can be shown: lanes, moments, sentences, text charts, both axes, playback.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/target.hpp"
#include "timeline/build.hpp"
#include "timeline/labels.hpp"
#include "timeline/locate.hpp"
#include "timeline/moment.hpp"
#include "timeline/narration.hpp"
#include "timeline/playback.hpp"
#include "timeline/text_view.hpp"
#include "trace/open.hpp"

namespace {

using timeline::Position;

/// Numbers what counts up, so that lines may be left out, repeated and exchanged: most of what libFuzzer makes up would
/// be refused for its numbers alone.
class Numbering {
 public:
  std::string of(std::string_view bytes) {
    std::string all;
    while (!bytes.empty()) {
      const std::string_view line = bytes.substr(0, bytes.find('\n'));
      bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
      all += numbered(std::string(line)) + '\n';
    }
    return all;
  }

 private:
  std::string numbered(std::string line) {
    if (line.starts_with("{\"i\": ")) replace(line, "\"i\": ", events_++);
    if (line.find("\"k\": \"co.new\"") != std::string::npos) replace(line, "\"co\": ", ++cos_);
    if (line.find("\"k\": \"task.new\"") != std::string::npos) replace(line, "\"task\": ", ++tasks_);
    if (line.find("\"k\": \"fn.start\"") != std::string::npos) replace(line, "\"fn\": ", ++fns_);
    return line;
  }
  static void replace(std::string& line, std::string_view key, unsigned number) {
    const std::size_t key_at = line.find(key);
    if (key_at == std::string::npos) return;
    const std::size_t at = key_at + key.size();
    const std::size_t end = std::min(line.find_first_not_of("0123456789", at), line.size());
    line.replace(at, end - at, std::to_string(number));
  }

  unsigned events_ = 0, cos_ = 0, tasks_ = 0, fns_ = 0;
};

const text::Words& words(text::Language language) {
  const std::filesystem::path folder = std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets" / "text";
  static const text::Words kKorean = text::Words::load(folder, text::Language::ko);
  static const text::Words kEnglish = text::Words::load(folder, text::Language::en);
  return language == text::Language::ko ? kKorean : kEnglish;
}

void require_clean(const std::string& text) {
  const auto control = [](unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7F; };
  fuzz::require(std::ranges::none_of(text, control), "no control character reaches a terminal");
}

void chart(const timeline::TextRun& run, Position playhead) {
  for (const text::Language language : {text::Language::ko, text::Language::en}) {
    const timeline::TextOptions options{.columns = 60, .playhead = playhead};
    const std::vector<timeline::TextRun> runs{run};
    require_clean(timeline::plain_text(timeline::text_lanes(runs, words(language), options)));
    require_clean(timeline::plain_text(timeline::text_legend(runs, words(language), options)));
    require_clean(timeline::plain_text(timeline::text_output(run, words(language), options)));
    require_clean(timeline::plain_text(timeline::text_totals(runs, words(language))));
  }
}

void tell(const timeline::TextRun& run, Position at) {
  const timeline::Moment moment = timeline::moment_at(*run.timeline, *run.events, at);
  for (const text::Language language : {text::Language::ko, text::Language::en}) {
    (void)timeline::narrate(*run.timeline, *run.events, moment, words(language));
    for (std::size_t lane = 0; lane < run.timeline->lanes.size(); ++lane) {
      const auto* const span = moment.span(*run.timeline, static_cast<timeline::LaneIndex>(lane));
      if (span != nullptr) (void)timeline::span_label(*run.timeline, *run.events, *span, words(language));
    }
  }
}

void play(const timeline::TextRun& run, timeline::AxisKind kind) {
  const std::vector<const timeline::Timeline*> timelines{run.timeline};
  const timeline::Axis axis(kind, timelines);
  timeline::Playback playback;
  playback.set_axis(axis);
  playback.play();
  Position last;
  for (int frame = 0; frame < 64 && playback.playing(); ++frame) {
    playback.advance(0.7);
    fuzz::require(playback.position() >= last, "time goes forward");
    last = playback.position();
  }
  for (Position at = axis.next({}); at < playback.end() && at > last; at = axis.next(at)) last = at;
  (void)timeline::step_switch(*run.timeline, *run.events, last, -1);
  (void)axis.position(axis.at(last));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMostEvents = 500, kMostTold = 40;
  std::string bytes = Numbering().of(fuzz::text_of(data, size));
  const trace::ReadResult read = trace::read(bytes);
  if (std::holds_alternative<trace::Error>(read)) return 0;
  const trace::Events events = trace::decode(std::get<trace::Trace>(read));
  if (events.list.size() > kMostEvents) return 0;
  const timeline::Timeline built = timeline::build(events);
  const timeline::TextRun run{"run", &events, &built};
  chart(run, {timeline::Nanos::max(), Position::kAll});
  chart(run, timeline::after_event(built, static_cast<std::uint32_t>(events.list.size() / 2)));
  for (std::uint32_t event = 0; event < std::min(events.list.size(), kMostTold); ++event) {
    tell(run, timeline::after_event(built, event));
  }
  tell(run, built.end);
  play(run, timeline::AxisKind::time);
  play(run, timeline::AxisKind::steps);
  return 0;
}
