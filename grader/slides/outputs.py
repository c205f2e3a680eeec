"""Stored outputs to blocks: figures with their text alternative, reports and prints as text."""

from __future__ import annotations

from html import escape
from itertools import groupby

from bs4 import BeautifulSoup
from nbformat import NotebookNode

from grader.slides.blocks import LINE, Block, lines_of
from grader.slides.prose import render_inline

FIGURE = 390  # the least height of a figure with its caption; it takes what room there is
TALLEST = 21  # lines of output on one slide
WIDGET = "application/vnd.jupyter.widget-view+json"


def blocks_of_outputs(outputs: list[NotebookNode]) -> tuple[Block, ...]:
    """Return a block for each output that a slide can show."""
    found: list[Block] = []
    for is_printed, group in groupby(outputs, lambda output: output.output_type == "stream"):
        if is_printed:  # what a kernel sent in several messages was printed in one go
            found += _printed("".join(output.text for output in group))
        else:
            found += [block for output in group for block in _blocks(output)]
    return tuple(found)


def _blocks(output: NotebookNode) -> tuple[Block, ...]:
    data = output.get("data", {})
    if "image/png" in data:
        return (_figure(data, output.metadata.get("image/png", {})),)
    if "text/html" in data and not _is_report(data):
        return (_markup(data["text/html"]),)
    return _printed(data.get("text/plain", ""))


def _is_report(data: NotebookNode) -> bool:
    """Tell a report of the grader: its text says the same, in large type."""
    return 'class="grader' in data["text/html"] and "text/plain" in data


def _printed(text: str) -> tuple[Block, ...]:
    lines = text.strip("\n").split("\n")
    parts = [lines[start : start + TALLEST] for start in range(0, len(lines), TALLEST)]
    return tuple(_text_block(part) for part in parts) if text.strip() else ()


def _text_block(lines: list[str]) -> Block:
    html = f"<pre><samp>{escape(chr(10).join(lines))}</samp></pre>"
    return Block("output", html, columns=tuple(map(len, lines)))


def _figure(data: NotebookNode, metadata: NotebookNode) -> Block:
    caption = data.get("text/plain", "")
    image = "".join(data["image/png"].split())
    html = (
        f'<figure><img alt="{escape(metadata.get("alt") or caption)}" '
        f'src="data:image/png;base64,{image}"><figcaption>{render_inline(caption)}</figcaption>'
        "</figure>"
    )
    return Block("figure", html, FIGURE + (lines_of(caption, 84) - 1) * LINE)


def _markup(html: str) -> Block:
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select("script, style, link, iframe"):
        element.decompose()
    rows = len(soup.find_all("tr")) or lines_of(soup.get_text())
    return Block("table", str(soup), rows * LINE)
