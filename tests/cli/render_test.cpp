// `coroscope render`: the window's picture as a file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stb_image.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <set>
#include <stdexcept>

#include "cli/host.hpp"
#include "support/folder.hpp"

namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct Pixels {
  int width = 0;
  int height = 0;
  std::string bytes;
};

Pixels pixels_of(const std::filesystem::path& file) {
  Pixels pixels;
  int channels = 0;
  const std::unique_ptr<unsigned char, void (*)(void*)> data(
      stbi_load(file.c_str(), &pixels.width, &pixels.height, &channels, 4), stbi_image_free);
  if (data == nullptr) throw std::runtime_error("no picture in " + file.string());
  pixels.bytes.assign(data.get(), data.get() + static_cast<std::ptrdiff_t>(pixels.width) * pixels.height * 4);
  return pixels;
}

Pixels rendered(std::vector<std::string> arguments) {
  const Folder folder;
  const auto file = folder.path() / "picture.png";
  arguments.insert(arguments.begin(), "render");
  arguments.insert(arguments.end(), {"-o", file.string()});
  const CliRun run = coroscope(arguments);
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out + run.err, IsEmpty());
  EXPECT_EQ(folder.count(), 1U) << "nothing else is left behind";
  return pixels_of(file);
}

int brightness(const Pixels& pixels) {
  long long sum = 0;
  for (const char byte : pixels.bytes) sum += static_cast<unsigned char>(byte);
  return static_cast<int>(sum / static_cast<long long>(pixels.bytes.size()));
}

}  // namespace

TEST(CliRenderCommand, ThePictureHasTheSizeAskedFor) {
  const Pixels pixels = rendered({"nine-or-three", "--size", "1280x720"});
  EXPECT_EQ(pixels.width, 1280);
  EXPECT_EQ(pixels.height, 720);
  EXPECT_GT(std::set<char>(pixels.bytes.begin(), pixels.bytes.end()).size(), 50U) << "it is not empty";
}

TEST(CliRenderCommand, EveryOptionChangesThePicture) {
  const std::vector<std::string> plain{"two-downloads", "--size", "1280x720"};
  const Pixels base = rendered(plain);
  EXPECT_EQ(rendered(plain).bytes, base.bytes) << "the same picture every time";
  const std::vector<std::vector<std::string>> changes{
      {"--lang", "ko"}, {"--theme", "light"}, {"--axis", "steps"},        {"--at", "1"},
      {"--step", "5"},  {"--scale", "1.25"},  {"--set", "fetch_data_A=4"}, {"--at", "1", "--all"}};
  std::set<std::string> pictures{base.bytes};
  for (const auto& change : changes) {
    std::vector<std::string> arguments = plain;
    arguments.insert(arguments.end(), change.begin(), change.end());
    EXPECT_TRUE(pictures.insert(rendered(arguments).bytes).second) << change.front();
  }
}

TEST(CliRenderCommand, ALessonOfCardsIsDrawnToo) {
  const Pixels pixels = rendered({"summary", "--size", "1280x720"});
  EXPECT_EQ(pixels.width, 1280);
  EXPECT_GT(std::set<char>(pixels.bytes.begin(), pixels.bytes.end()).size(), 50U) << "it is not empty";
}

TEST(CliRenderCommand, LightIsLight) {
  EXPECT_LT(brightness(rendered({"gather", "--size", "960x600"})), 110);
  EXPECT_GT(brightness(rendered({"gather", "--size", "960x600", "--theme", "light"})), 200);
}

TEST(CliRenderCommand, ATraceIsDrawnToo) {
  const auto trace = std::filesystem::path(COROSCOPE_SOURCE_DIR) / "tests/golden/gather.jsonl";
  EXPECT_EQ(rendered({trace.string(), "--size", "960x600", "--at", "1.5"}).width, 960);
}

TEST(CliRenderCommand, ABadTraceIsOneSentence) {
  const Folder folder;
  const auto bad = folder.write("bad.jsonl", "{}\n");
  const CliRun run = coroscope({"render", bad.string(), "-o", (folder.path() / "x.png").string()});
  EXPECT_EQ(run.status, cli::kExitFailed);
  EXPECT_THAT(run.err, testing::AllOf(HasSubstr(bad.string() + ", line 1: "), HasSubstr("missing")));
  const CliRun none = coroscope({"render", "/nowhere.jsonl", "-o", (folder.path() / "x.png").string(), "--lang", "ko"});
  EXPECT_EQ(none.status, cli::kExitFailed);
  EXPECT_EQ(none.err, "coroscope: /nowhere.jsonl 파일이 없습니다.\n");
  EXPECT_EQ(folder.count(), 1U);
}

TEST(CliRenderCommand, AFileThatCannotBeWrittenIsAFailure) {
  const CliRun run = coroscope({"render", "gather", "-o", "/nowhere/at/all.png", "--size", "320x200"});
  EXPECT_EQ(run.status, cli::kExitFailed);
  EXPECT_THAT(run.err, HasSubstr("/nowhere/at/all.png"));
}

TEST(CliRenderCommand, AQuestionIsDrawnAsItIsAskedAndAsItIsAnswered) {
  const Pixels asked = rendered({"gather", "--question", "1", "--size", "1280x720"});
  const Pixels second = rendered({"gather", "--question", "2", "--size", "1280x720"});
  const Pixels right = rendered({"gather", "--question", "1", "--answer", "1", "--size", "1280x720"});
  const Pixels wrong = rendered({"gather", "--question", "1", "--answer", "2", "--size", "1280x720"});
  EXPECT_NE(asked.bytes, second.bytes);
  EXPECT_NE(asked.bytes, right.bytes);
  EXPECT_NE(right.bytes, wrong.bytes);
}

TEST(CliRenderCommand, SaysWhichQuestionCannotBeDrawn) {
  const auto error = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"render", "-o", "never.png"});
    const CliRun run = coroscope(arguments);
    EXPECT_EQ(run.status, 2);
    return run.err;
  };
  EXPECT_THAT(error({"gather", "--question", "99"}), HasSubstr("99"));
  EXPECT_THAT(error({"gather", "--question", "1.5"}), HasSubstr("1.5"));
  EXPECT_THAT(error({"gather", "--question", "1", "--answer", "5"}), HasSubstr("5"));
  EXPECT_THAT(error({"gather", "--answer", "1"}), HasSubstr("--question"));
  EXPECT_THAT(error({"gather", "--question", "1", "--at", "2"}), HasSubstr("--at"));
  EXPECT_THAT(error({"summary", "--question", "1"}), HasSubstr("question"));
}
