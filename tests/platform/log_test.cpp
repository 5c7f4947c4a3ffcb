#include "platform/log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/folder.hpp"

using testing::HasSubstr;
using testing::Not;

namespace {

/// Puts the default logger back, so that no test writes into another's folder.
class Log : public testing::Test {
 protected:
  void TearDown() override { spdlog::set_default_logger(before_); }
  Folder folder_;

 private:
  std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
};

}  // namespace

TEST_F(Log, HoldsWhatIsAtLeastAsGraveAsItsLevel) {
  platform::start_log(folder_.path(), spdlog::level::info);
  spdlog::debug("a detail");
  spdlog::info("something happened");
  EXPECT_THAT(folder_.read("coroscope.log"), HasSubstr("something happened"));
  EXPECT_THAT(folder_.read("coroscope.log"), Not(HasSubstr("a detail")));
}

TEST_F(Log, MakesItsFolder) {
  platform::start_log(folder_.path() / "a" / "b", spdlog::level::info);
  spdlog::info("there");
  EXPECT_THAT(folder_.read("a/b/coroscope.log"), HasSubstr("there"));
}

TEST_F(Log, WarningsAreAlsoOnStandardErrorAndNothingElseIs) {
  testing::internal::CaptureStderr();
  platform::start_log(folder_.path(), spdlog::level::trace);
  spdlog::info("quiet");
  spdlog::warn("loud");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "coroscope: warning: loud\n");
}

TEST_F(Log, AWarningCannotMoveTheCursor) {
  testing::internal::CaptureStderr();
  platform::start_log(folder_.path(), spdlog::level::info);
  spdlog::warn("name \x1b[2J\xC2\x9B");
  EXPECT_THAT(testing::internal::GetCapturedStderr(), testing::AllOf(HasSubstr("name "), Not(HasSubstr("\x1b"))));
  EXPECT_THAT(folder_.read("coroscope.log"), Not(testing::AnyOf(HasSubstr("\x1b"), HasSubstr("\xC2\x9B"))));
}

TEST_F(Log, WarningsReachStandardErrorEvenWhenTheFileTakesNone) {
  testing::internal::CaptureStderr();
  platform::start_log(folder_.path(), spdlog::level::off);
  spdlog::warn("loud");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "coroscope: warning: loud\n");
  EXPECT_EQ(folder_.read("coroscope.log"), "");
}

TEST_F(Log, AFolderThatCannotBeWrittenIsOneWarning) {
  (void)folder_.write("file", "");
  testing::internal::CaptureStderr();
  platform::start_log(folder_.path() / "file", spdlog::level::info);
  spdlog::info("goes on");
  const std::string said = testing::internal::GetCapturedStderr();
  EXPECT_THAT(said, HasSubstr("There is no log file"));
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1);
}

TEST_F(Log, RotatesAtAMebibyteAndKeepsTwoOlder) {
  platform::start_log(folder_.path(), spdlog::level::info);
  const std::string line(64 * 1024, 'x');
  for (int i = 0; i < 80; ++i) spdlog::info(line);
  EXPECT_EQ(folder_.count(), 3U);
  for (const auto& file : std::filesystem::directory_iterator(folder_.path())) EXPECT_LE(file.file_size(), 1U << 20U);
}

TEST(LogLevel, IsKnownByItsName) {
  EXPECT_EQ(platform::log_level_of("debug"), spdlog::level::debug);
  EXPECT_EQ(platform::log_level_of("warning"), spdlog::level::warn);
  EXPECT_EQ(platform::log_level_of("off"), spdlog::level::off);
  EXPECT_EQ(platform::log_level_of("loud"), std::nullopt);
  EXPECT_EQ(platform::log_level_of(""), std::nullopt);
}
