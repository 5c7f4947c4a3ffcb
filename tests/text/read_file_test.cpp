#include "text/read_file.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <thread>

#include "support/folder.hpp"

namespace text {
namespace {

using Why = FileError::Why;

std::string bytes_read(const FileRead& read) {
  return std::holds_alternative<std::string>(read) ? std::get<std::string>(read) : "not read";
}
Why why_not(const FileRead& read) {
  EXPECT_TRUE(std::holds_alternative<FileError>(read));
  return std::holds_alternative<FileError>(read) ? std::get<FileError>(read).why : Why::unreadable;
}

std::filesystem::path pipe_in(const Folder& folder) {
  const auto pipe = folder.path() / "pipe";
  EXPECT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  return pipe;
}

TEST(ReadFile, ReadsAllOfAFile) {
  const Folder folder;
  for (const std::size_t size : {0U, 1U, 4095U, 4096U, 4097U, 300'000U}) {
    const std::string bytes(size, 'x');
    EXPECT_EQ(bytes_read(read_file(folder.write("file", bytes))), bytes);
    EXPECT_EQ(bytes_read(read_file(folder.write("file", bytes), {.wanted = [](std::string_view) { return true; }})),
              bytes);
  }
}

TEST(ReadFile, WhatIsNoFileIsRefusedWithoutReading) {
  const Folder folder;
  EXPECT_EQ(why_not(read_file("/dev/zero")), Why::special);
  EXPECT_EQ(why_not(read_file("/dev/zero", {.pipes = Pipes::read})), Why::special);
  EXPECT_EQ(why_not(read_file("/dev/null")), Why::special);
  EXPECT_EQ(why_not(read_file(folder.path())), Why::folder);
  EXPECT_EQ(why_not(read_file(folder.path() / "nothing")), Why::absent);
  EXPECT_EQ(why_not(read_file(folder.path() / "nothing" / "below")), Why::absent);
  EXPECT_EQ(why_not(read_file(pipe_in(folder))), Why::special);
  std::filesystem::create_symlink("/dev/zero", folder.path() / "link");
  EXPECT_EQ(why_not(read_file(folder.path() / "link")), Why::special);
}

TEST(ReadFile, ASocketIsRefused) {
  const Folder folder;
  const int number = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  const std::string name = (folder.path() / "socket").string();
  name.copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(number, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_EQ(why_not(read_file(name, {.pipes = Pipes::read})), Why::special);
  ::close(number);
}

TEST(ReadFile, WhatIsLargerThanTheLimitIsNotReadToItsEnd) {
  const Folder folder;
  EXPECT_EQ(bytes_read(read_file(folder.write("file", std::string(1000, 'x')), {.most_bytes = 1000})).size(), 1000U);
  EXPECT_EQ(why_not(read_file(folder.write("file", std::string(1001, 'x')), {.most_bytes = 1000})), Why::too_large);
  // A file of a terabyte that takes no room.
  std::filesystem::resize_file(folder.write("file", ""), std::uintmax_t{1} << 40U);
  EXPECT_EQ(why_not(read_file(folder.path() / "file")), Why::too_large);
}

TEST(ReadFile, APipeIsReadToItsEnd) {
  const Folder folder;
  const auto pipe = pipe_in(folder);
  const std::string bytes(200'000, 'x');
  std::thread writer([&] { std::ofstream(pipe) << bytes; });
  EXPECT_EQ(bytes_read(read_file(pipe, {.pipes = Pipes::read})), bytes);
  writer.join();
}

TEST(ReadFile, APipeWithoutEndIsLeftWhenItsStartIsUnwanted) {
  const Folder folder;
  const auto pipe = pipe_in(folder);
  std::thread writer([&] {
    ::signal(SIGPIPE, SIG_IGN);
    std::ofstream out(pipe);
    while (out << std::string(4096, '\0') << std::flush) {
    }
  });
  const FileLimits limits{.pipes = Pipes::read, .wanted = [](std::string_view start) { return start.front() != '\0'; }};
  EXPECT_EQ(bytes_read(read_file(pipe, limits)).size(), FileLimits::kStart);
  writer.join();
}

TEST(ReadFile, AFileNeedsNoMoreThanItsSize) {
  const Folder folder;
  const FileRead read = read_file(folder.write("file", std::string(3'000'000, 'x')), {.most_bytes = 4'000'000});
  EXPECT_LT(std::get<std::string>(read).capacity(), 3'000'000U + 3 * FileLimits::kStart);
}

}  // namespace
}  // namespace text
