"""A step imports only what stands left of it: the house's one way through."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import communique

SOURCE = Path(communique.__file__).parent

ROOMS = (
    ("records", "errors", "languages"),
    ("intake",),
    ("article",),
    ("syntax",),
    ("dates",),
    ("names",),
    ("kb", "actors"),
    ("quotes",),
    ("events",),
    ("reader", "schema", "reasons"),
    ("stories",),
    ("ledger",),
    ("store",),
    ("exports",),
    ("scale",),
    ("cli", "mcp_server", "web", "__main__"),
)
PLACE = {room: place for place, rooms in enumerate(ROOMS) for room in rooms}
STEPS = {"article", "syntax", "dates", "actors", "quotes", "events"}
MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if path != SOURCE / "__init__.py"]


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> Iterator[tuple[str, int]]:
    """Give each room of the package that a module imports, with the line that does."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        for name in imported_names(node, path):
            package, _, rest = name.partition(".")
            if package == "communique" and rest:
                yield rest.split(".")[0], getattr(node, "lineno", 0)


def imported_names(node: ast.AST, path: Path) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(level=0, module=str(module), names=names):
            return [f"communique.{alias.name}" for alias in names] if module == "communique" else [module]
        case ast.ImportFrom(level=level) if level:
            pytest.fail(f"{path.name}:{node.lineno}: imports are written in full, never relative")
    return []


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_what_stands_left_of_it(path: Path) -> None:
    own = PLACE[room(path)]
    wrong = [
        f"{name_of(path)}:{line} imports {other}, which stands right of {room(path)}"
        for other, line in imported_rooms(path)
        if other in PLACE and PLACE[other] > own
    ]
    assert not wrong, "\n".join(wrong)


def test_only_the_reader_strings_the_steps_together() -> None:
    users = {room(path) for path in MODULES if {other for other, _ in imported_rooms(path)} >= STEPS}
    assert users == {"reader"}


def test_every_module_stands_in_a_room() -> None:
    assert {room(path) for path in MODULES} <= set(PLACE)


def test_only_the_outermost_rooms_print() -> None:
    printing = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        if room(path) not in {"cli", "web"}
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not printing
