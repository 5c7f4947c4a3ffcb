#include "conformance/judge.hpp"

namespace conformance {

Judge::Judge(const std::string& python) : child_({python, COROSCOPE_JUDGE}) {}

std::string Judge::ask(const std::string& source, const std::string& what) {
  child_.write(std::to_string(source.size()) + what + "\n" + source);
  return child_.read(std::stoul(child_.read_line()));
}

}  // namespace conformance
