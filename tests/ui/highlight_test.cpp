#include "ui/code/highlight.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using lessons::Code;
using ui::TokenKind;

/// "k:await| asyncio.sleep(|n:3|)": the tokens of a line, the first letter of their kind before those that have one.
std::string marked(ui::Highlighter& highlighter, std::string_view line) {
  std::string out;
  std::size_t at = 0;
  for (const ui::Token& token : highlighter.line(line)) {
    EXPECT_EQ(token.begin, at) << "no gaps";
    at = token.end;
    if (!out.empty()) out += "|";
    if (token.kind != TokenKind::plain) out += std::string(1, "pksnc"[static_cast<int>(token.kind)]) + ":";
    out += line.substr(token.begin, token.end - token.begin);
  }
  EXPECT_EQ(at, line.size()) << "the whole line is covered";
  return out;
}

std::string one(Code code, std::string_view line) {
  ui::Highlighter highlighter(code);
  return marked(highlighter, line);
}

TEST(PythonHighlight, KnowsWordsNumbersStringsAndComments) {
  EXPECT_EQ(one(Code::python, "    await asyncio.sleep(3)"), "    |k:await| asyncio.sleep(|n:3|)");
  EXPECT_EQ(one(Code::python, "async def f(x):"), "k:async| |k:def| f(x):");
  EXPECT_EQ(one(Code::python, "print('a # b', 1.5e-3)  # why"), "print(|s:'a # b'|, |n:1.5e-3|)  |c:# why");
  EXPECT_EQ(one(Code::python, R"(x = f"it's {y}" + r'\d')"), R"(x = |s:f"it's {y}"| + |s:r'\d')");
  EXPECT_EQ(one(Code::python, R"('a\'b' if z)"), R"(s:'a\'b'| |k:if| z)");
}

TEST(PythonHighlight, AKeywordInsideANameIsNone) {
  EXPECT_EQ(one(Code::python, "awaiting = iffy3"), "awaiting = iffy3");
  EXPECT_EQ(one(Code::python, "이름if = 1"), "이름if = |n:1");
}

TEST(PythonHighlight, ATripleQuotedStringGoesOverLines) {
  ui::Highlighter h(Code::python);
  EXPECT_EQ(marked(h, R"("""one)"), R"(s:"""one)");
  EXPECT_EQ(marked(h, "await # two"), "s:await # two");
  EXPECT_EQ(marked(h, R"(end""" + await x)"), R"(s:end"""| + |k:await| x)");
}

TEST(PythonHighlight, AnUnclosedStringEndsWithItsLine) {
  ui::Highlighter h(Code::python);
  EXPECT_EQ(marked(h, "x = 'open"), "x = |s:'open");
  EXPECT_EQ(marked(h, "return x"), "k:return| x");
  EXPECT_EQ(marked(h, "'\\"), "s:'\\");
}

TEST(CppHighlight, KnowsWordsNumbersStringsAndComments) {
  EXPECT_EQ(one(Code::cpp, "  co_await sleep(3s);  // why"), "  |k:co_await| sleep(|n:3s|);  |c:// why");
  EXPECT_EQ(one(Code::cpp, "print(\"a\", '\\n', 1'000);"), "print(|s:\"a\"|, |s:'\\n'|, |n:1'000|);");
  EXPECT_EQ(one(Code::cpp, "co_return a / b;"), "k:co_return| a / b;");
  EXPECT_EQ(one(Code::cpp, "int f() { return 0x1F; }"), "k:int| f() { |k:return| |n:0x1F|; }");
}

TEST(CppHighlight, CommentsAndRawStringsGoOverLines) {
  ui::Highlighter h(Code::cpp);
  EXPECT_EQ(marked(h, "int x; /* a"), "k:int| x; |c:/* a");
  EXPECT_EQ(marked(h, "if */ else"), "c:if */| |k:else");
  EXPECT_EQ(marked(h, R"(auto s = R"x(one)"), R"(k:auto| s = |s:R"x(one)");
  EXPECT_EQ(marked(h, "two)\" )x\"; if"), "s:two)\" )x\"|; |k:if");
}

TEST(Highlight, AnEmptyLineHasNoTokens) {
  ui::Highlighter h(Code::python);
  EXPECT_TRUE(h.line("").empty());
}

}  // namespace
