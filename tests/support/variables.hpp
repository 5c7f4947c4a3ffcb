// Environment variables of a test, instead of the process's own.
#pragma once

#include <map>
#include <string>

#include "platform/environment.hpp"

inline platform::Environment variables(std::map<std::string, std::string> values) {
  return [values = std::move(values)](const std::string& name) -> std::optional<std::string> {
    const auto at = values.find(name);
    return at == values.end() ? std::nullopt : std::optional(at->second);
  };
}
