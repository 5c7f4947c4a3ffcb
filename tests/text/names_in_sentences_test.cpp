// Particles after names that are part of a sentence ("call_api_1이"), in every text that a person reads in Korean.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "text/particles.hpp"

namespace text {
namespace {

struct Forms {
  std::string_view closed, open;
};
constexpr std::array kForms{Forms{"이라는", "라는"}, Forms{"은", "는"},   Forms{"이", "가"},       Forms{"을", "를"},
                            Forms{"과", "와"},       Forms{"으로", "로"}, Forms{"이어서", "여서"}, Forms{"이나", "나"}};

bool begins_with_hangul(std::string_view rest) {
  return !rest.empty() && static_cast<unsigned char>(rest[0]) >= 0xEA && static_cast<unsigned char>(rest[0]) <= 0xED;
}

/// Names that end otherwise than their last letters say: 쓰리, 피엔지, 컬러.
constexpr std::array<std::string_view, 3> kEndInAVowel{"python3", "png", "COLOR"};

/// What is read before a particle: "방식" of "방식(runs)", but all of "main()" and "sleep(3)".
std::string_view read_before(std::string_view text) {
  if (!text.ends_with(')')) return text;
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos) return text;
  const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  const bool call =
      std::ranges::all_of(inside, [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
  return call ? text : text.substr(0, open);
}

std::string_view suits(std::string_view before, std::string_view closed, std::string_view open) {
  const auto ends = [&](std::string_view name) { return before.ends_with(name); };
  return std::ranges::any_of(kEndInAVowel, ends) ? open : particle(read_before(before), closed, open);
}

/// What comes before a particle of the wrong form, with that particle: its last word.
std::vector<std::string> misfits(std::string_view sentence) {
  std::vector<std::string> found;
  for (std::size_t i = 1; i < sentence.size(); ++i) {
    const auto before = static_cast<unsigned char>(sentence[i - 1]);
    if (std::isalnum(before) == 0 && before != ')') continue;
    const std::string_view name = sentence.substr(0, i);
    const std::size_t word = name.find_last_of(" \"'`,") + 1;
    for (const auto& [closed, open] : kForms) {
      for (const std::string_view form : {closed, open}) {
        const std::string_view rest = sentence.substr(i);
        if (!rest.starts_with(form) || begins_with_hangul(rest.substr(form.size()))) continue;
        if (suits(name, closed, open) != form) found.push_back(std::string(name.substr(word)) + std::string(form));
      }
    }
  }
  return found;
}

std::vector<std::filesystem::path> korean_files() {
  const std::filesystem::path root = COROSCOPE_SOURCE_DIR;
  std::vector<std::filesystem::path> files{root / "assets/text/ko.toml", root / "README.ko.md",
                                           root / "scripts/lib/words.sh"};
  for (const auto& lesson : std::filesystem::directory_iterator(root / "assets/lessons")) {
    if (lesson.is_directory()) files.push_back(lesson.path() / "lesson.toml");
  }
  return files;
}

TEST(NamesInSentences, AWrongParticleIsFound) {
  EXPECT_TRUE(misfits("call_api_1이 멈추고 call_api_2는 가장 먼저 main()이 됩니다").empty());
  EXPECT_EQ(misfits("call_api_1가 멈춥니다"), std::vector<std::string>{"call_api_1가"});
  EXPECT_EQ(misfits("main()는, fetch_data을"), (std::vector<std::string>{"main()는", "fetch_data을"}));
  EXPECT_EQ(misfits("DIR로, file으로"), std::vector<std::string>{"file으로"});
  EXPECT_TRUE(misfits("방식(runs)이나 time.sleep(3)이 python3를").empty());
  EXPECT_EQ(misfits("카드(cards)이나"), std::vector<std::string>{"카드(cards)이나"});
}

TEST(NamesInSentences, EveryTextHasTheParticleThatSuits) {
  std::size_t lines = 0;
  for (const auto& file : korean_files()) {
    std::ifstream stream(file);
    std::string line;
    for (std::size_t number = 1; std::getline(stream, line); ++number) {
      for (const std::string& misfit : misfits(line)) ADD_FAILURE() << file << ":" << number << ": " << misfit;
      ++lines;
    }
  }
  EXPECT_GT(lines, 3000U);
}

}  // namespace
}  // namespace text
