// A file of words that may be anything: it is read or refused, and every sentence can be filled in.
#include <cstdint>
#include <stdexcept>
#include <string>

#include "fuzz/target.hpp"
#include "text/words.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::Folder folder;
  for (const auto language : {text::Language::ko, text::Language::en}) {
    folder.write(std::string(text::code(language)) + ".toml", fuzz::text_of(data, size));
    try {
      const text::Words words = text::Words::load(folder.path(), language);
      for (const std::string& key : words.keys()) (void)words(key, {{"co", "main()"}, {"t", "3.0 s"}, {"n", "2"}});
    } catch (const std::runtime_error& error) {
      fuzz::require(error.what()[0] != '\0', "an error has a message");
    }
  }
  return 0;
}
