// speech-dispatcher, whose library is loaded when it is wanted: the program runs without it.
#include "platform/speaker.hpp"

#ifdef COROSCOPE_SPEECH_DISPATCHER

#include <dlfcn.h>
#include <libspeechd.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <type_traits>

namespace platform {
namespace {

/// The functions of the library; null if it cannot be loaded. It stays loaded.
struct Library {
  decltype(&spd_open2) open = nullptr;
  decltype(&spd_close) close = nullptr;
  decltype(&spd_set_language) set_language = nullptr;
  decltype(&spd_say) say = nullptr;
  decltype(&spd_cancel) cancel = nullptr;

  static const Library* load() {
    static const Library kLibrary = loaded();
    const Library& all = kLibrary;
    return all.open && all.close && all.set_language && all.say && all.cancel ? &all : nullptr;
  }

 private:
  static Library loaded() {
    Library all;
    void* const file = dlopen("libspeechd.so.2", RTLD_NOW | RTLD_LOCAL);
    if (file == nullptr) return all;
    const auto find = [file](auto& function, const char* name) {
      function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(file, name));
    };
    find(all.open, "spd_open2");
    find(all.close, "spd_close");
    find(all.set_language, "spd_set_language");
    find(all.say, "spd_say");
    find(all.cancel, "spd_cancel");
    return all;
  }
};

class SpeechDispatcher final : public Synthesizer {
 public:
  SpeechDispatcher(const Library& library, SPDConnection* connection) : library_(library), connection_(connection) {}
  SpeechDispatcher(const SpeechDispatcher&) = delete;
  SpeechDispatcher& operator=(const SpeechDispatcher&) = delete;
  ~SpeechDispatcher() override { library_.close(connection_); }

  bool say(const std::string& text, text::Language language) override {
    stop();
    if (library_.set_language(connection_, language == text::Language::ko ? "ko" : "en") != 0) return false;
    return library_.say(connection_, SPD_TEXT, text.c_str()) >= 0;
  }
  void stop() override { library_.cancel(connection_); }

 private:
  const Library& library_;
  SPDConnection* const connection_;
};

bool is_installed(const Environment& environment) {
  std::istringstream folders(environment("PATH").value_or(""));
  std::error_code ignored;
  for (std::string folder; std::getline(folders, folder, ':');)
    if (std::filesystem::exists(std::filesystem::path(folder) / "speech-dispatcher", ignored)) return true;
  return false;
}

bool runs(const Environment& environment) {
  if (environment("SPEECHD_ADDRESS")) return true;  // it may be on another machine
  const auto folder = environment("XDG_RUNTIME_DIR");
  std::error_code ignored;
  return folder && std::filesystem::exists(std::filesystem::path(*folder) / "speech-dispatcher/speechd.sock", ignored);
}

}  // namespace

bool has_speech_dispatcher(const Environment& environment) {
  return (runs(environment) || is_installed(environment)) && Library::load() != nullptr;
}

std::unique_ptr<Synthesizer> connect_speech_dispatcher() {
  const Library* const library = Library::load();
  if (library == nullptr) return nullptr;
  char* problem = nullptr;
  constexpr int kStartIt = 1;  // if the daemon is installed and does not run
  SPDConnection* const connection =
      library->open("coroscope", nullptr, nullptr, SPD_MODE_SINGLE, nullptr, kStartIt, &problem);
  std::free(problem);
  if (connection == nullptr) return nullptr;
  return std::make_unique<SpeechDispatcher>(*library, connection);
}

}  // namespace platform

#else

namespace platform {

std::unique_ptr<Synthesizer> connect_speech_dispatcher() { return nullptr; }
bool has_speech_dispatcher(const Environment& /*environment*/) { return false; }

}  // namespace platform

#endif
