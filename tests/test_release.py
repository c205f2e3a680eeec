"""What learners open holds no answers, and follows from the solutions alone."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from grader.release import LeakedSolution, release_all, release_notebook, reset_lesson

SOLUTION = '''def halve(x):
    """Return half of x."""
    ### BEGIN SOLUTION
    halves_of_everything = x / 2
    return halves_of_everything
    ### END SOLUTION'''


def solution(*cells):
    notebook = new_notebook(cells=list(cells))
    for place, cell in enumerate(notebook.cells):
        cell.id = f"cell-{place}"
    return notebook


def course(tmp_path, *cells):
    for name in ("solutions", "notebooks"):
        (tmp_path / name).mkdir()
    nbformat.write(solution(*cells), tmp_path / "solutions" / "03_rescaling.ipynb")
    return tmp_path


def test_solution_block_becomes_a_stub_at_its_place():
    (cell,) = release_notebook(solution(new_code_cell(SOLUTION))).cells
    assert cell.source.endswith('half of x."""\n    raise NotImplementedError')


def test_each_method_gets_a_stub_of_its_own():
    block = (
        "    def {}(self):\n        ### BEGIN SOLUTION\n        pass\n        ### END SOLUTION\n"
    )
    source = "class Layer:\n" + block.format("forward") + block.format("backward")
    (cell,) = release_notebook(solution(new_code_cell(source))).cells
    assert cell.source.count("        raise NotImplementedError") == 2


def test_cells_for_instructors_are_left_out():
    cell = new_markdown_cell("Usual mistakes.", metadata={"tags": ["solution"]})
    assert release_notebook(solution(new_markdown_cell("Text"), cell)).cells[0].source == "Text"
    assert len(release_notebook(solution(new_markdown_cell("Text"), cell)).cells) == 1


def test_speaker_notes_are_left_out():
    note = new_markdown_cell("**3 min.** Say: two.", metadata={"tags": ["notes"]})
    (cell,) = release_notebook(solution(new_markdown_cell("Text"), note)).cells
    assert cell.source == "Text"


def test_what_slides_need_is_left_out():
    shown = {"slideshow": {"slide_type": "slide"}}
    cells = release_notebook(
        solution(
            new_markdown_cell("Text", metadata=dict(shown)),
            new_code_cell("x = 1", metadata=shown | {"tags": ["kept"]}),
        )
    ).cells
    assert [cell.metadata for cell in cells] == [{}, {"tags": ["kept"]}]


@pytest.mark.parametrize("guess", ['"0.75"', "'0.75'", '"it\'s 3"', '"a \\"3\\""', '""'])
def test_guesses_of_predictions_are_hidden(guess):
    source = f'predict(\n    "03-p1",\n    {guess},\n    lambda: "a",\n)'
    (cell,) = release_notebook(solution(new_code_cell(source))).cells
    assert cell.source == 'predict(\n    "03-p1",\n    "?",\n    lambda: "a",\n)'


def test_predictions_of_an_object_are_not_guesses():
    source = 'network.predict("first", "second")'
    (cell,) = release_notebook(solution(new_code_cell(source))).cells
    assert cell.source == source


def test_letters_of_concept_questions_are_hidden():
    (cell,) = release_notebook(solution(new_code_cell('answer("03-1", "b")'))).cells
    assert cell.source == 'answer("03-1", "?")'


def test_outputs_and_counts_are_cleared():
    output = new_output("stream", text="seen")
    cell = new_code_cell("print(1)", outputs=[output], execution_count=3)
    (released,) = release_notebook(solution(cell)).cells
    assert (released.outputs, released.execution_count) == ([], None)


def test_a_solution_line_elsewhere_is_refused():
    leak = new_code_cell("halves_of_everything = x / 2")
    with pytest.raises(LeakedSolution, match="cell-1 shows a line"):
        release_notebook(solution(new_code_cell(SOLUTION), leak))


def test_a_line_of_instructors_prose_elsewhere_is_refused():
    prose = "A usual mistake is to divide by p here."
    secret = new_markdown_cell(prose, metadata={"tags": ["solution"]})
    with pytest.raises(LeakedSolution, match="usual mistake"):
        release_notebook(solution(secret, new_markdown_cell(prose)))


def test_half_a_pair_of_markers_is_refused():
    with pytest.raises(LeakedSolution, match="markers"):
        release_notebook(solution(new_code_cell("x = 1  ### END SOLUTION")))


def test_a_stub_that_does_not_parse_is_refused():
    source = "### BEGIN SOLUTION\ndef f():\n### END SOLUTION\n    return 1"
    with pytest.raises(LeakedSolution, match="does not parse"):
        release_notebook(solution(new_code_cell(source)))


def test_ids_stay_what_they_are():
    cells = [new_markdown_cell("a"), new_code_cell(SOLUTION)]
    assert [c.id for c in release_notebook(solution(*cells)).cells] == ["cell-0", "cell-1"]


def test_check_names_drifted_and_stray_notebooks_and_writes_nothing(tmp_path):
    root = course(tmp_path, new_code_cell(SOLUTION))
    (root / "notebooks" / "09_old.ipynb").write_text("{}")
    drifted = release_all(root, only_compare=True)
    assert drifted == ["03_rescaling.ipynb", "09_old.ipynb"]
    assert not (root / "notebooks" / "03_rescaling.ipynb").exists()


def test_releasing_twice_changes_nothing(tmp_path):
    root = course(tmp_path, new_code_cell(SOLUTION))
    assert release_all(root) == ["03_rescaling.ipynb"]
    assert release_all(root) == []


def test_reset_keeps_the_learners_file(tmp_path):
    root = course(tmp_path, new_code_cell(SOLUTION))
    (root / "notebooks" / "03_rescaling.ipynb").write_text("my work")
    kept = reset_lesson(root, "03_rescaling.ipynb", "now")
    assert kept.read_text() == "my work"
    assert release_all(root, only_compare=True) == []


def test_reset_of_an_untouched_lesson_keeps_nothing(tmp_path):
    root = course(tmp_path, new_code_cell(SOLUTION))
    release_all(root)
    assert reset_lesson(root, "03_rescaling.ipynb", "now") is None
