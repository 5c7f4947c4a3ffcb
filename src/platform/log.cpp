#include "platform/log.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "text/columns.hpp"

namespace platform {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{1} << 20U;
constexpr std::size_t kOlderFiles = 2;

/// The message without control characters: it may have words of files and arguments.
class CleanMessage final : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& into) override {
    const std::string clean = text::without_controls({message.payload.data(), message.payload.size()});
    into.append(clean.data(), clean.data() + clean.size());
  }
  [[nodiscard]] std::unique_ptr<spdlog::custom_flag_formatter> clone() const override {
    return std::make_unique<CleanMessage>();
  }
};

/// `pattern` with %* for the message.
std::unique_ptr<spdlog::formatter> layout(const std::string& pattern) {
  auto formatter = std::make_unique<spdlog::pattern_formatter>();
  formatter->add_flag<CleanMessage>('*').set_pattern(pattern);
  return formatter;
}

/// A full disk must not fill the screen with warnings.
void complain_once(const std::string& reason) {
  static std::atomic_flag said;
  if (!said.test_and_set()) std::fprintf(stderr, "coroscope: the log cannot be written: %s\n",
                                           text::without_controls(reason).c_str());
}

}  // namespace

std::optional<spdlog::level::level_enum> log_level_of(std::string_view name) {
  using enum spdlog::level::level_enum;
  constexpr std::array<std::pair<std::string_view, spdlog::level::level_enum>, 9> kNames{{{"trace", trace},
                                                                                          {"debug", debug},
                                                                                          {"info", info},
                                                                                          {"warning", warn},
                                                                                          {"warn", warn},
                                                                                          {"error", err},
                                                                                          {"err", err},
                                                                                          {"critical", critical},
                                                                                          {"off", off}}};
  const auto* const found =
      std::find_if(kNames.begin(), kNames.end(), [name](const auto& entry) { return entry.first == name; });
  return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

void start_log(const std::filesystem::path& folder, spdlog::level::level_enum level) {
  auto errors = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
  errors->set_level(spdlog::level::warn);
  errors->set_formatter(layout("coroscope: %^%l%$: %*"));
  std::vector<spdlog::sink_ptr> sinks{errors};
  std::string problem;
  try {
    auto file = std::make_shared<spdlog::sinks::rotating_file_sink_mt>((folder / "coroscope.log").string(), kMaxBytes,
                                                                       kOlderFiles);
    file->set_level(level);
    file->set_formatter(layout("%Y-%m-%dT%H:%M:%S.%e%z %l %*"));
    sinks.push_back(file);
  } catch (const spdlog::spdlog_ex& error) {
    problem = error.what();
  }
  auto logger = std::make_shared<spdlog::logger>("coroscope", sinks.begin(), sinks.end());
  logger->set_level(std::min(level, spdlog::level::warn));
  logger->flush_on(spdlog::level::trace);
  logger->set_error_handler(complain_once);
  spdlog::set_default_logger(logger);
  if (!problem.empty()) spdlog::warn("There is no log file: {}", problem);
}

}  // namespace platform
