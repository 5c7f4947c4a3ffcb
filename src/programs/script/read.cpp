#include "programs/script/read.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "programs/script/library.hpp"
#include "programs/script/tokens.hpp"

namespace programs::script {

std::string Expression::dotted() const {
  if (form == Form::name) return word;
  if (form != Form::attribute || parts.front().form != Form::name) return "";
  return parts.front().word + "." + word;
}

bool Expression::awaits() const {
  return form == Form::await || std::ranges::any_of(parts, [](const Expression& part) { return part.awaits(); });
}

namespace {

using Form = Expression::Form;
using Kind = Statement::Kind;

constexpr int kDeepest = 40;  // of expressions and of blocks

class Parser {
 public:
  explicit Parser(std::string_view listing) : tokens_(tokens(listing)) {}

  Script script() && {
    while (now().kind != Token::Kind::end) item();
    check_calls();
    return std::move(script_);
  }

 private:
  [[nodiscard]] const Token& now() const { return tokens_[at_]; }
  [[nodiscard]] bool is(std::string_view word) const {
    return (now().kind == Token::Kind::sign || now().kind == Token::Kind::name) && now().word == word;
  }
  bool take(std::string_view word) {
    if (!is(word)) return false;
    ++at_;
    return true;
  }
  [[noreturn]] void fail(Reason reason = Reason::statement) const { throw NotReadable(reason, now().line, now().word); }
  void need(std::string_view word) {
    if (!take(word)) fail();
  }
  void need(Token::Kind kind) {
    if (now().kind != kind) fail();
    ++at_;
  }
  std::string name() {
    if (now().kind != Token::Kind::name || is_keyword(now().word)) fail();
    return tokens_[at_++].word;
  }

  static bool is_keyword(std::string_view word) {
    constexpr std::string_view kWords[] = {"async", "await", "def",    "return", "raise", "try",  "except", "finally",
                                           "with",  "as",    "import", "pass",   "for",   "from", "while",  "if"};
    return std::ranges::find(kWords, word) != std::end(kWords);
  }

  /// An import, a definition, or a statement of module code.
  void item() {
    if (take("import")) {
      do script_.modules.push_back(name());
      while (take(","));
      return need(Token::Kind::newline);
    }
    const bool is_async = is("async") && tokens_[at_ + 1].word == "def";
    if (!is_async && !is("def")) return script_.block.push_back(statement());
    if (!script_.block.empty()) fail();  // then it would matter when it is defined
    function(is_async);
  }

  void function(bool is_async) {
    Function function;
    function.is_async = is_async;
    function.line = now().line;
    at_ += is_async ? 2 : 1;
    function.name = name();
    need("(");
    need(")");
    locals_ = &function.locals;
    in_async_ = is_async;
    function.block = block();
    locals_ = nullptr;
    in_async_ = false;
    if (!script_.functions.emplace(function.name, function).second) fail();
  }

  Block block() {
    need(":");
    const std::uint32_t line = now().line;
    need(Token::Kind::newline);
    if (now().kind != Token::Kind::indent) throw NotReadable(Reason::empty_block, line, "");
    ++at_;
    if (++depth_ > kDeepest) fail(Reason::nested);
    Block statements;
    while (now().kind != Token::Kind::dedent) statements.push_back(statement());
    ++at_;
    --depth_;
    return statements;
  }

  Statement statement() {
    if (now().kind == Token::Kind::indent) fail(Reason::indentation);
    Statement result;
    result.line = now().line;
    if (take("try")) {
      try_statement(result);
      return result;
    }
    if (take("async")) {
      timeout(result);
      return result;
    }
    simple(result);
    need(Token::Kind::newline);
    return result;
  }

  void try_statement(Statement& result) {
    only_in_async(result.line);
    result.kind = Kind::try_;
    result.block = block();
    while (is("except")) {
      Handler handler;
      handler.line = now().line;
      ++at_;
      const Expression caught = operand();
      handler.caught = caught.dotted();
      if (handler.caught.empty()) fail();
      if (take("as")) handler.name = assigned(name());
      handler.block = block();
      result.handlers.push_back(std::move(handler));
    }
    if (is("finally")) {
      result.last_line = now().line;
      ++at_;
      result.last = block();
    }
    if (result.handlers.empty() && result.last_line == 0) fail();
  }

  void timeout(Statement& result) {
    only_in_async(result.line);
    result.kind = Kind::timeout;
    need("with");
    const Expression manager = operand();
    if (manager.form != Form::call || manager.parts.front().dotted() != "asyncio.timeout" || manager.parts.size() != 2) {
      throw NotReadable(Reason::statement, result.line, "async with");
    }
    result.value = manager.parts.back();
    result.block = block();
  }

  void only_in_async(std::uint32_t line) const {
    if (!in_async_) throw NotReadable(Reason::statement, line, "");
  }

  void simple(Statement& result) {
    if (take("pass")) return;
    if (take("return")) {
      if (locals_ == nullptr) fail();
      result.kind = Kind::return_;
      if (now().kind != Token::Kind::newline) result.value = expression();
      return;
    }
    if (take("raise")) {
      result.kind = now().kind == Token::Kind::newline ? Kind::reraise : Kind::raise;
      if (result.kind == Kind::raise) result.value = expression();
      return;
    }
    const bool assigns = now().kind == Token::Kind::name && tokens_[at_ + 1].word == "=" &&
                         tokens_[at_ + 1].kind == Token::Kind::sign;
    result.kind = assigns ? Kind::assign : Kind::evaluate;
    if (assigns) {
      result.name = assigned(name());
      need("=");
    }
    result.value = expression();
  }

  std::string assigned(std::string name) {
    if (locals_ != nullptr) locals_->push_back(name);
    return name;
  }

  Expression expression() {
    if (++depth_ > kDeepest) fail(Reason::nested);
    Expression result;
    result.line = now().line;
    if (take("await")) {
      only_in_async(result.line);
      result.form = Form::await;
      result.parts.push_back(operand());
    } else {
      result = operand();
    }
    --depth_;
    return result;
  }

  /// A value with its attributes and calls: asyncio.gather(a(), b()).
  Expression operand() {
    Expression result = atom();
    while (true) {
      Expression outer;
      outer.line = result.line;
      if (take(".")) {
        outer.form = Form::attribute;
        outer.word = name();
        outer.parts.push_back(std::move(result));
      } else if (take("(")) {
        outer.form = Form::call;
        outer.parts = items(")");
        outer.parts.insert(outer.parts.begin(), std::move(result));
        if (outer.parts.front().awaits()) fail();
        calls_.push_back(outer);
      } else {
        return result;
      }
      result = std::move(outer);
    }
  }

  std::vector<Expression> items(std::string_view closing) {
    std::vector<Expression> all;
    while (!take(closing)) {
      all.push_back(expression());
      if (!take(",") && !is(closing)) fail();
    }
    return all;
  }

  Expression atom() {
    Expression result;
    result.line = now().line;
    if (take("[")) {
      result.form = Form::list;
      result.parts = items("]");
      return result;
    }
    if (now().kind == Token::Kind::number) {
      number(result);
    } else if (now().kind == Token::Kind::text) {
      result.form = Form::text;
      result.word = now().word;
    } else if (is("None")) {
      result.form = Form::none;
    } else if (is("True") || is("False")) {
      result.form = Form::boolean;
      result.number = is("True") ? 1 : 0;
    } else {
      result.form = Form::name;
      result.word = name();
      return result;
    }
    ++at_;
    return result;
  }

  void number(Expression& result) const {
    const std::string& word = now().word;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), result.number);
    if (error != std::errc() || end != word.data() + word.size()) fail();
    result.form = word.find('.') == std::string::npos ? Form::integer : Form::real;
  }

  /// Every call is one of the listing's functions, of the library's, or a method.
  void check_calls() const {
    for (const Expression& call : calls_) {
      const Expression& callee = call.parts.front();
      const std::string name = callee.dotted();
      const bool own = callee.form == Form::name && script_.functions.contains(name);
      if (own ? call.parts.size() > 1 : !can_call(callee, call.parts.size() - 1)) {
        throw NotReadable(Reason::function, call.line, name.empty() ? callee.word : name);
      }
    }
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool in_async_ = false;
  std::vector<std::string>* locals_ = nullptr;  // of the function that is read
  std::vector<Expression> calls_;
  Script script_;
};

}  // namespace

Script read(std::string_view listing) { return Parser(listing).script(); }

}  // namespace programs::script
