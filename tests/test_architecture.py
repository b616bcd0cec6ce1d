"""Who may know whom, how large a thing may be, and that nothing is left out of the package."""

from __future__ import annotations

import ast
import fnmatch
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = {"cleancopy": ROOT / "src/cleancopy", "cleancopy.spiders": ROOT / "spiders"}
SOURCES["cleancopy.pipelines"] = ROOT / "pipelines"

# Each room and the rooms it may know, itself aside. `errors` is for everybody but the core, which raises none of them.
LOW = {"core", "errors"}
MIDDLE = LOW | {"memory", "discovery", "consent"}
HIGH = MIDDLE | {"ledger", "dataset", "report"}
KNOWS = {
    "core": set[str](),
    "errors": set[str](),
    "memory": LOW,
    "discovery": LOW,
    "consent": LOW,
    "ledger": MIDDLE,
    "dataset": MIDDLE | {"htmlpage"},
    "report": MIDDLE | {"counting", "htmlpage", "terminal"},
    "net": LOW,
    "demo": HIGH,
}
TOP = {"pipelines", "spiders", "cli", "commands", "integrations"}  # know everybody; nobody knows them
CORE_LIBRARIES = {"charset_normalizer", "lxml", "numpy", "w3lib"}
IMPURE = {
    "asyncio",
    "http",
    "logging",
    "os",
    "pathlib",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "threading",
}

MAX_FUNCTION = 50
MAX_MODULE = 400
MAX_PUBLIC = 10


@dataclass(frozen=True)
class Module:
    name: str
    path: Path
    tree: ast.Module

    @property
    def room(self) -> str:
        """The part of the package it belongs to; `cleancopy` for the modules beside the rooms."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else parts[0]

    def imports(self) -> Iterator[str]:
        """Full names of all modules imported, at the top or inside functions; not those for the type checker alone."""
        package = self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]
        for node in _nodes(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                up = package.split(".")
                base = ".".join(up[: len(up) - node.level + 1]) if node.level else ""
                source = ".".join(part for part in (base, node.module) if part)
                yield from (f"{source}.{alias.name}" for alias in node.names)


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        yield child
        yield from _nodes(child)


def _modules() -> list[Module]:
    found = []
    for package, folder in SOURCES.items():
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            name = ".".join((package, *(part for part in parts if part != "__init__")))
            found.append(Module(name, path, ast.parse(path.read_text(encoding="utf-8"))))
    return found


MODULES = _modules()
CORE = [module for module in MODULES if module.room == "core"]


def _id(module: Module) -> str:
    return module.name


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", MODULES, ids=_id)
def test_imports_point_one_way(module: Module) -> None:
    if module.room in TOP or module.room not in KNOWS:  # the modules beside the rooms put the parts together
        return
    for name in module.imports():
        if not name.startswith("cleancopy."):
            continue
        other = name.split(".")[1]
        assert other == module.room or other in KNOWS[module.room], f"{module.name} imports {name}"


def test_every_room_has_its_place() -> None:
    rooms = {module.room for module in MODULES if module.path.parent != SOURCES["cleancopy"]}
    assert rooms <= TOP | set(KNOWS), "a new room: say in KNOWS whom it may know"


@pytest.mark.parametrize("module", CORE, ids=_id)
def test_core_is_pure(module: Module) -> None:
    for name in module.imports():
        top = name.split(".")[0]
        assert top in sys.stdlib_module_names | CORE_LIBRARIES | {"cleancopy"}, f"{module.name} imports {name}"
        assert top not in IMPURE, f"{module.name} imports {name}"
    for node in ast.walk(module.tree):
        assert not (isinstance(node, ast.Name) and node.id in {"open", "print", "input"}), f"{module.name} does I/O"


def test_library_call_loads_no_scrapy() -> None:
    code = (
        "import cleancopy, sys; cleancopy.clean('<p>x'); print([m for m in sys.modules if m in ('scrapy', 'twisted')])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"[]"


@pytest.mark.parametrize("module", MODULES, ids=_id)
def test_sizes(module: Module) -> None:
    lines = module.path.read_text(encoding="utf-8").count("\n")
    assert lines <= MAX_MODULE, f"{module.name} has {lines} lines"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MAX_FUNCTION, f"{module.name}.{node.name} has {length} lines"


def test_no_room_for_odds_and_ends() -> None:
    assert not [module.name for module in MODULES if module.path.stem in {"utils", "util", "helpers", "misc", "common"}]


def test_few_public_names() -> None:
    import cleancopy

    assert len([name for name in cleancopy.__all__ if name != "__version__"]) <= MAX_PUBLIC
    assert all(hasattr(cleancopy, name) for name in cleancopy.__all__)


@pytest.mark.parametrize("module", MODULES, ids=_id)
def test_spiders_and_pipelines_import_their_siblings_relatively(module: Module) -> None:
    if module.room not in {"spiders", "pipelines"}:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and not node.level:
            assert not (node.module or "").startswith((f"cleancopy.{module.room}", module.room)), module.name


@pytest.mark.parametrize("module", MODULES, ids=_id)
def test_data_is_read_where_eggs_stay_zipped(module: Module) -> None:
    names = {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)}
    assert "__file__" not in names, f"{module.name}: read data files with importlib.resources"


def test_every_package_folder_is_listed(project: dict[str, Any]) -> None:
    listed = set(project["tool"]["setuptools"]["packages"])
    there = {
        ".".join((package, *path.parent.relative_to(folder).parts))
        for package, folder in SOURCES.items()
        for path in folder.rglob("*.py")
    }
    assert listed == there


def test_every_data_file_is_packed(project: dict[str, Any]) -> None:
    setuptools = project["tool"]["setuptools"]
    folders = {
        name: next(
            folder.joinpath(*name.removeprefix(package).strip(".").split("."))
            for package, folder in sorted(SOURCES.items(), reverse=True)
            if name == package or name.startswith(f"{package}.")
        )
        for name in setuptools["packages"]
    }
    data = setuptools["package-data"]
    matched = {
        path
        for name, folder in folders.items()
        for pattern in [*data.get("*", []), *data.get(name, [])]
        for path in folder.glob(pattern)
    }
    there = {
        path
        for folder in SOURCES.values()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"} and "__pycache__" not in path.parts
    }
    lost = [path for path in there if path not in matched and not fnmatch.fnmatch(path.name, ".*")]
    assert not lost, "name them in [tool.setuptools.package-data]"


def test_the_packages_outside_src_are_mapped(project: dict[str, Any]) -> None:
    assert project["tool"]["setuptools"]["package-dir"] == {
        "": "src",
        "cleancopy.spiders": "spiders",
        "cleancopy.pipelines": "pipelines",
    }


def test_oldest_dependencies_are_those_declared(project: dict[str, Any]) -> None:
    declared = {}
    for requirement in project["project"]["dependencies"]:
        name, _, version = requirement.partition(";")[0].strip().partition(">=")
        declared[name] = version
    tested = {}
    for line in (ROOT / "tests/oldest.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, _, version = line.partition("==")
            tested[name] = version
    assert tested.keys() == declared.keys(), "a dependency is declared in pyproject.toml and pinned in tests/oldest.txt"
    for name, version in declared.items():
        assert (tested[name] + ".").startswith(version + "."), name


def test_one_version(project: dict[str, Any]) -> None:
    import cleancopy

    assert cleancopy.__version__ == project["project"]["version"]
