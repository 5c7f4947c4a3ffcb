"""The pass over a program's syntax tree that lets its coroutines and plain functions tell when they begin and end.

Each `async def` gets a decorator (a coroutine is made) and a `with` round its body (it starts, it ends); a `yield` of an
async generator says when it hands out and when it goes on. Awaits and line numbers stay as they are.
"""

import ast

HOOKS = "_coroscope"  # the name, among the builtins, of what the program calls then


def compiled(source, name):
    """The program's code, instrumented. @throws what compile() throws for the program as it stands"""
    compile(source, name, "exec", dont_inherit=True)
    tree = ast.parse(source, name)
    _Pass(_recorded_functions(tree)).visit(tree)
    return compile(tree, name, "exec", dont_inherit=True)


def _hook(name, at, *arguments):
    """`_coroscope.name`, or a call of it when there are arguments, at the place of the node `at`."""
    node = ast.Attribute(ast.Name(HOOKS, ast.Load()), name, ast.Load())
    if arguments:
        node = ast.Call(node, list(arguments), [])
    for each in ast.walk(node):
        if each not in arguments and isinstance(each, ast.expr):
            ast.copy_location(each, at)
    return node


def _line_of(node):
    return ast.Constant(node.lineno)


class _Pass(ast.NodeTransformer):
    def __init__(self, recorded_functions):
        self._recorded_functions = recorded_functions
        self._in_generator = False

    def visit_AsyncFunctionDef(self, node):
        self._visit_body(node, _has_own_yield(node))
        node.decorator_list.append(self._at_def(node, "made"))
        _wrap_body(node, self._at_def(node, "body", call=False))
        return node

    def visit_FunctionDef(self, node):
        self._visit_body(node, False)
        if node in self._recorded_functions:
            _wrap_body(node, self._at_def(node, "call"))
        return node

    def visit_Lambda(self, node):
        self._visit_body(node, False)
        return node

    def visit_Yield(self, node):
        self.generic_visit(node)
        if not self._in_generator:
            return node
        value = node.value or ast.copy_location(ast.Constant(None), node)
        handed = ast.copy_location(ast.Yield(_hook("handed", node, value)), node)
        return _hook("resumed", node, handed)

    def _visit_body(self, node, in_generator):
        outer, self._in_generator = self._in_generator, in_generator
        self.generic_visit(node)
        self._in_generator = outer

    @staticmethod
    def _at_def(node, name, call=True):
        place = ast.Pass(lineno=node.lineno, col_offset=node.col_offset, end_lineno=node.lineno,
                         end_col_offset=node.col_offset)
        return _hook(name, place, *([ast.copy_location(_line_of(node), place)] if call else []))


def _wrap_body(node, context):
    """Puts `with context:` round a function's body, behind its docstring."""
    head = 1 if ast.get_docstring(node, clean=False) is not None else 0
    place = {"lineno": node.lineno, "col_offset": node.col_offset, "end_lineno": node.lineno,
             "end_col_offset": node.col_offset}
    body = node.body[head:] or [ast.Pass(**place)]
    node.body[head:] = [ast.With([ast.withitem(context)], body, **place)]


def _own_nodes(root):
    """The nodes of a function's (or module's) own code, not of functions and classes inside it."""
    todo = list(ast.iter_child_nodes(root))
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            todo += ast.iter_child_nodes(node)


def _has_own_yield(node):
    return any(isinstance(each, ast.Yield) for statement in node.body for each in [statement, *_own_nodes(statement)]
               if not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)))


def _recorded_functions(tree):
    """The plain functions that are recorded: those that call time.sleep, those that call one of these by name, and so
    on; and those that module-level code calls by name outside of loops. No generators."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and not _is_generator(node)]
    called = {node: {call.func.id for call in _calls(node) if isinstance(call.func, ast.Name)} for node in functions}
    is_sleep = _sleep_calls(tree)
    chosen = {node for node in functions if any(is_sleep(call.func) for call in _calls(node))}
    while True:
        names = {node.name for node in chosen}
        more = {node for node in functions if called[node] & names} - chosen
        if not more:
            break
        chosen |= more
    by_module = {call.func.id for call in _calls_outside_loops(tree) if isinstance(call.func, ast.Name)}
    return chosen | {node for node in tree.body if node in functions and node.name in by_module}


def _is_generator(node):
    return any(isinstance(each, (ast.Yield, ast.YieldFrom)) for each in _own_nodes(node))


def _calls(node):
    return (each for each in _own_nodes(node) if isinstance(each, ast.Call))


def _calls_outside_loops(tree):
    loops = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Lambda,
             ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    todo = list(tree.body)
    while todo:
        node = todo.pop()
        if isinstance(node, loops):
            continue
        if isinstance(node, ast.Call):
            yield node
        todo += ast.iter_child_nodes(node)


def _sleep_calls(tree):
    """A test for what time.sleep is called by in this module."""
    modules, names = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {each.asname or each.name for each in node.names if each.name == "time"}
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            names |= {each.asname or each.name for each in node.names if each.name == "sleep"}

    def is_sleep(func):
        if isinstance(func, ast.Attribute):
            return func.attr == "sleep" and isinstance(func.value, ast.Name) and func.value.id in modules
        return isinstance(func, ast.Name) and func.id in names

    return is_sleep
