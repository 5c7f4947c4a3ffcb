#include "conformance/pythons.hpp"

#include <sstream>
#include <stdexcept>

#include "conformance/child.hpp"

namespace conformance {

std::vector<Python> find_pythons(const std::vector<std::string>& named) {
  std::vector<std::string> words{"python3", COROSCOPE_FIND_PYTHON};
  words.insert(words.end(), named.begin(), named.end());
  std::istringstream lines(Child(std::move(words)).read_all());
  std::vector<Python> found;
  for (Python python; lines >> python.version && std::getline(lines >> std::ws, python.path);) found.push_back(python);
  if (found.empty()) throw std::runtime_error("no python3 can judge");
  return found;
}

}  // namespace conformance
