// The questions of `coroscope predict` as JSON.
#pragma once

#include <span>
#include <string>

#include "predict/question.hpp"

namespace cli {

/// {"questions": [...]}; only with `answers` which choice is right, the replies and the why.
std::string predict_json(std::span<const predict::Question> questions, bool answers);

}  // namespace cli
