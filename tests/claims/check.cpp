#include "claims/check.hpp"

#include <fmt/format.h>

#include "claims/case.hpp"

namespace claims {
namespace {

Check check_of(Says says) {
  for (const auto* const group : {&thread_and_loop(), &waiting(), &bodies(), &to_come(), &panels(), &ends()})
    if (const auto found = group->find(says); found != group->end()) return found->second;
  return nullptr;
}

}  // namespace

std::string check(const World& now, const timeline::Timeline& timeline, const timeline::Statement& statement,
                  std::size_t& count) {
  if (!timeline::is_listed(statement.key)) return statement.key + " is not in the table of claims";
  if (!statement.rest.empty() && !timeline::is_listed(statement.rest)) return statement.rest + " is not in the table";
  for (const Says says : timeline::claims(statement)) {
    const Check check = check_of(says);
    if (check == nullptr) return fmt::format("nobody checks claim {}", static_cast<int>(says));
    ++count;
    if (!check({now, timeline, statement}))
      return fmt::format("claim {} of \"{}\" {} is false", static_cast<int>(says), statement.key, statement.rest);
  }
  return "";
}

}  // namespace claims
