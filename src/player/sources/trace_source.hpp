// A trace file: a finished run that cannot be changed.
#pragma once

#include <filesystem>
#include <memory>
#include <variant>

#include "player/source.hpp"
#include "trace/error.hpp"

namespace player {

class TraceSource final : public Source {
 public:
  /// Reads the file. The program that its meta event names is its listing when it is in the same folder.
  static std::variant<std::unique_ptr<TraceSource>, trace::Error> read(const std::filesystem::path& file);

  [[nodiscard]] const lessons::Lesson& about() const override { return about_; }
  [[nodiscard]] const char* no_parameters() const override { return "delays.none_trace"; }
  std::vector<Wanted> record(std::vector<OpenRun>& runs, const lessons::Values& values,
                             text::Language language) override;

 private:
  lessons::Lesson about_;
  OpenRun run_;  ///< until record() moves it out
};

}  // namespace player
