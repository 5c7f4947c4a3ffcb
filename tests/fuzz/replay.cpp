// Replays the corpus of a fuzz target without libFuzzer: each file of the folders that are its arguments.
#include <iostream>
#include <iterator>
#include <vector>

#include "fuzz/target.hpp"

int main(int count, char** words) {
  std::size_t files = 0;
  const std::vector<std::filesystem::path> folders(words + 1, words + count);
  for (const auto& folder : folders) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      std::cout << entry.path().filename().string() << ": " << bytes.size() << " bytes" << std::endl;
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++files;
    }
  }
  std::cout << "inputs replayed: " << files << "\n";
  return files == 0 ? 1 : 0;
}
