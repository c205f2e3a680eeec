"""JupyterLab worked by keys alone: what is pressed, and what is awaited after it."""

from __future__ import annotations

from playwright.sync_api import Locator

from lab.driver import Lab

# What of a page has the focus, if it is inside of a given place.
FOCUSED = "place => place.contains(document.activeElement) && document.activeElement.innerText"
HAS_FOCUS = "control => control === document.activeElement"
OUTLINE = """() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
}"""
MANY = 60  # more than there are controls from a cell to the end of its output


class Keys:
    """A learner without a mouse; the notebook has the focus when it begins."""

    def __init__(self, lab: Lab) -> None:
        """Work in an opened notebook."""
        self.lab, self.page = lab, lab.page

    def press(self, *keys: str) -> None:
        """Press one key after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def go_to(self, cell: str) -> None:
        """Walk to a cell with the arrow keys, in command mode."""
        self.press("Escape")
        steps = self.page.evaluate("cell => lab.distance(cell)", cell)
        self.press(*["ArrowDown" if steps > 0 else "ArrowUp"] * abs(steps))
        self.page.wait_for_function("cell => lab.active() === cell", arg=cell)

    def write(self, source: str) -> None:
        """Type into the active cell instead of what stood there; stay in edit mode."""
        self.press("Enter", "ControlOrMeta+a", "Delete")
        for line in source.splitlines():
            # The editor indents a new line as it sees fit.
            self.press("Shift+Home")
            self.page.keyboard.type(line)
            self.press("Enter")

    def erase(self, cell: str, text: str) -> None:
        """Take out of the active cell the one place where a text stands; stay in edit mode."""
        before, found, after = self.lab.source(cell).partition(text)
        assert found, f"{cell} must hold {text!r}"
        self.press("Enter", "ControlOrMeta+Home", *["ArrowDown"] * before.count("\n"), "End")
        self.press(*["ArrowLeft"] * len(after.partition("\n")[0]), *["Backspace"] * len(text))

    def run(self) -> Locator:
        """Run the active cell, go on to the next, and return what the cell shows."""
        cell = self.page.evaluate("lab.active()")
        before = self.page.evaluate("cell => lab.count(cell)", cell)
        self.press("Shift+Enter")
        self.page.wait_for_function(
            "([cell, before]) => ![null, before].includes(lab.count(cell))", arg=[cell, before]
        )
        return self.lab.shown_by(cell)

    def tab_through(self, place: Locator) -> list[str]:
        """Press Tab until the focus has come to `place` and left it; return what had the focus."""
        words: list[str] = []
        for _ in range(MANY):
            self.press("Tab")
            focused = place.evaluate(FOCUSED)
            if words and not focused:
                return words
            words += [focused] if focused else []
        raise AssertionError(f"Tab must come to the place and leave it, got {words}")

    def tab_to(self, control: Locator) -> None:
        """Press Tab until a control has the focus."""
        for _ in range(MANY):
            self.press("Tab")
            if control.evaluate(HAS_FOCUS):
                return
        raise AssertionError(f"Tab must come to {control}")

    def outline(self) -> float:
        """Return the width in pixels of the line around what has the focus."""
        return self.page.evaluate(OUTLINE)
