"""Cells of CSV files that spreadsheets show and never run.

Importers match people by identifiers, which stand in the file as the platform gave them; a name
is there to be read. OWASP ("CSV Injection") lists what opens a formula: = + - @ tab and carriage
return, at the start of a cell or after a separator that another spreadsheet would split at.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

_SIGN = r"[=+\-@\uff1d\uff0b\uff0d\uff20]"  # the wide forms too, which some spreadsheets take
# A sign alone, as Moodle's "-" for no date, runs nothing.
_OPENS_FORMULA = re.compile(rf"(\A|[;\t\r\n])(?=\s*{_SIGN}\s*[^\s;])|\A(?=[\t\r])")


def shown(text: str) -> str:
    """Return text that a spreadsheet shows: an apostrophe stands before what it would run."""
    return _OPENS_FORMULA.sub(lambda found: f"{found[0]}'", text)


def is_plain(identifier: str) -> bool:
    """Tell whether an identifier may stand in a cell as it is."""
    return shown(identifier) == identifier


def csv_lines(rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """Yield the lines of a CSV file: commas, UTF-8, no byte order mark."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    for row in rows:
        writer.writerow(row)
        # Half a surrogate pair, from a file name that is no UTF-8, is spelled out.
        yield buffer.getvalue().encode("utf-8", "backslashreplace")
        buffer.seek(0)
        buffer.truncate()
