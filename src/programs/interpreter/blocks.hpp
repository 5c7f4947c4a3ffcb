// The `async with` blocks of a generator that yields in them: they are left later and elsewhere than a Body.
#pragma once

#include <memory>

#include "programs/interpreter/machine.hpp"

namespace programs::interpreter {

/// A block that has been entered.
class EnteredBlock {
 public:
  EnteredBlock() = default;
  EnteredBlock(const EnteredBlock&) = delete;
  EnteredBlock& operator=(const EnteredBlock&) = delete;
  virtual ~EnteredBlock() = default;

  /// Leaves it with the exception `failed` or (null) at its end. @throws the exception that replaces it
  virtual coro::Body<> leave(std::exception_ptr failed, std::uint32_t line) = 0;
};

/// Null if `node` is not an `async with`.
coro::Body<std::shared_ptr<EnteredBlock>> enter_block(Frame* frame, const Node* node);
/// `ended`, or the exception of leaving the block.
coro::Body<Ended> leave_block(std::shared_ptr<EnteredBlock> block, Ended ended, std::uint32_t line);

}  // namespace programs::interpreter
