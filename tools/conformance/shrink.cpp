#include "conformance/shrink.hpp"

#include <utility>

#include "programs/well_formed.hpp"

namespace conformance {

using programs::Node;
using programs::Op;
using programs::Program;

namespace {

class Shrinker {
 public:
  Shrinker(Program program, const std::function<bool(Program&)>& fails) : best_(std::move(program)), fails_(fails) {}

  Program shrink() {
    while (pass()) {
    }
    return std::move(best_);
  }

 private:
  bool pass() {
    bool better = false;
    // Functions are numbered, so uncalled ones lose their statements, and only the last ones are removed.
    while (best_.functions.size() > 1 && attempt([](Program& program) { program.functions.pop_back(); })) better = true;
    while (!best_.objects.empty() && attempt([](Program& program) { program.objects.pop_back(); })) better = true;
    for (std::size_t f = 0; f < best_.functions.size(); ++f) better = below({f}) || better;
    return better;
  }

  using Path = std::vector<std::size_t>;
  using Nodes = std::vector<Node>;

  static Node& at(Program& program, const Path& path) {
    Node* node = &program.functions[path[0]];
    for (std::size_t i = 1; i < path.size(); ++i) node = &node->children[path[i]];
    return *node;
  }

  /// Tries everything below the node at `path`, from the end: uses are removed before definitions.
  bool below(const Path& path) {
    bool better = false;
    if (at(best_, path).children.size() > 1 && attempt([&](Program& program) { at(program, path).children.clear(); })) {
      better = true;
    }
    for (std::size_t i = at(best_, path).children.size(); i-- > 0;) {
      Path child = path;
      child.push_back(i);
      if (attempt([&](Program& program) { remove(at(program, path), i); }) ||
          attempt([&](Program& program) { hoist(at(program, path), i); })) {
        better = true;
        i = std::min(i + 1, at(best_, path).children.size());
        continue;
      }
      better = below(child) || better;
      better = numbers(child) || better;
    }
    return better;
  }

  bool numbers(const Path& path) {
    bool better = false;
    for (std::size_t i = 0; i < at(best_, path).arguments.size(); ++i) {
      const std::int64_t value = at(best_, path).arguments[i];
      if (value < 1000) continue;  // only delays are worth trying
      for (const std::int64_t rounded : {value / 1'000'000 * 1'000'000, value / 1000 * 1000}) {
        if (rounded == 0 || rounded == value) continue;
        if (attempt([&](Program& program) { at(program, path).arguments[i] = rounded; })) {
          better = true;
          break;
        }
      }
    }
    return better;
  }

  static void remove(Node& parent, std::size_t i) {
    parent.children.erase(parent.children.begin() + static_cast<std::ptrdiff_t>(i));
  }

  /// Replaces a statement by the statements below it.
  static void hoist(Node& parent, std::size_t i) {
    Nodes below = std::move(parent.children[i].children);
    if (parent.children[i].op == Op::try_ && !below.empty()) below = Nodes(std::move(below.front().children));
    if (parent.children[i].op == Op::keep && !below.empty()) below = Nodes(std::move(below.back().children));
    remove(parent, i);
    parent.children.insert(parent.children.begin() + static_cast<std::ptrdiff_t>(i), below.begin(), below.end());
  }

  template <class Change>
  bool attempt(Change change) {
    Program changed = best_;
    change(changed);
    if (size(changed) > size(best_) || !well_formed(changed) || !fails_(changed)) return false;
    best_ = std::move(changed);
    return true;
  }

  Program best_;
  const std::function<bool(Program&)>& fails_;
};

}  // namespace

Program shrink(Program program, const std::function<bool(Program&)>& fails) {
  return Shrinker(std::move(program), fails).shrink();
}

}  // namespace conformance
