// A program as a tree of statements. The interpreter runs it on coro, the printer prints it as Python, other code
// removes or inserts parts. With a single type of node all of these are small.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "programs/op.hpp"

namespace programs {

/// The exceptions of `except` and of `raise`.
inline constexpr std::array<std::string_view, 11> kCatches{
    "ValueError",         "RuntimeError",      "asyncio.TimeoutError", "asyncio.CancelledError",
    "asyncio.QueueEmpty", "asyncio.QueueFull", "StopAsyncIteration",   "ExceptionGroup",
    "Exception",          "BaseException",     "BaseExceptionGroup"};
inline constexpr std::int64_t kCatchException = 8;      ///< index of "Exception"
inline constexpr std::int64_t kCatchBaseException = 9;  ///< index of "BaseException"
/// Whether `except*` may not name it.
inline bool is_group(std::int64_t caught) { return kCatches.at(static_cast<std::size_t>(caught)).ends_with("Group"); }
inline constexpr std::array<std::string_view, 3> kReturnWhen{"ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"};
inline constexpr std::array<std::string_view, 3> kRaises{"ValueError", "RuntimeError", "asyncio.CancelledError"};

inline constexpr int kTaskSlots = 6;
inline constexpr int kOwnFutures = 3;                 // the first slots `g`: created by the program
inline constexpr int kFutureSlots = kOwnFutures + 2;  // the others: created by gather
inline constexpr int kHandleSlots = 3;
inline constexpr int kGeneratorSlots = 2;
inline constexpr int kGroupSlots = 1;
inline constexpr int kCallbackSlots = 2;
inline constexpr int kCounters = 2;

struct Node {
  Op op = Op::body;
  std::vector<std::int64_t> arguments;
  std::vector<Node> children;
  std::uint32_t line = 0;  ///< in the Python listing, after it was printed

  [[nodiscard]] std::int64_t argument(std::size_t i) const { return arguments.at(i); }
  friend bool operator==(const Node&, const Node&) = default;
};

struct Program {
  std::vector<Node> objects;
  std::vector<Node> functions;  ///< the first is main
  std::uint32_t last_line = 0;  ///< of the Python listing, after it was printed: asyncio.run(...)
};

/// The number of its nodes.
std::size_t size(const Program& program);

}  // namespace programs
