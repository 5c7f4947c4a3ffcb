// Mesa keeps a few hundred bytes when its driver is unloaded, and an unloaded module has no name that a suppression
// could match. So a test (a process of its own under CTest) that has used OpenGL is not searched for leaks at its end;
// every other one is.
#include <glad/gl.h>
#include <gtest/gtest.h>

extern "C" int __lsan_is_turned_off();  // asked by LeakSanitizer, when there is one, before it looks
extern "C" int __lsan_is_turned_off() { return glad_glClear != nullptr ? 1 : 0; }

namespace {

TEST(DriverLeaks, AreLookedForWhereNoOpenGLWasUsed) { EXPECT_EQ(__lsan_is_turned_off(), 0); }

}  // namespace
