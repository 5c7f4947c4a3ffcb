// --help of the program and of every command: in both languages, with every option, in lines that a terminal has room
// for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/host.hpp"
#include "shell/cli/arguments.hpp"
#include "shell/cli/commands.hpp"
#include "text/columns.hpp"

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(CliHelp, VersionAndHelpNeedNothingElse) {
  EXPECT_THAT(coroscope({"--version"}).out, testing::MatchesRegex("coroscope [0-9]+\\.[0-9]+\\.[0-9]+\n"));
  const CliRun help = coroscope({"--help"});
  EXPECT_EQ(help.status, 0);
  for (const char* word :
       {"list", "run", "listing", "render", "check", "lesson", "total_s", "\"co\"", "86400", "NO_COLOR"}) {
    EXPECT_THAT(help.out, HasSubstr(word));
  }
  EXPECT_THAT(coroscope({"run", "--help"}).out,
              AllOf(HasSubstr("coroscope run"), HasSubstr("--clock"), Not(HasSubstr("--theme"))));
}

// The part before the description is as wide in both languages: a Hangul syllable fills two columns.
TEST(CliHelp, HelpIsInTheLanguageOfTheLocaleOrOfTheOption) {
  const std::string english = coroscope({"--help"}).out;
  const std::string korean = coroscope({"--help"}, {{"LANG", "ko_KR.UTF-8"}}).out;
  EXPECT_THAT(korean,
              AllOf(HasSubstr("사용법: coroscope [옵션]"), HasSubstr("\n명령:\n"), HasSubstr("종료 상태: 0은 정상"),
                    HasSubstr("  --lessons DIR               내 수업이 있는 폴더\n"),
                    HasSubstr("    LESSON[/RUN] 필수           수업 또는 그 한 방식\n")));
  EXPECT_THAT(english, HasSubstr("    LESSON[/RUN] REQUIRED       the lesson, or one of its runs\n"));
  for (const std::string& help : {english, korean}) EXPECT_THAT(help, Not(HasSubstr("cli.help")));
  EXPECT_EQ(coroscope({"--help", "--lang", "ko"}).out, korean);
  EXPECT_EQ(coroscope({"--lang=en", "--help"}, {{"LANG", "ko_KR.UTF-8"}}).out, english);
}

/// Of the program ("") and of every command.
std::string help_in(const std::string& language, const std::string& command) {
  std::vector<std::string> arguments{"--help", "--lang", language};
  if (!command.empty()) arguments.insert(arguments.begin(), command);
  return coroscope(arguments).out;
}

/// Where the column begins; the size of `line` if it is not as wide.
std::size_t offset_of_column(std::string_view line, std::size_t column) {
  std::size_t offset = 0;
  for (std::size_t at = 0; at < column && offset < line.size();) {
    const text::Cell cell = text::first_cell(line.substr(offset));
    at += cell.columns;
    offset += cell.bytes;
  }
  return offset;
}

/// The line of `option` has its description at column 30, where all have it: a Hangul syllable fills two columns.
void expect_described(const std::string& help, const CLI::Option& option) {
  const std::string name = "  " + option.get_name(option.get_positional(), true) + " ";
  std::istringstream lines(help);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(name)) continue;
    const std::size_t description = offset_of_column(line, 30);
    ASSERT_LT(description, line.size()) << line;
    EXPECT_TRUE(line[description - 1] == ' ' && line[description] != ' ') << line;
    return;
  }
  ADD_FAILURE() << name << "is not in\n" << help;
}

TEST(CliHelp, EveryOptionThatIsTakenIsInTheHelpOfBothLanguages) {
  cli::Arguments into;
  CLI::App app;
  cli::add_options(app, into);
  std::vector<const CLI::App*> all{&app};
  for (const CLI::App* command : app.get_subcommands({})) all.push_back(command);
  ASSERT_EQ(all.size(), cli::kCommands.size() + 1);
  for (const std::string language : {"en", "ko"}) {
    for (const CLI::App* one : all) {
      const std::string help = help_in(language, one == &app ? "" : one->get_name());
      for (const CLI::Option* option : one->get_options()) expect_described(help, *option);
    }
  }
}

TEST(CliHelp, HelpIsAtMostAHundredColumnsWideAndNamesTheExitStatuses) {
  for (const std::string command : {"", "list", "run", "listing", "render", "check", "lesson"}) {
    for (const std::string language : {"en", "ko"}) {
      const std::string help = help_in(language, command);
      EXPECT_THAT(help, HasSubstr(language == "en" ? "\nExit status: 0, done; 1, " : "\n종료 상태: 0은 정상, 1은 "));
      std::istringstream lines(help);
      for (std::string line; std::getline(lines, line);) EXPECT_LE(text::columns(line), 100U) << line;
    }
  }
}

TEST(CliHelp, HelpOfEveryCommandIsKoreanInEveryLine) {
  for (const char* command : {"list", "run", "listing", "render", "check", "lesson"}) {
    const std::string help = coroscope({command, "--help", "--lang", "ko"}).out;
    EXPECT_THAT(help, AllOf(HasSubstr(std::string("사용법: coroscope ") + command), Not(HasSubstr("[cli"))));
    std::istringstream lines(help);
    for (std::string line; std::getline(lines, line);) {
      const bool described = line.starts_with("  ") && line.find("  ", 2) != std::string::npos;
      const bool hangul = std::ranges::any_of(line, [](char c) { return static_cast<unsigned char>(c) >= 0xEA; });
      EXPECT_TRUE(!described || hangul) << line;
    }
  }
}

}  // namespace
