"""What the site is made of: the list of packages, linked terms, unsolved pages, a clean folder."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import nbformat
import pytest

from grader.places import solution_notebooks
from grader.site.faults import SiteFault, run_program
from grader.site.reading import reading_copy
from grader.site.terms import TermLinker, terms_of

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "grader" / "site"
GLOSSARY = (SITE / "glossary.md").read_text(encoding="utf-8")
WANTED = (
    "drop rate, keep probability, inverted dropout, inference, mask, Bernoulli, realised fraction,"
    "weight scaling rule, MC dropout, spatial dropout, DropConnect, DropPath, stochastic depth,"
    "alpha dropout, Gaussian dropout, ensemble, calibration, predictive entropy"
)


def read(path: Path) -> nbformat.NotebookNode:
    """Read a notebook as it is stored."""
    return nbformat.read(path, as_version=4)


def pages():
    """Return each solution with the copy of it that is read."""
    linker = TermLinker(terms_of(GLOSSARY))
    for path in solution_notebooks(ROOT):
        yield path.name, read(path), reading_copy(read(path), path.name, linker)


def test_the_glossary_defines_the_terms_of_the_course():
    wanted = {term.strip() for term in WANTED.split(",")}
    assert wanted - set(terms_of(GLOSSARY)) == set()


def test_the_glossary_sends_to_lessons_that_exist():
    named = set(re.findall(r"\]\((\w+\.ipynb)\)", GLOSSARY))
    assert named and named <= {path.name for path in solution_notebooks(ROOT)}


def test_only_the_first_mention_on_a_page_is_linked():
    linked = TermLinker(["mask"]).page()
    assert linked("A mask.") == "A {term}`mask <mask>`."
    assert linked("Two masks.") == "Two masks."


def test_the_longest_term_is_linked():
    linked = TermLinker(["drop", "drop rate"]).page()
    assert linked("Drop rates") == "{term}`Drop rates <drop rate>`"


@pytest.mark.parametrize(
    "text", ["`mask`", "$mask$", "# A mask", "[mask](x.ipynb)", "| mask |", "```\nmask\n```"]
)
def test_code_formulas_headings_links_and_tables_are_left_alone(text: str):
    assert TermLinker(["mask"]).page()(text) == text


def test_a_page_to_read_holds_no_solution():
    for name, solution, page in pages():
        text = "\n".join(cell.source for cell in page.cells)
        secret = [
            cell.source for cell in solution.cells if "solution" in cell.metadata.get("tags", [])
        ]
        assert "BEGIN SOLUTION" not in text, name
        assert not any(cell in text for cell in secret), name


def test_a_page_to_read_shows_what_demonstrations_show():
    for name, solution, page in pages():
        shown = {cell.id for cell in page.cells if cell.get("outputs")}
        stored = {cell.id for cell in solution.cells if cell.get("outputs")}
        assert len(shown) > 5 and shown < stored, name


def test_a_page_to_read_judges_nothing():
    for name, _, page in pages():
        judging = [c for c in page.cells if re.search(r"\b(check|answer|predict)\(", c.source)]
        assert all(not cell.get("outputs") for cell in judging), name


def test_what_a_solved_cell_shows_is_not_read():
    source = "### BEGIN SOLUTION\nx = 1\n### END SOLUTION\nprint(x)"
    shown = [nbformat.v4.new_output("stream", text="1\n")]
    cells = [nbformat.v4.new_markdown_cell("# Title")]
    cells += [nbformat.v4.new_code_cell(text, outputs=shown) for text in (source, "print(1)")]
    page = reading_copy(nbformat.v4.new_notebook(cells=cells), "x.ipynb", TermLinker(["mask"]))
    assert [len(cell.outputs) for cell in page.cells if cell.cell_type == "code"] == [0, 1]


def test_a_program_that_is_missing_is_named(tmp_path: Path):
    with pytest.raises(SiteFault, match="no-such-program is needed to build the site"):
        run_program(["no-such-program"], tmp_path)


def entry_of(name: str) -> dict:
    """Return what Pyodide's lock says of a package, in short."""
    return {"name": name, "file_name": f"{name}.whl", "imports": [name]}


@pytest.fixture
def packages(tmp_path: Path):
    """Add one wheel of the site to a lock and return its packages."""
    lockfile = pytest.importorskip("grader.site.lockfile", reason="packaging is not installed")
    wheel = tmp_path / "dropout_course_grader-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    lock = {"packages": {name: entry_of(name) for name in ("numpy", "scikit-learn")}}
    own = lockfile.SiteWheel(wheel, ("grader",), ("numpy",))
    return lockfile.extend_lock(lock, [own], "../", "https://pyodide.example/")["packages"]


def test_an_import_of_the_grader_brings_its_wheel(packages):
    own = packages["dropout-course-grader"]
    assert own["imports"] == ["grader"] and own["depends"] == ["numpy"]
    assert own["file_name"] == "../dropout_course_grader-0.1.0-py3-none-any.whl"
    assert own["sha256"] == hashlib.sha256(b"wheel").hexdigest()


def test_other_packages_come_from_where_they_are(packages):
    assert packages["numpy"]["file_name"] == "https://pyodide.example/numpy.whl"


def test_the_provided_network_brings_the_digits(packages):
    assert packages["scikit-learn"]["imports"] == ["scikit-learn", "nn"]


def test_the_projects_address_stands_in_one_file():
    places = [*ROOT.glob("*.*"), *ROOT.rglob(".github/**/*.yml"), *SITE.rglob("*.*")]
    holders = {path.name for path in places if path.is_file() and _has_address(path)}
    assert holders == {"README.md"}


def _has_address(path: Path) -> bool:
    return b"OWNER/REPOSITORY" in path.read_bytes() or b"OWNER.github.io" in path.read_bytes()


def test_binder_installs_what_the_course_runs_with():
    lines = (ROOT / ".binder" / "requirements.txt").read_text().split()
    assert lines == ["-r", "../requirements.txt"]
    assert (ROOT / ".binder" / lines[1]).resolve() == ROOT / "requirements.txt"


def test_notebooks_name_their_language_for_the_browsers_kernel():
    for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"):
        assert json.loads(path.read_text("utf-8"))["metadata"]["language_info"]["name"] == "python"
