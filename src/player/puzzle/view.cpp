#include "player/puzzle/view.hpp"

#include <algorithm>

namespace player::puzzle {

lessons::Order moved(const lessons::Order& order, std::size_t from, std::size_t to) {
  return with(without(order, from), order.at(from).line, to);
}

lessons::Order without(const lessons::Order& order, std::size_t at) {
  lessons::Order rest = order;
  rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
  return rest;
}

lessons::Order with(const lessons::Order& order, std::size_t line, std::size_t at) {
  lessons::Order more = order;
  more.insert(more.begin() + static_cast<std::ptrdiff_t>(std::min(at, more.size())), lessons::Placed{line});
  return more;
}

lessons::Order indented(const View& view, std::size_t at, int by) {
  lessons::Order order = view.order;
  const LineView& line = view.used.at(at);
  order[at].level = std::clamp(line.level + by, line.place.levels.least, line.place.levels.most);
  return order;
}

}  // namespace player::puzzle
