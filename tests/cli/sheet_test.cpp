// `coroscope sheet`: two pages whose text is text, in both languages, on both papers. Poppler reads the files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdio.h>

#include <array>
#include <memory>
#include <regex>

#include "cli/host.hpp"
#include "lessons/catalogue.hpp"
#include "support/folder.hpp"

#ifdef COROSCOPE_SANITIZE
// Pango keeps what fontconfig has found for it until the end of the process, on threads of its own.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\nleak:libpango\n"; }
#endif

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// What a program prints.
std::string printed_by(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
  std::string out;
  std::array<char, 4096> part{};
  while (const std::size_t size = fread(part.data(), 1, part.size(), pipe.get())) out.append(part.data(), size);
  return out;
}

/// A sheet in a folder of its own.
struct PdfSheet {
  explicit PdfSheet(const std::string& lesson, const std::string& language = "en", const std::string& paper = "a4") {
    run = coroscope({"sheet", lesson, "-o", file().string(), "--lang", language, "--paper", paper});
    EXPECT_EQ(run.status, 0) << lesson << ": " << run.err;
    EXPECT_THAT(run.out + run.err, IsEmpty());
    EXPECT_EQ(folder.count(), 1U) << "nothing else is left behind";
  }
  [[nodiscard]] std::filesystem::path file() const { return folder.path() / "sheet.pdf"; }
  [[nodiscard]] std::string quoted() const { return "'" + file().string() + "'"; }
  /// The text of a page, with single spaces.
  [[nodiscard]] std::string page(int number) const {
    const std::string n = std::to_string(number);
    const std::string all = printed_by("pdftotext -f " + n + " -l " + n + " " + quoted() + " -");
    return std::regex_replace(all, std::regex("[ \n\f]+"), " ");
  }
  [[nodiscard]] std::string info() const { return printed_by("pdfinfo " + quoted()); }

  Folder folder;
  CliRun run;
};

/// Words that are outside of the margins of their page.
std::vector<std::string> words_outside(const PdfSheet& sheet, double width, double height) {
  const std::string all = printed_by("pdftotext -bbox " + sheet.quoted() + " -");
  const std::regex word(R"re(xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*))re");
  std::vector<std::string> outside;
  for (auto at = std::sregex_iterator(all.begin(), all.end(), word); at != std::sregex_iterator(); ++at) {
    const auto number = [&](std::size_t i) { return std::stod((*at)[i]); };
    const bool inside = number(1) >= 40 && number(2) >= 30 && number(3) <= width - 30 && number(4) <= height - 12;
    if (!inside) outside.push_back((*at)[5]);
  }
  return outside;
}

}  // namespace

TEST(CliSheet, HasTwoPagesOfThePaperAskedFor) {
  EXPECT_THAT(PdfSheet("gather").info(), AllOf(HasSubstr("Pages:           2"), HasSubstr("595.276 x 841.89 pts (A4)")));
  EXPECT_THAT(PdfSheet("gather", "ko", "letter").info(), HasSubstr("612 x 792 pts (letter)"));
}

TEST(CliSheet, TheFirstPageAsksAndTheSecondAnswers) {
  const PdfSheet sheet("gather");
  const std::string first = sheet.page(1);
  EXPECT_THAT(first, AllOf(HasSubstr("gather: waiting at the same time"), HasSubstr("How can a program wait for three answers"),
                           HasSubstr("async def call_api_1():"), HasSubstr("1. "), HasSubstr("3. "), HasSubstr("Name"),
                           HasSubstr("Predict before it runs"), HasSubstr("sure"), HasSubstr("guessing")));
  EXPECT_THAT(first, AllOf(Not(HasSubstr("One might think")), Not(HasSubstr("Answers")), Not(HasSubstr("[sheet"))));
  const std::string second = sheet.page(2);
  EXPECT_THAT(second, AllOf(HasSubstr("For the teacher"), HasSubstr("15 minutes"), HasSubstr("0–1"), HasSubstr("13–15"),
                            HasSubstr("PageDown"), HasSubstr("process_three_requests()"), HasSubstr("One might think")));
}

TEST(CliSheet, KoreanIsTextToo) {
  const PdfSheet sheet("nine-or-three", "ko");
  EXPECT_THAT(sheet.page(1), AllOf(HasSubstr("9초인가, 3초인가"), HasSubstr("실행하기 전에 예측하기"), HasSubstr("이름")));
  EXPECT_THAT(sheet.page(2), AllOf(HasSubstr("15분 수업 계획"), HasSubstr("선생님용"), Not(HasSubstr("[이/가]")), Not(HasSubstr("{"))));
}

TEST(CliSheet, ItsFontsAreInTheFile) {
  std::istringstream fonts(printed_by("pdffonts " + PdfSheet("gather", "ko").quoted()));
  std::string line;
  std::getline(fonts, line);
  std::getline(fonts, line);
  int count = 0;
  for (; std::getline(fonts, line); ++count) EXPECT_TRUE(std::regex_search(line, std::regex(" yes +yes +(yes|no) +\\d"))) << line;
  EXPECT_GE(count, 2);
}

TEST(CliSheet, EveryLessonHasOneWithinItsMargins) {
  const auto catalogue = lessons::Catalogue::load(COROSCOPE_SOURCE_DIR "/assets");
  bool letter = false;
  for (const lessons::Lesson& lesson : catalogue.lessons()) {
    if (lesson.runs.empty()) continue;
    for (const char* language : {"en", "ko"}) {
      letter = !letter;
      const PdfSheet sheet(lesson.id, language, letter ? "letter" : "a4");
      EXPECT_THAT(words_outside(sheet, letter ? 612 : 595.276, letter ? 792 : 841.89), IsEmpty()) << lesson.id << " " << language;
      const std::string title = language == std::string("ko") ? lesson.title.ko : lesson.title.en;
      EXPECT_THAT(sheet.page(1), AllOf(HasSubstr(title), HasSubstr("1. "), Not(HasSubstr("[predict")))) << lesson.id;
      EXPECT_THAT(sheet.page(2), AllOf(HasSubstr("1. "), Not(HasSubstr("[sheet")), Not(HasSubstr("[why")))) << lesson.id;
    }
    letter = !letter;  // each language on either paper
  }
}

TEST(CliSheet, ReplacesAFileThatIsThere) {
  const Folder folder;
  const auto file = folder.write("sheet.pdf", "old");
  EXPECT_EQ(coroscope({"sheet", "gather", "-o", file.string()}).status, 0);
  EXPECT_THAT(folder.read("sheet.pdf"), testing::StartsWith("%PDF-"));
  EXPECT_EQ(folder.count(), 1U);
}

TEST(CliSheet, WrongUseIsOneSentence) {
  const Folder folder;
  const auto refused = [&](const std::vector<std::string>& arguments, int status, const std::string& part) {
    const CliRun run = coroscope(arguments);
    EXPECT_EQ(run.status, status) << run.err;
    EXPECT_THAT(run.out, IsEmpty());
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
    EXPECT_THAT(run.err, HasSubstr(part));
    EXPECT_EQ(folder.count(), 0U);
  };
  const std::string pdf = (folder.path() / "x.pdf").string();
  refused({"sheet"}, cli::kExitWrongUse, "LESSON");
  refused({"sheet", "gather"}, cli::kExitWrongUse, "-o FILE.pdf");
  refused({"sheet", "gather", "-o", (folder.path() / "x.png").string()}, cli::kExitWrongUse, ".pdf");
  refused({"sheet", "gahter", "-o", pdf}, cli::kExitWrongUse, "gather");
  refused({"sheet", "gather", "-o", pdf, "--paper", "a3"}, cli::kExitWrongUse, "letter");
  refused({"sheet", "summary", "-o", pdf}, cli::kExitWrongUse, "no program");
  refused({"sheet", "gather", "-o", "/nowhere/at/all.pdf"}, cli::kExitFailed, "/nowhere/at/all.pdf");
}
