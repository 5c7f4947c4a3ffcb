// A graphics card that is reset is noticed, whatever the driver calls its function.
#include "shell/desktop/graphics_reset.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using desktop::GraphicsReset;

unsigned status_now = 0;
unsigned status() { return status_now; }

GraphicsReset::Lookup only(const std::string& name) {
  return [name](const char* asked) {
    return name == asked ? reinterpret_cast<GraphicsReset::Function>(&status) : nullptr;
  };
}

TEST(GraphicsReset, IsNoticedByEachNameOfTheFunction) {
  for (const char* name : {"glGetGraphicsResetStatus", "glGetGraphicsResetStatusARB", "glGetGraphicsResetStatusKHR"}) {
    const GraphicsReset reset(only(name));
    status_now = 0;
    EXPECT_FALSE(reset.happened()) << name;
    status_now = 0x8253;  // GL_GUILTY_CONTEXT_RESET
    EXPECT_TRUE(reset.happened()) << name;
  }
}

TEST(GraphicsReset, IsNotNoticedByADriverWithoutTheFunction) {
  status_now = 0x8253;
  EXPECT_FALSE(GraphicsReset(only("glClear")).happened());
}

}  // namespace
