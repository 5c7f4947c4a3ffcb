// Korean particles have two forms, and the sound before them chooses: "main()은", "gather()는". This reads the end of a
// text as a Korean does, digits and English words included.
#pragma once

#include <cstdint>
#include <string_view>

namespace text {

/// How a text ends when it is read aloud in Korean.
enum class FinalSound : std::uint8_t { vowel, consonant, rieul };

/// The last sound of `text`, past quotes, brackets, spaces and punctuation. Hangul by its final consonant; digits as
/// they are read (0 영, 1 일, 2 이, ...); English by rule of thumb: l, m, n, ng end in a consonant, also before a
/// silent e
/// ("coroutine"); b, c, k, p, t do after one short vowel ("step", "chat", not "await", "task"); the rest end in a vowel
/// ("gather" 개더). A letter alone and capitals are spelled ("A" 에이, "URL" 유알엘). Nothing to read: a vowel.
FinalSound final_sound(std::string_view text);

/// The form of the particle that follows `before`: `closed` after a consonant, `open` after a vowel. For 으로 (and what
/// begins with it) ㄹ counts as a vowel: "3.1로".
std::string_view particle(std::string_view before, std::string_view closed, std::string_view open);

}  // namespace text
