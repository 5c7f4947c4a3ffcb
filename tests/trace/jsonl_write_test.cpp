#include "trace/jsonl_write.hpp"

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

#include "trace/golden.hpp"
#include "trace/recorder.hpp"

namespace trace {
namespace {

using testing::file_text;
using testing::golden_names;
using testing::golden_text;
using testing::must_read;
using testing::written;

class Folder : public ::testing::Test {
 protected:
  Folder() {
    std::string pattern = ::testing::TempDir() + "coroscope-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
  }
  ~Folder() override { std::filesystem::remove_all(path_); }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
  }
  std::filesystem::path path_;
};

Trace small_trace() { return must_read(golden_text("deadlock")); }

std::string printed(std::string_view text) {
  Trace trace;
  Recorder recorder(trace, "test", "test", "virtual");
  recorder.print({0, 0, 1}, recorder.text(text));
  recorder.end(Why::ok);
  return written(trace);
}

TEST(JsonlWrite, GivesEveryExampleBackByteForByte) {
  ASSERT_THAT(golden_names(), ::testing::SizeIs(::testing::Ge(13)));
  for (const std::string& name : golden_names())
    EXPECT_EQ(written(must_read(golden_text(name))), golden_text(name)) << name;
}

TEST(JsonlWrite, EscapesWhatJsonCannotHold) {
  EXPECT_THAT(printed("a\"b\\c\n\r\t\b\f\x01\x1f\x7f"), ::testing::HasSubstr(R"("text": "a\"b\\c\n\r\t\b\f\u0001\u001f)"
                                                                             "\x7f\"}"));
}

TEST(JsonlWrite, KeepsUtf8AndReplacesBytesThatAreNotUtf8) {
  EXPECT_THAT(printed("한글 ✓ 😀"), ::testing::HasSubstr("\"한글 ✓ 😀\""));
  EXPECT_THAT(printed("a\xff"
                      "b\xed\x95"),
              ::testing::HasSubstr("\"a\xEF\xBF\xBD"
                                   "b\xEF\xBF\xBD\xEF\xBF\xBD\""));
}

TEST(JsonlWrite, TellsAnEmptyTextFromAnAbsentOne) {
  Trace trace;
  Recorder recorder(trace, "test", "test", "virtual");
  recorder.print({}, recorder.text(""), recorder.text(""));
  recorder.print({}, recorder.text(""));
  recorder.end(Why::ok);
  EXPECT_THAT(written(trace), ::testing::HasSubstr("\"text\": \"\", \"end\": \"\"}\n"));
  EXPECT_THAT(written(trace), ::testing::HasSubstr("\"text\": \"\"}\n"));
}

TEST(JsonlWrite, WritesADelayOfMinusZeroAsZero) {
  Trace trace;
  Recorder recorder(trace, "test", "test", "virtual");
  recorder.block_begin({}, -0.0);
  recorder.end(Why::ok);
  EXPECT_THAT(written(trace), ::testing::HasSubstr("\"delay\": 0}\n"));
}

TEST_F(Folder, SaveWritesAFileThatReadsBack) {
  ASSERT_FALSE(save(path_ / "new.jsonl", small_trace()));
  EXPECT_EQ(file_text(path_ / "new.jsonl"), golden_text("deadlock"));
  EXPECT_EQ(files(), 1U);
}

TEST_F(Folder, SaveReplacesAnOlderFileAndKeepsItsPermissions) {
  std::ofstream(path_ / "old.jsonl") << "old";
  std::filesystem::permissions(path_ / "old.jsonl", std::filesystem::perms::owner_all);
  ASSERT_FALSE(save(path_ / "old.jsonl", small_trace()));
  EXPECT_EQ(file_text(path_ / "old.jsonl"), golden_text("deadlock"));
  EXPECT_EQ(std::filesystem::status(path_ / "old.jsonl").permissions(), std::filesystem::perms::owner_all);
  EXPECT_EQ(files(), 1U);
}

TEST_F(Folder, SaveReplacesTheFileBehindASymbolicLink) {
  std::ofstream(path_ / "real.jsonl") << "old";
  std::filesystem::create_symlink("real.jsonl", path_ / "link.jsonl");
  ASSERT_FALSE(save(path_ / "link.jsonl", small_trace()));
  EXPECT_TRUE(std::filesystem::is_symlink(path_ / "link.jsonl"));
  EXPECT_EQ(file_text(path_ / "real.jsonl"), golden_text("deadlock"));
}

TEST_F(Folder, SaveIntoAFolderThatIsNotThereSaysWhy) {
  const auto error = save(path_ / "none" / "x.jsonl", small_trace());
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, ErrorCode::unwritable);
  EXPECT_EQ(error->argument("path"), (path_ / "none" / "x.jsonl").string());
  EXPECT_THAT(error->message(), ::testing::HasSubstr("cannot be written: No such file or directory."));
}

TEST_F(Folder, SaveOntoAFolderIsRefused) {
  const auto error = save(path_, small_trace());
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, ErrorCode::directory);
  EXPECT_EQ(files(), 0U);
}

TEST(Save, TellsThatTheDiskIsFull) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  const auto error = save("/dev/full", small_trace());
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, ErrorCode::unwritable);
  EXPECT_THAT(error->message(), ::testing::HasSubstr("No space left on device"));
}

TEST_F(Folder, SaveThatFailsHalfwayLeavesTheOlderFileAlone) {
  std::ofstream(path_ / "old.jsonl") << "old";
  const auto old_handler = ::signal(SIGXFSZ, SIG_IGN);
  rlimit old_limit{};
  ::getrlimit(RLIMIT_FSIZE, &old_limit);
  const rlimit small{100, old_limit.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  const auto error = save(path_ / "old.jsonl", small_trace());
  ::setrlimit(RLIMIT_FSIZE, &old_limit);
  ::signal(SIGXFSZ, old_handler);
  ASSERT_TRUE(error);
  EXPECT_THAT(error->message(), ::testing::HasSubstr("cannot be written: File too large."));
  EXPECT_EQ(file_text(path_ / "old.jsonl"), "old");
  EXPECT_EQ(files(), 1U);
}

}  // namespace
}  // namespace trace
