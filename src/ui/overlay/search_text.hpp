// The text of a search field: typing, deleting, comparing.
#pragma once

#include <string>
#include <string_view>

namespace ui {

/// Folds the case of Latin letters; others are unchanged.
std::string folded(std::string_view text);

/// Adds a typed character. A space at the beginning and a control character are not added. @returns whether it is text.
bool type_into(std::string& search, char32_t character);

/// Removes the last character.
void drop_last_character(std::string& search);

}  // namespace ui
