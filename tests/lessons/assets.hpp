// Shared by the tests of the lessons: the real lessons, and a folder for lessons of the tests.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "lessons/catalogue.hpp"

namespace lessons::testing {

inline std::filesystem::path assets() { return std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets"; }

inline const Catalogue& catalogue() {
  static const Catalogue loaded = Catalogue::load(assets());
  return loaded;
}

/// A temporary folder, removed with this object.
class TempFolder {
 public:
  TempFolder() : path_(std::filesystem::temp_directory_path() / ("coroscope_XXXXXX")) {
    std::string name = path_.string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
    path_ = name;
  }
  ~TempFolder() { std::filesystem::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  void write(const std::filesystem::path& file, const std::string& text) const {
    std::filesystem::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file, std::ios::binary) << text;
  }

 private:
  std::filesystem::path path_;
};

/// The files of a small valid lesson; tests break one of them.
inline std::map<std::string, std::string> small_lesson() {
  return {{"lesson.toml",
           "chapter = \"first\"\norder = 1\n"
           "title = {ko = \"제목\", en = \"title\"}\n"
           "question = {ko = \"질문\", en = \"question\"}\n"
           "closing = {ko = \"맺음말\", en = \"closing\"}\n"
           "[[parameters]]\n"
           "name = \"work\"\n"
           "default = 2\n"
           "min = 0\n"
           "max = 10\n"
           "[[runs]]\n"
           "id = \"small\"\n"
           "title = {ko = \"실행\", en = \"run\"}\n"
           "[runs.texts]\n"
           "hello = {ko = \"안녕\", en = \"hello\"}\n"
           "[[runs.stops]]\n"
           "kind = \"co.start\"\n"
           "name = \"work\"\n"
           "sentence = {ko = \"시작\", en = \"start\"}\n"},
          {"small.py.in",
           "import asyncio\n"
           "\n"
           "async def work():\n"
           "    print(\"{{t:hello}}\", {{work}})\n"
           "    await asyncio.sleep({{work}})\n"
           "\n"
           "asyncio.run(work())\n"},
          {"small.cpp",
           "Co<void> work(Here = {}) {  //@3\n"
           "  print(words(\"hello\"), delay(\"work\"));  //@4\n"
           "  co_await sleep(delay(\"work\"));  // waits  //@5\n"
           "}\n"
           "\n"
           "void program() { run(work()); }  //@7\n"}};
}

/// Writes `files` as assets/lessons/small of `folder`.
inline void write_small(const TempFolder& folder, const std::map<std::string, std::string>& files) {
  folder.write("lessons/chapters.toml", "[[chapters]]\nid = \"first\"\ntitle = {ko = \"첫째\", en = \"first\"}\n");
  for (const auto& [name, text] : files) folder.write(std::filesystem::path("lessons/small") / name, text);
}

}  // namespace lessons::testing
