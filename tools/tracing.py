"""What an expression in the source of a package can be, found without running it.

Names, parameters, fields of classes, entries of tables, columns of data files
and results of functions are followed to the constants they come from. What
cannot be followed is an error, never left out in silence.
"""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Binding", "Source", "Untraceable", "last_name"]

COMPREHENSIONS = (ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp)
SCOPES = (ast.Module, ast.FunctionDef, ast.ClassDef, ast.Lambda, *COMPREHENSIONS)
CONTAINERS = (ast.Tuple, ast.List, ast.Set, ast.Dict)


class Untraceable(Exception):  # noqa: N818
    """An expression that cannot be followed; says where it stands."""


@dataclass(frozen=True)
class Binding:
    """How a name gets its value: what is taken apart, and which parts lead to the name.

    ``steps`` are places in tuples; None stands for whatever a loop takes next.
    """

    value: ast.expr
    steps: tuple[int | None, ...] = ()


class Source:
    """The modules of a package, and what their expressions can be.

    Parameters
    ----------
    package
        The folder of the package.
    opaque
        Functions whose results are not followed: they count for nothing.
    """

    def __init__(self, package: Path, opaque: tuple[str, ...] = ()) -> None:
        self.package, self.opaque = package, opaque
        self.trees = {
            path: ast.parse(path.read_text(encoding="utf-8"))
            for path in sorted(package.rglob("*.py"))
        }
        self.above: dict[ast.AST, ast.AST] = {}
        self.home: dict[ast.AST, Path] = {}
        self.calls: dict[str, list[ast.Call]] = {}
        self._tracing: set[ast.AST] = set()
        for path, tree in self.trees.items():
            for node in ast.walk(tree):
                self.home[node] = path
                self.above |= dict.fromkeys(ast.iter_child_nodes(node), node)
                if isinstance(node, ast.Call):
                    self.calls.setdefault(last_name(node.func), []).append(node)

    def texts(self, node: ast.expr) -> Iterator[str]:
        """The texts that an expression can be."""
        for value in self.values(node):
            if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
                raise self.untraceable(value)
            yield value.value

    def values(self, node: ast.expr) -> Iterator[ast.expr]:
        """The constants, tuples, lists, sets and dicts that an expression can be."""
        if node in self._tracing:
            return
        self._tracing.add(node)
        try:
            if isinstance(node, (ast.Constant, *CONTAINERS)):
                yield node
            elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
                yield from self._sums(node)
            else:
                for leads_to in self._followed(node):
                    yield from self.values(leads_to)
        finally:
            self._tracing.discard(node)

    def reached(self, binding: Binding) -> Iterator[ast.expr]:
        """What a binding can give to its name."""
        nodes = list(self.values(binding.value))
        for step in binding.steps:
            parts = [part for node in nodes for part in self._items(node, step)]
            nodes = [value for part in parts for value in self.values(part)]
        yield from nodes

    def bindings(self, name: ast.Name) -> Iterator[Binding]:
        """Every way in which a name can have got its value, in the innermost scope that has any."""
        for scope in self.scopes(name):
            found = [*self._assigned(scope, name.id), *self._given(scope, name.id)]
            if found:
                yield from found
                return
        yield from self._imported(name)

    def scopes(self, node: ast.AST) -> Iterator[ast.AST]:
        """The comprehensions, functions, classes and the module around a node, innermost first."""
        while node in self.above:
            node = self.above[node]
            if isinstance(node, SCOPES):
                yield node

    def untraceable(self, node: ast.AST) -> Untraceable:
        """The error that says where nothing more can be found."""
        place = f"{self.home[node]}:{getattr(node, 'lineno', '?')}"
        return Untraceable(f"{place}: no words found for {ast.unparse(node)}")

    def _followed(self, node: ast.expr) -> Iterator[ast.expr]:
        """The expressions whose values those of another can be."""
        match node:
            case ast.IfExp():
                yield from (node.body, node.orelse)
            case ast.BinOp(op=ast.BitOr()):
                yield from (node.left, node.right)
            case ast.Name():
                for binding in self.bindings(node):
                    yield from self.reached(binding)
            case ast.Attribute():
                yield from self._of_attribute(node)
            case ast.Subscript():
                for holder in self.values(node.value):
                    yield from self._at(holder, node.slice)
            case ast.Call():
                yield from self._of_call(node)
            case _:
                raise self.untraceable(node)

    def _sums(self, node: ast.BinOp) -> Iterator[ast.expr]:
        for left in self.texts(node.left):
            for right in self.texts(node.right):
                yield self._like(node, ast.Constant(left + right))

    def _assigned(self, scope: ast.AST, name: str) -> Iterator[Binding]:
        for node in _own(scope):
            match node:
                case ast.Assign() if not self._goes_on(node, name):
                    for target in node.targets:
                        yield from _unpacked(target, name, node.value)
                case ast.AnnAssign(value=ast.expr() as value):
                    yield from _unpacked(node.target, name, value)
                case ast.NamedExpr():
                    yield from _unpacked(node.target, name, node.value)
                case ast.For() | ast.comprehension():
                    yield from _unpacked(node.target, name, node.iter, (None,))
                case ast.AugAssign(target=ast.Name(id=target)) if target == name:
                    yield from self._continued(scope, name, node)

    def _goes_on(self, node: ast.Assign, name: str) -> bool:
        """Whether more is added to a text in the same block, so that the first part is none."""
        return any(
            isinstance(each, ast.AugAssign) and last_name(each.target) == name
            for each in ast.iter_child_nodes(self.above[node])
            if getattr(each, "lineno", 0) > node.lineno
        )

    def _continued(self, scope: ast.AST, name: str, more: ast.AugAssign) -> Iterator[Binding]:
        """A text after ``+=``: what it was before, in the same block or else in any, and more."""
        before = [
            (each, binding)
            for each in _own(scope)
            if isinstance(each, ast.Assign) and each.lineno < more.lineno
            for target in each.targets
            for binding in _unpacked(target, name, each.value)
        ]
        nearest = [each for each in before if self.above[each[0]] is self.above[more]][-1:]
        for _, binding in nearest or before:
            yield Binding(self._like(more, ast.BinOp(binding.value, ast.Add(), more.value)))

    def _given(self, scope: ast.AST, name: str) -> Iterator[Binding]:
        """What the callers of a function give for a parameter, or its default."""
        if not isinstance(scope, ast.FunctionDef):
            return
        names = [each.arg for each in (*scope.args.posonlyargs, *scope.args.args)]
        if name not in (*names, *(each.arg for each in scope.args.kwonlyargs)):
            return
        owner = self.above[scope]
        called, first = scope.name, 0
        if isinstance(owner, ast.ClassDef):
            first = 1  # self is not given
            called = owner.name if scope.name == "__init__" else called
        place = names.index(name) - first if name in names else None
        for call in self._calls_of(called, scope):
            yield from (Binding(each) for each in _argument(call, name, place))
        defaults = dict(zip(names[::-1], scope.args.defaults[::-1], strict=False))
        if name in defaults:
            yield Binding(defaults[name])

    def _calls_of(self, name: str, defined: ast.AST) -> Iterator[ast.Call]:
        """The calls of a function or class: in its own module if its name is private."""
        for call in self.calls.get(name, []):
            if not name.startswith("_") or self.home[call] == self.home[defined]:
                yield call

    def _imported(self, name: ast.Name) -> Iterator[Binding]:
        for node in self.trees[self.home[name]].body:
            if isinstance(node, ast.ImportFrom) and name.id in [each.name for each in node.names]:
                path = self.package.parent / Path(*(node.module or "").split("."))
                tree = self.trees.get(path.with_suffix(".py"))
                if tree is not None:
                    yield from self._assigned(tree, name.id)
                    return
        raise self.untraceable(name)

    def _items(self, node: ast.expr, step: int | None) -> list[ast.expr]:
        if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
            return node.elts if step is None else [node.elts[step]]
        if isinstance(node, ast.Dict) and step is None:
            return [key for key in node.keys if key]
        raise self.untraceable(node)

    def _at(self, holder: ast.expr, place: ast.expr) -> list[ast.expr]:
        """What stands in a container at a place, or anywhere if the place is not known."""
        known = place.value if isinstance(place, ast.Constant) else None
        if isinstance(holder, ast.Dict):
            keys = [key.value if isinstance(key, ast.Constant) else None for key in holder.keys]
            return [holder.values[keys.index(known)]] if known in keys and known else holder.values
        return self._items(holder, known if isinstance(known, int) else None)

    def _of_attribute(self, node: ast.Attribute) -> Iterator[ast.expr]:
        """What a field of an object can hold: what whoever makes such an object gives for it."""
        owner = self._class_of(node.value)
        if owner is None:
            raise self.untraceable(node)
        if node.attr == "value" and any("Enum" in last_name(each) for each in owner.bases):
            yield from _members(owner)
            return
        fields = [each for each in owner.body if isinstance(each, ast.AnnAssign)]
        names = [last_name(each.target) for each in fields]
        if node.attr not in names:
            raise self.untraceable(node)
        for call in self._calls_of(owner.name, owner):
            yield from _argument(call, node.attr, names.index(node.attr))
        # Whose field it is that is replaced cannot be known: words alone are taken.
        for call in self.calls.get("replace", []):
            given = _argument(call, node.attr, None)
            yield from (each for each in given if isinstance(each, (ast.Constant, ast.IfExp)))
        yield from (f.value for f in fields if last_name(f.target) == node.attr and f.value)

    def _class_of(self, node: ast.expr) -> ast.ClassDef | None:
        """The class of the package that an object belongs to, where it can be seen."""
        match node:
            case ast.Name(id="self"):
                around = (each for each in self.scopes(node) if isinstance(each, ast.ClassDef))
                return next(around, None)
            case ast.Name():
                found = [self._class_of(each.value) for each in self.bindings(node)]
                return next((each for each in found if each), None)
            case ast.Subscript(value=ast.Name() as holder):
                held = [each.value for each in self.bindings(holder)]
                parts = [each.value for each in held if isinstance(each, ast.DictComp)]
                return self._class_of(parts[0]) if parts else None
            case ast.Call():
                return self._class_named(last_name(node.func))
        return None

    def _class_named(self, name: str) -> ast.ClassDef | None:
        """The class of a name, or the class that a function of the name returns."""
        for node in self.home:
            if isinstance(node, ast.ClassDef) and node.name == name:
                return node
            if isinstance(node, ast.FunctionDef) and node.name == name and node.returns:
                returned = last_name(node.returns)
                return self._class_named(returned) if returned != name else None
        return None

    def _of_call(self, call: ast.Call) -> Iterator[ast.expr]:
        """The rows of a table, the entries of a dict, or what a function of the module returns."""
        name = last_name(call.func)
        if name in self.opaque:
            return
        if name == "rows" and isinstance(call.args[0], ast.Constant):
            yield self._like(call, self._rows(str(call.args[0].value)))
        elif name in ("items", "values", "get") and isinstance(call.func, ast.Attribute):
            for holder in self.values(call.func.value):
                yield from self._of_dict(call, holder, name)
        else:
            made = [
                node
                for node in ast.walk(self.trees[self.home[call]])
                if isinstance(node, ast.FunctionDef) and node.name == name
            ]
            returns = [each for f in made for each in _own(f) if isinstance(each, ast.Return)]
            if not returns:
                raise self.untraceable(call)
            yield from (each.value for each in returns if each.value)

    def _of_dict(self, call: ast.Call, holder: ast.expr, method: str) -> Iterator[ast.expr]:
        if not isinstance(holder, ast.Dict):
            raise self.untraceable(call)
        parts: list[ast.expr] = list(holder.values)
        if method == "items":
            pairs = zip(holder.keys, holder.values, strict=True)
            parts = [ast.Tuple([key, value]) for key, value in pairs if key]
        yield from parts if method == "get" else [self._like(call, ast.List(parts))]

    def _rows(self, table: str) -> ast.List:
        path = self.package / "data" / f"{table}.tsv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        return ast.List([ast.Dict([*_constants(row)], _constants(row.values())) for row in rows])

    def _like(self, node: ast.AST, made: ast.expr) -> ast.expr:
        """An expression made here, as if it stood in the place of another."""
        for each in ast.walk(made):
            self.home.setdefault(each, self.home[node])
        self.above.setdefault(made, self.above[node])
        return made


def last_name(node: ast.expr) -> str:
    """The last part of a name; empty for anything else."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _members(enumeration: ast.ClassDef) -> list[ast.expr]:
    """The values of the members of an enumeration."""
    return [
        each.value
        for each in enumeration.body
        if isinstance(each, ast.Assign) and not last_name(each.targets[0]).startswith("_")
    ]


def _constants(texts: Iterable[str]) -> list[ast.expr]:
    return [ast.Constant(text) for text in texts]


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope, those of functions, classes and comprehensions in it left out."""
    for node in ast.iter_child_nodes(scope):
        yield node
        if not isinstance(node, SCOPES):
            yield from _own(node)


def _unpacked(
    target: ast.expr, name: str, value: ast.expr, steps: tuple[int | None, ...] = ()
) -> Iterator[Binding]:
    """The bindings of a name in a target, which may be a tuple of targets."""
    if isinstance(target, ast.Name) and target.id == name:
        yield Binding(value, steps)
    elif isinstance(target, ast.Tuple):
        for place, part in enumerate(target.elts):
            yield from _unpacked(part, name, value, (*steps, place))


def _argument(call: ast.Call, name: str, place: int | None) -> list[ast.expr]:
    """What a call gives for a parameter, by keyword or by place."""
    by_keyword = [each.value for each in call.keywords if each.arg == name]
    if by_keyword or place is None or place >= len(call.args):
        return by_keyword
    return [call.args[place]]
