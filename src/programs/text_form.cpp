#include "programs/text_form.hpp"

#include <charconv>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <vector>

namespace programs {
namespace {

void write(const Node& node, std::size_t depth, std::string& text) {
  text += std::string(2 * depth, ' ') + std::string(name(node.op));
  for (const auto argument : node.arguments) text += " " + std::to_string(argument);
  text += "\n";
  for (const Node& child : node.children) write(child, depth + 1, text);
}

std::int64_t read_number(const std::string& word, const std::string& line) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size()) throw std::invalid_argument("not a number: " + line);
  return number;
}

Node read_node(const std::string& line) {
  std::istringstream words(line);
  std::string word;
  words >> word;
  const std::optional<Op> op = op_of(word);
  if (!op) throw std::invalid_argument("no such statement: " + line);
  Node node;
  node.op = *op;
  while (words >> word) node.arguments.push_back(read_number(word, line));
  return node;
}

}  // namespace

std::string write(const Program& program) {
  std::string text;
  for (const Node& object : program.objects) write(object, 0, text);
  for (const Node& function : program.functions) write(function, 0, text);
  return text;
}

Program read(std::string_view text) {
  Program program;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string::npos || line[indent] == '#') continue;
    Node node = read_node(line);
    std::vector<Node>* into = indent == 0 && is_object(node.op) ? &program.objects : &program.functions;
    for (std::size_t depth = indent / 2; depth > 0; --depth) {
      if (into->empty()) throw std::invalid_argument("indented too far: " + line);
      into = &into->back().children;
    }
    into->push_back(std::move(node));
  }
  if (program.functions.empty()) throw std::invalid_argument("a program without a function");
  return program;
}

}  // namespace programs
