// The log: a rotating file in the user's state folder; warnings also on standard error. All code logs through spdlog's
// default logger.
#pragma once

#include <spdlog/spdlog.h>

#include <filesystem>
#include <optional>
#include <string_view>

namespace platform {

/// "trace", "debug", "info", "warning", "error", "critical", "off" ("warn" and "err" too); nothing for any other.
std::optional<spdlog::level::level_enum> log_level_of(std::string_view name);

/// Logs to `folder`/coroscope.log from `level` on: up to 1 MiB, with two older files kept. When the file cannot be
/// written there is one warning, and the log goes to standard error only.
void start_log(const std::filesystem::path& folder, spdlog::level::level_enum level);

}  // namespace platform
