#include "conformance/campaign.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "conformance/generate.hpp"
#include "conformance/judge.hpp"
#include "conformance/shrink.hpp"
#include "programs/well_formed.hpp"

namespace conformance {
namespace {

constexpr std::size_t kMostFound = 3;

class Runner {
 public:
  Runner(const Campaign& campaign, const Python& python) : campaign_(campaign), python_(python) {}

  Result run() {
    std::vector<std::jthread> threads;
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(campaign_.jobs, campaign_.programs); ++i) {
      threads.emplace_back([this] { work(); });
    }
    threads.clear();
    if (failure_) std::rethrow_exception(failure_);
    return std::move(result_);
  }

 private:
  void work() {
    try {
      Judge judge(python_.path);
      Result own;
      for (std::uint64_t i = next_++; i < campaign_.programs && !(campaign_.stops && found_ > 0); i = next_++) {
        judge_seed(campaign_.first_seed + i, judge, own);
      }
      const std::scoped_lock lock(mutex_);
      result_.add(own);
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      failure_ = std::current_exception();
    }
  }

  void judge_seed(std::uint64_t seed, Judge& judge, Result& own) {
    programs::Program drawn = generate(seed);
    if (!well_formed(drawn)) throw std::logic_error("not well formed: the program of seed " + std::to_string(seed));
    leave_out(drawn, python_.version, own.left_out);
    own.count(drawn);
    auto difference = compare(std::move(drawn), judge, campaign_.compared);
    if (!difference) return;
    ++own.differ;
    if (found_++ >= kMostFound || campaign_.stops) return;
    const programs::Program small = shrink(std::move(difference->program), [&](programs::Program& program) {
      return compare(program, judge, campaign_.compared).has_value();
    });
    difference = compare(small, judge, campaign_.compared);
    if (difference) own.found.push_back({seed, std::move(*difference)});
  }

  Campaign campaign_;
  Python python_;
  std::atomic<std::uint64_t> next_ = 0;
  std::atomic<std::size_t> found_ = 0;
  std::mutex mutex_;
  Result result_;
  std::exception_ptr failure_;
};

std::string left_out_text(const LeftOut& counts) {
  if (counts.empty()) return "nothing left out";
  std::string text =
      std::to_string(counts.size()) + (counts.size() == 1 ? " kind" : " kinds") + " of statement left out";
  const char* before = ": ";
  for (const auto& [rule, count] : counts) text += std::exchange(before, ", ") + rule + " " + std::to_string(count);
  return text;
}

}  // namespace

void Result::count(const programs::Program& program) {
  ++programs;
  if (!has_comparable_events(program)) ++without_except_star;
}

void Result::add(Result other) {
  programs += other.programs;
  differ += other.differ;
  without_except_star += other.without_except_star;
  for (Found& each : other.found) found.push_back(std::move(each));
  for (const auto& [rule, count] : other.left_out) left_out[rule] += count;
}

std::string Result::message(const Python& python, Compared compared) const {
  std::string text = std::to_string(programs) + " programs, " + std::to_string(differ) + " differ (CPython " +
                     python.version + " judged, " + left_out_text(left_out);
  if (compared == Compared::traces) {
    text += "; events compared" +
            (without_except_star > 0 ? ", of " + std::to_string(without_except_star) + " without except*" : "");
  }
  return text + ")";
}

Result run(const Campaign& campaign, const Python& python) { return Runner(campaign, python).run(); }

}  // namespace conformance
