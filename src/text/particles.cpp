#include "text/particles.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace text {
namespace {

constexpr char32_t kFirstSyllable = 0xAC00;
constexpr char32_t kLastSyllable = 0xD7A3;
constexpr char32_t kFinals = 28;  // a syllable's final consonant is its number modulo 28: 0 none, 8 ㄹ

bool has(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

FinalSound closed_if(bool closed) { return closed ? FinalSound::consonant : FinalSound::vowel; }

FinalSound of_digit(char digit) {
  using enum FinalSound;
  constexpr std::array kSounds{consonant, rieul, vowel, consonant, vowel, vowel, consonant, rieul, rieul, vowel};
  return kSounds.at(static_cast<std::size_t>(digit - '0'));
}

FinalSound of_syllable(char32_t c) {
  const char32_t final = (c - kFirstSyllable) % kFinals;
  if (final == 8) return FinalSound::rieul;
  return closed_if(final != 0);
}

// The final sound of the letter's name: 엘, 엠, 엔, 알; all others end in a vowel.
FinalSound of_letter_name(char c) {
  if (c == 'L' || c == 'l' || c == 'R' || c == 'r') return FinalSound::rieul;
  return closed_if(has("MmNn", c));
}

// b, c, k, p, t close the syllable of a short vowel: step 스텝, block 블록; but wait 웨이트, task 태스크. Loanwords that
// are spelled with a vowel all the same: 체크, 엑시트, 에디트, 비트, 오케이.
bool stop_closes(std::string_view word) {
  for (const std::string_view end : {"eep", "ook", "oup"})
    if (word.ends_with(end)) return true;
  for (const std::string_view open : {"check", "exit", "edit", "bit", "ok"})
    if (word == open) return false;
  const std::size_t n = word.size();
  if (word.ends_with("ck")) return true;
  const bool vowel_before = has("aeiou", word[n - 2]);
  return vowel_before && (n == 2 || !has("aeiou", word[n - 3]));
}

FinalSound of_word(std::string_view word) {
  if (word.size() > 2 && word.ends_with('e')) {
    const char before = word[word.size() - 2];
    if (before == 'l') return FinalSound::rieul;
    return closed_if(before == 'm' || before == 'n');
  }
  const char last = word.back();
  if (last == 'l') return FinalSound::rieul;
  if (last == 'm' || last == 'n' || word.ends_with("ng")) return FinalSound::consonant;
  return closed_if(has("bckpt", last) && stop_closes(word));
}

// The last word of a name: after the last "_" or digit, or from the capital of fetchAll's "All".
FinalSound of_latin(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  std::string_view run = text.substr(begin);
  if (run.size() == 1 || std::ranges::all_of(run, is_upper)) return of_letter_name(run.back());
  std::size_t capital = run.size();
  while (capital > 0 && !is_upper(run[capital - 1])) --capital;
  if (capital > 0) run.remove_prefix(capital - 1);
  if (run.size() == 1) return of_letter_name(run.back());
  std::string word(run);
  std::ranges::transform(word, word.begin(), lower);
  return of_word(word);
}

// Removes the last UTF-8 character from `text` and returns it.
char32_t take_last(std::string_view& text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  const auto lead = static_cast<unsigned char>(text[begin]);
  char32_t c = lead < 0x80U ? lead : lead & (0x3FU >> (text.size() - begin - 1));
  for (std::size_t i = begin + 1; i < text.size(); ++i) c = c << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  text.remove_suffix(text.size() - begin);
  return c;
}

}  // namespace

FinalSound final_sound(std::string_view text) {
  while (!text.empty()) {
    const char byte = text.back();
    if (is_digit(byte)) return of_digit(byte);
    if (is_letter(byte)) return of_latin(text);
    const char32_t c = take_last(text);
    if (c >= kFirstSyllable && c <= kLastSyllable) return of_syllable(c);
  }
  return FinalSound::vowel;
}

std::string_view particle(std::string_view before, std::string_view closed, std::string_view open) {
  const FinalSound sound = final_sound(before);
  if (sound == FinalSound::rieul && closed.starts_with("으로")) return open;
  return sound == FinalSound::vowel ? open : closed;
}

}  // namespace text
