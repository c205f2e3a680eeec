"""The parts that every HTML report is put together from: styles, escaping, the region."""

from __future__ import annotations

import re
from html import escape

from grader.lessons import notebook_of
from grader.reports.words import harmless

# Colours come from the notebook's own theme (--jp-*, --vscode-*) and only in plain pages from
# the reader's preference. Ink and paper are always set together. The two accents are between
# light and dark, at least 3:1 against every paper, and never carry a meaning alone. "&" stands
# for the region, named twice to win over the notebook's own rules for lists and tables.
STYLE = """
.grader{--ink:#1f2328;--paper:#fff;--shade:#f0f2f4;--link:#0d47a1}
@media(prefers-color-scheme:dark){.grader{--ink:#f0f3f6;--paper:#1b1f24;--shade:#2d333b;\
--link:#80bfff}}
.grader{color:var(--jp-content-font-color1,var(--vscode-editor-foreground,var(--ink)));\
background:var(--jp-layout-color1,var(--vscode-editor-background,var(--paper)));\
--pre:var(--jp-layout-color2,var(--vscode-textCodeBlock-background,var(--shade)));\
--accent:#808890;border-left:4px solid var(--accent);padding:.5em 1em;margin:.25em 0;\
max-width:60em;font-family:var(--jp-content-font-family,system-ui,sans-serif);line-height:1.45}
.grader-passed{--accent:#2f9449}.grader-failed{--accent:#e0503c}
&p,&dl,&ul{margin:.4em 0;padding:0}
&a{color:var(--jp-content-link-color,var(--vscode-textLink-foreground,var(--link)));\
text-decoration:underline}
.grader-mark{color:var(--accent);font-size:1.5em;font-weight:bold;line-height:1}
.grader-rule{font-weight:bold}
&dl{display:flex;flex-wrap:wrap;gap:.3em 1em}
&dl div{flex:1 1 16em;min-width:0}&dl div.grader-call{flex-basis:100%}
&dt,&dd{float:none;width:auto;margin:0;padding:0;font-weight:normal}
&pre,&code{font-family:var(--jp-code-font-family,ui-monospace,monospace);\
font-size:.95em;color:inherit;background:var(--pre)}
&pre{margin:0;padding:.4em .6em;overflow:visible;white-space:pre-wrap;overflow-wrap:anywhere}
&code{padding:0 .2em}
&details{margin:.4em 0}&summary{cursor:pointer;width:fit-content}
&a:focus-visible,&summary:focus-visible{outline:2px solid;outline-offset:1px}
&ul{list-style:none}&li{margin:.15em 0 .15em 1.4em;text-indent:-1.4em}
.grader-masks{display:flex;flex-wrap:wrap;gap:.5em 2em;margin:.5em 0}
&figure{margin:0}&figcaption{max-width:15em}
&svg{display:block;max-width:100%;height:auto}
&table{border-collapse:collapse;color:inherit;margin:.4em 0;font-size:1em}
&tr{background:none}&th{white-space:nowrap}
&th,&td{text-align:left;vertical-align:top;padding:.2em 1.2em .2em 0;\
border:0;background:none;color:inherit}
&td>span{display:inline-block;margin-right:1.2em;white-space:nowrap}
.grader-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);\
white-space:nowrap}
""".replace("\n", "").replace("&", ".grader.grader ")


def region(label: str, kind: str, body: str) -> str:
    """Return `body` as one labelled region with its styles.

    `kind` is "passed", "failed" or "plain" and chooses the colour of the edge only.
    """
    return (
        f'<section class="grader grader-{kind} tex2jax_ignore" aria-label="{text(label)}">'
        f"<style>{STYLE}</style>{body}</section>"
    )


def text(words: str) -> str:
    """Return words harmless and escaped, fit for an element or a quoted attribute."""
    return escape(harmless(words))


def prose(words: str, kind: str = "") -> str:
    """Return a paragraph; what stands in backticks becomes code. Nothing for no words."""
    if not words:
        return ""
    opening = f'<p class="grader-{kind}">' if kind else "<p>"
    return f"{opening}{marked_up(words)}</p>"


def marked_up(words: str) -> str:
    """Return escaped words with `backticks` turned into code elements."""
    return re.sub(r"`([^`\n]+)`", r"<code>\1</code>", text(words))


def mark(sign: str) -> str:
    """Return a sign that screen readers skip, because the words beside it say the same."""
    return f'<span class="grader-mark" aria-hidden="true">{text(sign)}</span>'


def link(lesson: str) -> str:
    """Return the name of a lesson, linked to its notebook if there is one."""
    file = notebook_of(lesson)
    return f'<a href="{file}">{text(lesson)}</a>' if file else text(lesson)
