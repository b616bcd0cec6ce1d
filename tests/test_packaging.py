"""Wheel, sdist, editable install and scrapyd egg: each is built, installed in a fresh environment, and crawls.

One environment gets every dependency from the index, to prove that all are declared. The others borrow the dependencies
of the environment that runs the tests, by a path file, which does not carry its own editable install over.
"""

from __future__ import annotations

import configparser
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKED = ("src", "spiders", "pipelines", "docs", "tests", "benchmarks")
NOT_SOURCE = shutil.ignore_patterns("__pycache__", "*.egg-info", "*.pyc", "out")

SETTINGS = {"SCRAPY_SETTINGS_MODULE": "cleancopy.settings"}
OURS = {"PYTHONPATH", "SCRAPY_PROJECT", "SCRAPY_SETTINGS_MODULE"}

SENTENCES = (
    "The council voted on Tuesday to repair the old bridge over the river, which has been closed to lorries.",
    "Engineers had warned for years that the foundations were weak, and the mayor said that the work begins in May.",
    "Shopkeepers in the lower town fear for their trade and have asked for a footbridge until the lorries are back.",
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Old bridge to be repaired</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2026-11-03T09:30:00Z">
<meta name="author" content="Anna Novak"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Old bridge to be repaired</h1>{"".join(f"<p>{text}</p>" for text in SENTENCES)}</article>
</body></html>"""

pytestmark = pytest.mark.slow


def run(*command: object, cwd: Path, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in OURS}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def copy_of_sources(folder: Path) -> Path:
    """Copy what is packed, so that building leaves nothing in the repository."""
    for name in PACKED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=NOT_SOURCE)
    for path in ROOT.iterdir():
        if path.is_file() and not path.name.startswith("."):
            shutil.copy2(path, folder)
    return folder


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from the sdist."""
    tree = copy_of_sources(tmp_path_factory.mktemp("tree"))
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "-o", folder, cwd=tree)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (path,) = dist.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def egg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The egg, built by the commands that scrapyd-deploy runs."""
    tree = copy_of_sources(tmp_path_factory.mktemp("egg-tree"))
    folder = tmp_path_factory.mktemp("egg")
    run(sys.executable, "setup.py", "clean", "-a", cwd=tree)
    run(sys.executable, "setup.py", "bdist_egg", "-d", folder, cwd=tree)
    (path,) = folder.glob("*.egg")
    return path


def borrowing(folder: Path) -> Path:
    """Make an environment that finds the dependencies of this one, and return its Python."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    python = folder / "bin" / "python"
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def install(python: Path, *what: object) -> None:
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "-q",
        "--no-index",
        "--no-deps",
        *what,
        cwd=python.parent,
    )


def crawls(python: Path, folder: Path, **environment: str) -> None:
    """Assert that the installed project lists its spiders and turns a stored page into an article."""
    folder.mkdir(exist_ok=True)
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    listed = run(python, "-m", "scrapy", "list", cwd=folder, **environment)
    assert {"news", "stored"} <= set(listed.split())
    run(python, "-m", "scrapy", "crawl", "stored", "-a", "path=page.html", "-O", "out.jsonl", cwd=folder, **environment)
    (article,) = map(json.loads, (folder / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert article["title"] == "Old bridge to be repaired"
    assert article["text"] == "\n\n".join(SENTENCES)


def shows_the_demo(python: Path, folder: Path, **environment: str) -> None:
    """Assert that the bundled newspaper can be served and crawled."""
    run(python, "-m", "cleancopy.demo", cwd=folder, **environment)
    articles = (folder / "out/articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(articles) > 20
    assert all(json.loads(line)["text"] for line in articles)


def place_of(python: Path, module: str, cwd: Path) -> str:
    return run(python, "-c", f"import {module}; print({module}.__file__)", cwd=cwd).strip()


# --- contents


def sources() -> set[str]:
    """Every file that a wheel has to hold, by its place in the wheel."""
    folders = {"cleancopy": "src/cleancopy", "cleancopy/spiders": "spiders", "cleancopy/pipelines": "pipelines"}
    return {
        f"{place}/{path.relative_to(ROOT / folder).as_posix()}"
        for place, folder in folders.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_wheel_holds_all_sources_and_nothing_else(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == sources()
    assert "cleancopy/py.typed" in names
    assert any(name.endswith("/article.schema.json") for name in names)


def test_egg_holds_all_sources(egg: Path) -> None:
    archive = zipfile.ZipFile(egg)
    assert sources() <= set(archive.namelist())
    entries = configparser.ConfigParser()
    entries.read_string(archive.read("EGG-INFO/entry_points.txt").decode())
    assert entries["scrapy"]["settings"] == "cleancopy.settings"


def test_sdist_holds_what_a_checkout_needs(dist: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {"scrapy.cfg", "setup.py", "pyproject.toml", "Makefile", "LICENSE", "README.md", "CHANGELOG.md"}
    assert needed | {"spiders/__init__.py", "pipelines/__init__.py", "tests/conftest.py"} <= names


# --- installed


def test_wheel_with_its_own_dependencies_crawls(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv/bin/python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-compile", wheel, cwd=tmp_path)
    crawls(python, tmp_path / "crawl", **SETTINGS)
    imported = (
        "import pkgutil, importlib, cleancopy\n"
        "for module in pkgutil.walk_packages(cleancopy.__path__, 'cleancopy.'):\n"
        "    others = module.name.startswith('cleancopy.integrations.')\n"  # these are for other people's libraries
        "    others or module.name.endswith('__main__') or importlib.import_module(module.name)"
    )
    run(python, "-W", "error", "-c", imported, cwd=tmp_path)  # nothing needs what is not declared
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    out = run(tmp_path / "venv/bin/cleancopy", "clean", "page.html", cwd=tmp_path)
    assert json.loads(out)["text"] == "\n\n".join(SENTENCES)
    shows_the_demo(python, tmp_path)


def test_editable_install_crawls(tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    tree = copy_of_sources(tmp_path / "tree")
    python = borrowing(tmp_path / "venv")
    install(python, "--no-build-isolation", "-e", tree)
    assert place_of(python, "cleancopy.spiders", tmp_path) == str(tree / "spiders/__init__.py")
    assert place_of(python, "cleancopy.pipelines", tmp_path) == str(tree / "pipelines/__init__.py")
    crawls(python, tmp_path / "crawl", **SETTINGS)
    crawls(python, tree)  # the settings are found by scrapy.cfg


def test_installs_leave_top_level_names_alone(wheel: Path, tmp_path: Path) -> None:
    python = borrowing(tmp_path / "venv")
    install(python, wheel)
    crawls(python, tmp_path / "crawl", **SETTINGS)
    code = "import importlib.util as u; print([u.find_spec(name) for name in ('spiders', 'pipelines', 'tests')])"
    assert run(python, "-c", code, cwd=tmp_path).strip() == "[None, None, None]"


def test_egg_crawls_while_zipped(egg: Path, tmp_path: Path) -> None:
    python = borrowing(tmp_path / "venv")
    place = run(python, "-c", "import cleancopy; print(cleancopy.__file__)", cwd=tmp_path, PYTHONPATH=str(egg)).strip()
    assert place.startswith(f"{egg}{os.sep}")
    crawls(python, tmp_path / "crawl", **SETTINGS, PYTHONPATH=str(egg))
    shows_the_demo(python, tmp_path, PYTHONPATH=str(egg))
    assert egg.is_file()
