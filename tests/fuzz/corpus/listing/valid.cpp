Co<int> f() {
  co_await sleep(delay("a"));  //@3
  print(words("x"));
}
void program() {}
