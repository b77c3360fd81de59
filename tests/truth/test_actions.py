"""Every public method of a service declares the one action that it is authorised by, and some role may hold it."""

import ast
from collections.abc import Iterator

from tests.truth.sources import parsed, python_files, short

Method = ast.FunctionDef | ast.AsyncFunctionDef
DOORS = {"SignIn"}  # what is done before anyone is signed in, without a right; a door anywhere else is a hole
LISTENER = "on_"  # joins the unit of the act that it hears; the right to the act carries it


def services(tree: ast.Module) -> Iterator[ast.ClassDef]:
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return (found for found in classes if any(ast.unparse(base).endswith("Service") for base in found.bases))


def undeclared(service: ast.ClassDef) -> Iterator[str]:
    for method in service.body:
        if not isinstance(method, Method) or method.name.startswith(("_", LISTENER)):
            continue
        if not action_of(method) and not (service.name in DOORS and action_of(method, "door")):
            yield f"{service.name}.{method.name}"


def action_of(method: Method, *marks: str) -> str:
    """The action that one of the decorators `marks` (verb and query when none is named) declares; "" when none does."""
    for mark in method.decorator_list:
        match mark:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(action)), *_]):
                if name in (marks or ("verb", "query")):
                    return action
    return ""


def actions() -> dict[str, str]:
    """Every declared action and one place that declares it."""
    return {
        action: f"{short(path)}:{service.name}.{method.name}"
        for path in python_files("desk")
        for service in services(parsed(path))
        for method in service.body
        if isinstance(method, Method) and (action := action_of(method))
    }


def permissions() -> set[str]:
    """Every action that a permission names, in the house and in the plugins' manifests."""
    calls = (node for path in python_files("desk") for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))
    named = (c.args[0] for c in calls if ast.unparse(c.func).split(".")[-1] == "Permission" and c.args)
    return {first.value for first in named if isinstance(first, ast.Constant) and isinstance(first.value, str)}


def test_every_service_method_declares_its_action() -> None:
    bare = [
        f"{short(path)}:{name}"
        for path in python_files("desk")
        for service in services(parsed(path))
        for name in undeclared(service)
    ]
    assert bare == []


def test_every_declared_action_can_be_held_by_someone() -> None:
    held = permissions()
    assert {action: place for action, place in actions().items() if action not in held} == {}


def test_a_method_without_an_action_would_be_found() -> None:
    sample = ast.parse(
        "class VisitService(Service):\n"
        "    @verb('visit.open')\n"
        "    def open(self): ...\n"
        "    def close(self): ...\n"
        "    @door('visit.peek')\n"
        "    def peek(self): ...\n"
        "    def on_visit_opened(self): ...\n"
        "    def _count(self): ...\n"
    )
    assert [name for service in services(sample) for name in undeclared(service)] == [
        "VisitService.close",
        "VisitService.peek",
    ]
