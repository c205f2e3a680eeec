"""The report in a real browser, opened from its file: it asks for nothing and nothing runs."""

from __future__ import annotations

import pytest
from chromium import CHROMIUM, FLAGS, LACKING
from sample_class import Book, failed, halted, passed, row

from grader.reports.class_pages import write_report

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
ATTACK = "<script>window.hacked=1</script><img src=http://127.0.0.1:9/x onerror=window.hacked=1>"
LINES = "table.students tbody tr"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=LACKING)


@pytest.fixture(scope="module")
def browser():
    """Start one browser for all tests."""
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """Write a class of 300: hostile, accented, failed, missing."""
    rows = [row(f"s{i:03}", passed(), name=f"Student {i:03}") for i in range(296)]
    rows += [
        row("zoe", failed(), name="Zoë Ångström"),
        row("attack", failed(words=ATTACK), name=ATTACK),
        row("x" * 255, halted("error", ATTACK * 9), files=(f"{'y' * 200}.py",)),
        row("late", halted("missing"), files=()),
    ]
    return write_report(Book(rows, strays=(ATTACK,)), tmp_path_factory.mktemp("class"))


@pytest.fixture
def visit(browser, index):
    """Open pages of the report, and see that none complains or asks for anything else."""
    heard, contexts = [], []

    def opened(name: str = "index.html", **options):
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: heard.append(request.url))
        page.goto((index.parent / name).as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    others = [said for said in heard if not said.startswith((index.parent.as_uri(), "data:,"))]
    assert others == []


def names_in(page) -> list[str]:
    return page.locator(f"{LINES} th a").all_inner_texts()


@pytest.mark.parametrize("name", ["index.html", "students/attack.html"])
def test_texts_of_a_class_run_nothing(visit, name):
    page = visit(name)
    assert "<script>window.hacked=1</script>" in page.inner_text("body")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0


def test_policy_refuses_a_script_that_came_in_all_the_same(browser, index):
    page = browser.new_page()
    page.goto(index.as_uri())
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'),"
        "{textContent: 'window.hacked = 1'}))"
    )
    assert page.evaluate("window.hacked") is None
    page.close()


def test_click_on_a_head_sorts_and_again_turns_round(visit):
    page = visit()
    head = page.locator("table.students th").nth(1)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert set(names_in(page)[:2]) == {"x" * 76 + " ...", "late"}
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert names_in(page)[0] == "Student 000"


def test_keyboard_sorts(visit):
    page = visit()
    page.locator("table.students th button").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert names_in(page)[:2] == ["Zoë Ångström", "x" * 76 + " ..."]
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("th[aria-sort]").count() == 1


def test_lines_with_nothing_to_sort_by_stand_last_both_ways(visit):
    page = visit()
    for _ in range(2):
        page.locator("table.students th button").last.click()
        assert "Zoë Ångström" in names_in(page)[:2]


def test_search_filters_as_one_types_and_counts(visit):
    page = visit()
    page.locator("#search").press_sequentially("ANGSTROM zoe")
    assert names_in(page) == ["Zoë Ångström"]
    assert page.inner_text("#found") == "1 of 300 students"
    page.fill("#search", "nobody is called so")
    assert page.is_visible("#nobody") and names_in(page) == []
    page.fill("#search", "")
    assert page.inner_text("#found") == "" and page.is_hidden("#nobody")


def test_named_mistake_leads_to_those_who_made_it(visit):
    page = visit()
    page.locator("a[data-find=no_scaling]").click()
    assert set(names_in(page)) == {"Zoë Ångström", " ".join(ATTACK.split())[:76] + " ..."}


def test_large_class_is_shown_in_part_until_asked_for(visit):
    page = visit()
    assert page.locator(LINES).count() == 200
    page.get_by_role("button", name="Show all 300 students").click()
    assert page.locator(LINES).count() == 300 and page.is_hidden("#more")


def test_page_is_whole_without_its_script(visit):
    page = visit(java_script_enabled=False)
    assert page.locator(LINES).count() == 300
    assert page.is_hidden("#search") and page.locator("button").count() == 1
    assert page.is_hidden("#more")


def test_students_page_opens_from_the_table(visit, index):
    page = visit()
    page.fill("#search", "zoe")
    page.locator(f"{LINES} a").click()
    assert page.url == (index.parent / "students" / "zoe.html").as_uri()
    assert page.inner_text("h1") == "Feedback for Zoë Ångström"


@pytest.mark.parametrize("name", ["index", "students/attack", "students/late", "students/long"])
def test_phone_needs_no_scrolling_sideways(visit, index, name):
    if name == "students/long":
        name = f"students/{next(index.parent.glob('students/xxx*')).stem}"
    page = visit(f"{name}.html", viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_colours_follow_the_reader(visit):
    papers = {
        scheme: visit(color_scheme=scheme).evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    }
    assert papers == {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 25, 30)"}


def test_print_is_on_white_and_without_the_search(visit):
    page = visit(color_scheme="dark")
    page.emulate_media(media="print")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(255, 255, 255)" and page.is_hidden("#search")


def test_printing_takes_everybody_and_gives_the_buttons_back(visit):
    page = visit()
    seen = "document.querySelectorAll('table.students tr').length"
    page.evaluate(f"addEventListener('beforeprint', () => window.printed = {seen})")
    assert page.pdf().startswith(b"%PDF")
    assert page.evaluate("window.printed") == 301
    assert page.locator("table.students th button").count() == 4


def test_keyboard_reaches_the_content_first(visit):
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
