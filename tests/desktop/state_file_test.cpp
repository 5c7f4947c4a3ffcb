#include "shell/desktop/state_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include "platform/paths.hpp"
#include "player/player.hpp"
#include "support/folder.hpp"
#include "text/json_text.hpp"

namespace {

const player::Library& library() {
  static const player::Library all = player::Library::load(platform::assets_folder());
  return all;
}

}  // namespace

TEST(StateJson, IsWhatTheScreenShows) {
  player::Player document(library(), {}, text::Language::ko);
  ASSERT_TRUE(document.open_lesson("nine-or-three"));
  document.carry_out(ui::action::Seek{{std::chrono::milliseconds(1500), 0}});
  document.carry_out(ui::action::SetParameter{1, 5, true});
  document.notify({"app.unwritable", {{"file", "f"}, {"reason", "a \"b\"\n\tc\\"}}});
  ui::State state;
  state.rects["play"] = {1, 2, 30.5F, 40};
  const std::string json =
      "{" + desktop::state_json(document.model(), state, document.settings(), {40, 50, 1280, 720, 2, false}) + "}";

  simdjson::dom::parser parser;
  simdjson::dom::element root;
  ASSERT_EQ(parser.parse(json).get(root), simdjson::SUCCESS) << json;
  EXPECT_EQ(double(root["playhead_s"]), 1.5);
  EXPECT_EQ(std::string_view(root["lesson"]), "nine-or-three");
  EXPECT_EQ(std::string_view(root["run"]), "sequential-await");
  EXPECT_EQ(std::string_view(root["language"]), "ko");
  EXPECT_EQ(std::string_view(root["theme"]), "dark");
  EXPECT_FALSE(bool(root["playing"]));
  EXPECT_EQ(double(root["values"]["call_api_2"]), 5);
  EXPECT_EQ(double(root["total_s"]), 11);
  EXPECT_EQ(double(simdjson::dom::array(root["runs"]).at(2)["total_s"]), 5);
  EXPECT_EQ(double(simdjson::dom::array(root["rects"]["play"]).at(2)), 30.5);
  EXPECT_EQ(std::int64_t(root["window"]["y"]), 50);
  EXPECT_EQ(std::int64_t(root["window"]["width"]), 1280);
  EXPECT_THAT(std::string(std::string_view(root["notice"])), testing::HasSubstr("a \"b\"\n\tc\\"));
}

TEST(StateFile, IsReplacedWhenAFrameDiffersAndCountsAllFrames) {
  const Folder folder;
  desktop::StateFile file(folder.path() / "state.json");
  file.drawn("\"a\":1");
  EXPECT_EQ(folder.read("state.json"), "{\"frame\":1,\"a\":1}\n");
  file.drawn("\"a\":1");
  EXPECT_EQ(folder.read("state.json"), "{\"frame\":1,\"a\":1}\n");
  file.drawn("\"a\":2");
  EXPECT_EQ(folder.read("state.json"), "{\"frame\":3,\"a\":2}\n");
  EXPECT_EQ(folder.count(), 1U);
}

TEST(StateFile, WithoutAPathNothingIsWritten) {
  desktop::StateFile file("");
  EXPECT_FALSE(file.wanted());
  file.drawn("\"a\":1");
}

TEST(JsonText, EscapesWhatJsonCannotHold) {
  EXPECT_EQ(text::json_text("가 \"q\" \\ \n\x01"), "\"가 \\\"q\\\" \\\\ \\u000a\\u0001\"");
}
