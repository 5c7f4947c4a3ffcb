#include "support/hostile_traces.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <fstream>
#include <limits>

namespace ui_test {
namespace {

constexpr std::int64_t kLatest = std::numeric_limits<std::int64_t>::max();  // ns
constexpr std::uint32_t kLastLine = (1U << 24U) - 1;

/// Events one after the other, each with its place, instant and turn.
class Lines {
 public:
  Lines() { add("meta", R"("v": 1, "impl": "coroscope", "src": "hostile", "clock": "virtual", "unit": "ns")"); }

  void at(std::int64_t t, std::uint32_t n) { t_ = t, n_ = n; }
  void add(const char* kind, const std::string& rest) {
    text_ += fmt::format(R"({{"i": {}, "t": {}, "n": {}, "k": "{}", {}}})", i_++, t_, n_, kind, rest) + "\n";
  }
  /// A coroutine of that name, made, and a task of it; both have the number `id`.
  void task(int id, const std::string& name, std::uint32_t line = 1) {
    const std::string by = id == 1 ? "" : R"(, "task": 1, "by": 1)";
    add("co.new", fmt::format(R"("co": {}, "name": "{}", "line": {}, "at": {}{})", id, name, line, line, by));
    const std::string maker = id == 1 ? "" : R"(, "by": 1, "byco": 1)";
    add("task.new", fmt::format(R"("task": {0}, "co": {0}, "line": {1}, "name": "{2}"{3})", id, line, name, maker));
  }
  void start(int id, const std::string& name, std::uint32_t line = 1) {
    add("task.start", fmt::format(R"("task": {0}, "co": {0}, "line": {1})", id, line));
    add("co.start", fmt::format(R"("co": {0}, "name": "{1}", "task": {0}, "line": {2})", id, name, line));
  }
  void sleep(int id, const std::string& delay, std::uint32_t line = 1) {
    add("task.suspend", fmt::format(R"("task": {0}, "co": {0}, "line": {1}, "chain": [[{0}, {1}]], )"
                                    R"("on": {{"call": "sleep", "delay": {2}, "kind": "sleep"}})",
                                    id, line, delay));
  }
  void wake(int id, std::uint32_t line = 1) {
    add("task.ready", fmt::format(R"("task": {}, "cause": {{"timer": {}}})", id, id));
    add("task.resume", fmt::format(R"("task": {0}, "co": {0}, "line": {1}, "cause": {{"timer": {0}}})", id, line));
  }
  void finish(int id) {
    add("co.end", fmt::format(R"("co": {0}, "task": {0}, "how": "return", "line": 1)", id));
    add("task.end", fmt::format(R"("task": {}, "how": "return")", id));
  }
  [[nodiscard]] std::string end() {
    add("end", R"("why": "ok")");
    return std::move(text_);
  }

 private:
  std::string text_;
  std::int64_t t_ = 0;
  std::uint32_t n_ = 0;
  std::uint64_t i_ = 0;
};

std::string name_of(int id) { return id % 7 == 0 ? std::string(static_cast<std::size_t>(id % 400), 'w') + "x" : "w"; }

}  // namespace

std::string wide_trace(int tasks) {
  Lines lines;
  lines.task(1, "main");
  lines.at(0, 1);
  lines.start(1, "main");
  for (int id = 2; id <= tasks; ++id) lines.task(id, name_of(id));
  lines.sleep(1, "1e9");
  lines.at(0, 2);
  for (int id = 2; id <= tasks; ++id) {
    lines.start(id, name_of(id));
    lines.sleep(id, fmt::format("{}", 1e-9 * id * id));
  }
  for (int id = 2; id <= tasks; ++id) {
    lines.at(std::int64_t{id} * id, static_cast<std::uint32_t>(id + 1));
    lines.wake(id);
    lines.finish(id);
  }
  lines.at(1'000'000'000'000'000'000, static_cast<std::uint32_t>(tasks + 2));
  lines.wake(1);
  lines.finish(1);
  return lines.end();
}

std::string deep_trace(int depth) {
  Lines lines;
  lines.task(1, "f1");
  lines.at(0, 1);
  lines.start(1, "f1");
  std::string chain = "[1, 1]";
  for (int co = 2; co <= depth; ++co) {
    lines.add("co.new", fmt::format(R"("co": {0}, "name": "f{0}", "line": 1, "at": 1, "task": 1, "by": {1})", co, co - 1));
    lines.add("co.start", fmt::format(R"("co": {0}, "name": "f{0}", "task": 1, "parent": {1}, "line": 1)", co, co - 1));
    chain += fmt::format(", [{}, 1]", co);
  }
  lines.add("task.suspend", fmt::format(R"("task": 1, "co": {}, "line": 1, "chain": [{}], )"
                                        R"("on": {{"call": "sleep", "delay": 2, "kind": "sleep"}})",
                                        depth, chain));
  lines.at(2'000'000'000, 2);
  lines.add("task.ready", R"("task": 1, "cause": {"timer": 1})");
  lines.add("task.resume", fmt::format(R"("task": 1, "co": {}, "line": 1, "cause": {{"timer": 1}})", depth));
  for (int co = depth; co >= 1; --co) {
    lines.add("co.end", fmt::format(R"("co": {}, "task": 1, "how": "return", "line": 1)", co));
  }
  lines.add("task.end", R"("task": 1, "how": "return")");
  return lines.end();
}

std::string long_trace() {
  constexpr std::uint32_t kLastTurn = std::numeric_limits<std::uint32_t>::max();
  Lines lines;
  lines.task(1, "main", kLastLine);
  lines.at(1, 1);
  lines.start(1, "main", kLastLine);
  lines.task(2, "other", kLastLine);
  lines.sleep(1, "1e308", kLastLine);
  lines.at(1, 2);
  lines.start(2, "other");
  lines.sleep(2, "9e9");
  lines.at(kLatest / 2, kLastTurn - 1);
  lines.wake(2);
  lines.finish(2);
  lines.at(kLatest, kLastTurn);
  lines.wake(1, kLastLine);
  lines.finish(1);
  return lines.end();
}

std::string loud_trace() {
  Lines lines;
  lines.task(1, "main");
  lines.at(0, 1);
  lines.start(1, "main");
  const auto print = [&](const std::string& text, const char* end) {
    lines.add("print", fmt::format(R"("task": 1, "co": 1, "line": 1, "text": "{}"{})", text, end));
  };
  for (std::uint32_t character = 0x20; character < 0xFFFF; character += 37) {
    if (character < 0xD800 || character > 0xDFFF) print(fmt::format("\\u{:04x}", character), R"(, "end": "")");
  }
  print(std::string(100'000, 'l'), "");
  for (int line = 0; line < 2'000; ++line) print(fmt::format("{}", line), "");
  lines.finish(1);
  return lines.end();
}

std::vector<std::filesystem::path> hostile_traces(const std::filesystem::path& folder, HostileSize size) {
  std::vector<std::filesystem::path> files;
  const auto write = [&](const char* name, const std::string& text) {
    files.push_back(folder / name);
    std::ofstream(files.back()) << text;
  };
  write("wide.jsonl", wide_trace(size.tasks));
  write("deep.jsonl", deep_trace(size.depth));
  write("long.jsonl", long_trace());
  write("loud.jsonl", loud_trace());
  files.emplace_back(std::string(COROSCOPE_SOURCE_DIR) + "/tests/trace/every_kind.jsonl");
  return files;
}

}  // namespace ui_test
