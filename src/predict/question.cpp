#include "predict/question.hpp"

#include <algorithm>

namespace predict {

std::size_t Question::right() const {
  return static_cast<std::size_t>(std::ranges::find(choices, true, &Choice::right) - choices.begin());
}

}  // namespace predict
