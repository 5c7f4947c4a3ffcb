// A TOML file in one of the user's folders, which several windows read and change: errors in it are reported, and
// nothing in it is lost.
#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "text/notice.hpp"

namespace player {

class KeptFile {
 public:
  /// `name` selects the words of its notices: app.<name>_broken, app.<name>_unreadable, app.<name>_unwritable.
  KeptFile(std::filesystem::path file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}

  /// Reads the file again; keeps the latest table if there is no file (then false) or if it is no TOML file. Such a one,
  /// whatever it is, is renamed to <file>.broken-1 (or the next free number), with a notice.
  bool read(std::vector<text::Notice>& notices);

  /// What was read or written last, including unknown keys.
  [[nodiscard]] const toml::table& table() const { return table_; }

  /// Reads the file again, as another window may have written it since, has `change` change the table, and writes it,
  /// and its folder. No other window does so at the same time. False if it cannot be written: with a notice the first
  /// time.
  bool change(const std::function<void(toml::table&)>& change, std::vector<text::Notice>& notices);

 private:
  void write() const;

  std::filesystem::path file_;
  std::string name_;
  toml::table table_;
  bool failed_ = false;
};

}  // namespace player
