#include "trace/encoder.hpp"

#include <gtest/gtest.h>

#include "trace/equal.hpp"
#include "trace/golden.hpp"

namespace trace {
namespace {

using testing::golden_names;
using testing::golden_text;
using testing::must_read;
using testing::written;

TEST(Encoder, IsTheInverseOfDecode) {
  std::vector<std::string> texts;
  for (const std::string& name : golden_names()) texts.push_back(golden_text(name));
  texts.push_back(testing::file_text(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "tests/trace/every_kind.jsonl"));
  for (const std::string& text : texts) {
    const Trace original = must_read(text);
    Trace copy;
    encode(decode(original), copy);
    EXPECT_EQ(written(copy), text);
    EXPECT_TRUE(equal(decode(original), decode(copy)));
  }
}

TEST(Encoder, RecordsChangedEvents) {
  const Trace original = must_read(golden_text("nested"));
  Events events = decode(original);
  events.links[1].line = 99;
  events.list[8].line = 4;
  Trace copy;
  encode(events, copy);
  const auto found = difference(decode(original), decode(copy));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->event, 8U);
  EXPECT_EQ(found->keys, "line");
  EXPECT_EQ(decode(copy).chain(decode(copy).list[11])[1].line, 99U);
}

}  // namespace
}  // namespace trace
