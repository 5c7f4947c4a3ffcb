#include "player/commands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "platform/paths.hpp"

namespace {

using player::Chord;
using player::Command;
using player::Key;
using testing::ElementsAre;
using testing::ElementsAreArray;

text::Words words(text::Language language) { return text::Words::load(platform::assets_folder() / "text", language); }

TEST(Commands, EachHasItsOwnNameAndChords) {
  std::set<std::string_view> names;
  std::vector<Chord> chords;
  for (const Command& command : player::commands()) {
    EXPECT_TRUE(names.insert(command.name).second) << command.name;
    EXPECT_EQ(&player::command(command.name), &command);
    ASSERT_FALSE(command.keys().empty()) << command.name;
    for (const Chord& chord : command.keys()) {
      EXPECT_EQ(std::ranges::count(chords, chord), 0) << command.name << " takes the keys of another command";
      chords.push_back(chord);
      EXPECT_EQ(player::find_command(chord), &command);
    }
  }
}

TEST(Commands, EachHasWordsAndARowOfTheKeySheetInBothLanguages) {
  for (const auto language : {text::Language::ko, text::Language::en}) {
    const std::vector<std::string> known = words(language).keys();
    for (const Command& command : player::commands()) {
      for (const std::string& key : {"command." + std::string(command.name), "help." + std::string(command.row)}) {
        EXPECT_EQ(std::ranges::count(known, key), 1) << key << " in " << text::code(language);
      }
    }
  }
}

TEST(Commands, NoWordsAreLeftOverOfACommandThatIsGone) {
  for (const auto language : {text::Language::ko, text::Language::en}) {
    const text::Words all = words(language);
    for (const std::string& key : all.keys()) {
      if (!key.starts_with("command.")) continue;
      EXPECT_NO_THROW(player::command(std::string_view(key).substr(8))) << key;
    }
  }
}

TEST(Commands, ShiftMakesAnotherCommandOnlyWhereThereIsOne) {
  EXPECT_EQ(player::find_command({Key::n, {}})->name, "next_lesson");
  EXPECT_EQ(player::find_command({Key::n, {.shift = true}})->name, "previous_lesson");
  EXPECT_EQ(player::find_command({Key::l, {.shift = true}})->name, "language") << "Caps Lock, say";
  EXPECT_EQ(player::find_command({Key::plus, {.shift = true, .ctrl = true}})->name, "text_larger");
  EXPECT_EQ(player::find_command({Key::l, {.ctrl = true}}), nullptr);
  EXPECT_EQ(player::find_command({Key::other, {}}), nullptr);
}

TEST(Commands, AHintNamesTheKeysThatTheTableHas) {
  const text::Words english = words(text::Language::en);
  EXPECT_EQ(player::hint(player::command("redo"), english), "Redo (Ctrl+Shift+Z)");
  EXPECT_EQ(player::hint(player::command("step_back"), english), "One step back (←)");
  EXPECT_EQ(player::hint(player::command("lessons"), words(text::Language::ko)), "수업 고르기 (O)");
}

TEST(Commands, OnlyWhatMovesGoesOnWhileItsKeyIsHeld) {
  EXPECT_TRUE(player::repeats(Key::right));
  EXPECT_TRUE(player::repeats(Key::backspace));
  EXPECT_FALSE(player::repeats(Key::space));
  EXPECT_FALSE(player::repeats(Key::n));
  EXPECT_FALSE(player::repeats(Key::page_down)) << "at the end of a lesson it opens the next one";
}

std::string row_of(std::string_view name) {
  std::vector<Chord> chords;
  for (const Command& command : player::commands()) {
    if (command.row == name) chords.insert(chords.end(), command.keys().begin(), command.keys().end());
  }
  std::string row;
  for (const player::CapPiece& piece : player::cap_row(chords)) row += (row.empty() ? "" : " ") + piece.text;
  return row;
}

TEST(Caps, SayModifiersOnceOnlyWhereAllChordsOfTheRowHaveTheSame) {
  EXPECT_EQ(row_of("text"), "Ctrl + - / + / 0");
  EXPECT_EQ(row_of("switch"), "Shift + ← / →");
  EXPECT_EQ(row_of("redo"), "Ctrl + Shift + Z / Ctrl + Y");
  EXPECT_EQ(row_of("next"), "N / Shift + N");
  EXPECT_EQ(row_of("blank"), "B / .");
}

TEST(Caps, AreInTheOrderInWhichTheyArePressed) {
  EXPECT_THAT(player::caps({Key::z, {.shift = true, .ctrl = true}}), ElementsAreArray({"Ctrl", "Shift", "Z"}));
  EXPECT_THAT(player::caps({Key::page_up, {}}), ElementsAre("PageUp"));
  EXPECT_THAT(player::caps({Key::plus, {}}), ElementsAre("+"));
}

}  // namespace
