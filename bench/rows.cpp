#include "rows.hpp"

#include <algorithm>

namespace {

double each(const benchmark::State& state, const Stopwatch& watch, double operations) {
  return watch.seconds() / static_cast<double>(state.iterations()) / operations;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace

void Rows::floor(benchmark::State& state, const Stopwatch& watch, double operations) {
  // The first runs only find the number of iterations.
  if (state.iterations() > iterations_) floor_.clear();
  iterations_ = state.iterations();
  floor_.push_back(each(state, watch, operations));
  row(state, watch, operations);
}

void Rows::row(benchmark::State& state, const Stopwatch& watch, double operations) const {
  const double cost = each(state, watch, operations);
  state.counters["each"] = cost;  // in seconds
  if (!floor_.empty()) state.counters["ratio"] = cost / median(floor_);
}

void Rows::floor(benchmark::State& state, double bytes) {
  floor_ = {bytes};
  row(state, bytes);
}

void Rows::row(benchmark::State& state, double bytes) const {
  state.counters["bytes"] = bytes;
  if (!floor_.empty()) state.counters["ratio"] = bytes / floor_.front();
}
