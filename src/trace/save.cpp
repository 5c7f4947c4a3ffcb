#include "platform/files.hpp"
#include "trace/jsonl_write.hpp"

namespace trace {

std::optional<Error> save(const std::filesystem::path& path, const Trace& trace) {
  std::string text;
  write_jsonl(text, trace);
  const std::error_code reason = platform::replace_file(path, text);
  if (!reason) return {};
  if (reason == std::errc::is_a_directory) return Error{ErrorCode::directory, 0, 0, {{"path", path.string()}}};
  return Error{ErrorCode::unwritable, 0, 0, {{"path", path.string()}, {"reason", reason.message()}}};
}

}  // namespace trace
