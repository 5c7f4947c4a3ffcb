"""The pass over a program's syntax tree that makes its coroutines and plain functions report their begin and end.

Each `async def` gets a decorator (creation) and a `with` around its body (start, end); a `return` reports its value; a
`yield` of an async generator reports yielding and continuing. Awaits and line numbers are unchanged.
"""

import ast

BOUND = ("self", "cls")  # a first parameter of this name is not an argument that a call writes
HOOKS = "_coroscope"  # the name, in the builtins, of the object that the program calls


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def compiled(source, name):
    """The program's code, instrumented. @throws what compile() throws for the unchanged program"""
    compile(source, name, "exec", dont_inherit=True)
    tree = ast.parse(source, name)
    bodies, imports = _survey(tree)
    recorded = _recorded_functions(tree, bodies, imports)
    for node, body in bodies.items():
        if isinstance(node, ast.AsyncFunctionDef):
            _tell_yields(body)
            _tell_returns(node, body)
            node.decorator_list.append(_hook("made", _def_of(node), ast.Constant(node.lineno)))
            _wrap_body(node, _hook("body", _def_of(node)))
        elif node in recorded:
            _tell_returns(node, body)
            _wrap_body(node, _hook("call", _def_of(node), ast.Constant(node.lineno), *_arguments_of(node)))
    return compile(tree, name, "exec", dont_inherit=True)


def _survey(tree):
    """One walk over the tree: the nodes in the body of each function, without nested functions and classes, outer nodes
    before inner ones; and the imports."""
    bodies, imports = {}, []
    todo = [(tree, [])]
    for node, own in todo:
        own.append(node)
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            imports.append(node)
        elif isinstance(node, _FUNCTIONS):
            body = bodies[node] = []
            todo += [(each, body) for each in (node.body if isinstance(node.body, list) else [node.body])]
            todo += [(each, []) for name in node._fields if name != "body" for each in _nodes_in(node, name)]
            continue
        elif isinstance(node, ast.ClassDef):
            own = []
        todo += [(each, own) for name in node._fields for each in _nodes_in(node, name)]
    return bodies, imports


def _nodes_in(node, field):
    """The nodes in one of its fields. Leaf nodes such as Load or Pass are left out."""
    value = getattr(node, field, None)
    if value.__class__ is list:
        return [each for each in value if isinstance(each, ast.AST) and each._fields]
    return [value] if isinstance(value, ast.AST) and value._fields else []


def _hook(name, place, *arguments):
    """`_coroscope.name`, or a call of it if there are arguments, at the position of a node."""
    node = ast.copy_location(ast.Name(HOOKS, ast.Load()), place)
    node = ast.copy_location(ast.Attribute(node, name, ast.Load()), place)
    if not arguments:
        return node
    arguments = [each if hasattr(each, "lineno") else ast.copy_location(each, place) for each in arguments]
    return ast.copy_location(ast.Call(node, arguments, []), place)


def _arguments_of(function):
    """The values of its parameters, for a call that begins: a tuple, and a dictionary of those that only have a name."""
    place, given = _def_of(function), function.args

    def at(node):
        return ast.copy_location(node, place)

    def value(each):
        return at(ast.Name(each.arg, ast.Load()))

    values = [value(each) for each in (*given.posonlyargs, *given.args)]
    if values and values[0].id in BOUND:
        del values[0]
    if given.vararg is not None:
        values.append(at(ast.Starred(value(given.vararg), ast.Load())))
    names = [at(ast.Constant(each.arg)) for each in given.kwonlyargs]
    named = [value(each) for each in given.kwonlyargs]
    if given.kwarg is not None:
        names.append(None)
        named.append(value(given.kwarg))
    return at(ast.Tuple(values, ast.Load())), at(ast.Dict(names, named))


def _def_of(function):
    """A node at the position of its `def`; the function's own extends to its last line."""
    return ast.Pass(lineno=function.lineno, col_offset=function.col_offset, end_lineno=function.lineno,
                    end_col_offset=function.col_offset)


def _wrap_body(function, context):
    """Puts `with context:` around its body, after its docstring."""
    head = 1 if ast.get_docstring(function, clean=False) is not None else 0
    place = _def_of(function)
    block = ast.copy_location(ast.With([ast.withitem(context)], function.body[head:] or [place]), place)
    function.body[head:] = [block]


def _tell_returns(function, body):
    """`return x` becomes `return returned(x)`. If a value can be returned, exits without a value also report it: an
    earlier `return` may have been replaced by a `finally`."""
    returns = [node for node in body if isinstance(node, ast.Return)]
    if not any(node.value for node in returns):
        return
    for node in returns:
        node.value = _hook("returned", node, node.value or ast.Constant(None))
    if not isinstance(function.body[-1], (ast.Return, ast.Raise)):
        place = _def_of(function)
        function.body.append(ast.copy_location(ast.Expr(_hook("returned", place, ast.Constant(None))), place))


def _tell_yields(body):
    """`yield x` becomes `resumed((yield handed(x)))`."""
    if not any(isinstance(node, ast.Yield) for node in body):
        return
    for parent, field, index in reversed(list(_places_of_yields(body))):
        value = getattr(parent, field)
        node = value if index is None else value[index]
        node.value = _hook("handed", node, node.value or ast.Constant(None))
        resumed = _hook("resumed", node, node)
        if index is None:
            setattr(parent, field, resumed)
        else:
            value[index] = resumed


def _places_of_yields(body):
    """The places of a function's own yields, outer ones before inner ones: (parent, field, index in a list)."""
    for parent in body:
        for field, value in ast.iter_fields(parent):
            for index, each in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(each, ast.Yield):
                    yield parent, field, index


def _recorded_functions(tree, bodies, imports):
    """The plain functions that are recorded: those that call time.sleep, those that call one of these by name, and so
    on; and those that module-level code calls by name outside loops. No generators."""
    functions = [node for node, body in bodies.items() if isinstance(node, ast.FunctionDef) and not _yields(body)]
    calls = {node: [each.func for each in bodies[node] if isinstance(each, ast.Call)] for node in functions}
    called = {node: {func.id for func in calls[node] if isinstance(func, ast.Name)} for node in functions}
    is_sleep = _sleep_calls(imports)
    chosen = {node for node in functions if any(map(is_sleep, calls[node]))}
    while True:
        names = {node.name for node in chosen}
        more = {node for node in functions if called[node] & names} - chosen
        if not more:
            break
        chosen |= more
    by_module = {call.func.id for call in _calls_outside_loops(tree) if isinstance(call.func, ast.Name)}
    return chosen | {node for node in tree.body if node in functions and node.name in by_module}


def _yields(body):
    return any(isinstance(each, (ast.Yield, ast.YieldFrom)) for each in body)


def _calls_outside_loops(tree):
    loops = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    todo = list(tree.body)
    for node in todo:
        if isinstance(node, ast.Call):
            yield node
        if not isinstance(node, (*loops, *_FUNCTIONS, ast.ClassDef)):
            todo += [each for name in node._fields for each in _nodes_in(node, name)]


def _sleep_calls(imports):
    """A test for the names of time.sleep in this module."""
    modules, names = set(), set()
    for node in imports:
        if isinstance(node, ast.Import):
            modules |= {each.asname or each.name for each in node.names if each.name == "time"}
        elif node.module == "time":
            names |= {each.asname or each.name for each in node.names if each.name == "sleep"}

    def is_sleep(func):
        if isinstance(func, ast.Attribute):
            return func.attr == "sleep" and isinstance(func.value, ast.Name) and func.value.id in modules
        return isinstance(func, ast.Name) and func.id in names

    return is_sleep
