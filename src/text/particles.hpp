// Korean particles have two forms, chosen by the preceding sound: "main()은", "gather()는". This finds the final sound
// of a text as it is read in Korean, digits and English words included.
#pragma once

#include <cstdint>
#include <string_view>

namespace text {

/// How a text ends when it is read aloud in Korean.
enum class FinalSound : std::uint8_t { vowel, consonant, rieul };

/// The last sound of `text`, skipping quotes, brackets, spaces and punctuation. Hangul: by the final consonant; digits:
/// as they are read (0 영, 1 일, 2 이, ...); English: by approximate rules: l, m, n, ng end in a consonant, also before
/// a silent e
/// ("coroutine"); b, c, k, p, t do after one short vowel ("step", "chat", not "await", "task"); the rest end in a vowel
/// ("gather" 개더). Single letters and capitals are spelled out ("A" 에이, "URL" 유알엘). A text without any readable
/// character counts as a vowel.
FinalSound final_sound(std::string_view text);

/// The form of the particle that follows `before`: `closed` after a consonant, `open` after a vowel. For 으로 (and
/// particles that begin with it) ㄹ counts as a vowel: "3.1로".
std::string_view particle(std::string_view before, std::string_view closed, std::string_view open);

}  // namespace text
