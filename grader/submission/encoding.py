"""The bytes of a file as text, read a little more kindly than by Python."""

from __future__ import annotations

import codecs
import io
import re
import tokenize


class UnreadableSubmission(ValueError):
    """A file that is neither Python nor a notebook; one line says why."""


# The UTF-32 mark begins with the UTF-16 one, so it is looked for first.
WIDE = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# Text typed by a person has none of these; a picture or an archive soon does.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(name: str, data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    """Return the text in the bytes, and advice when they are oddly encoded."""
    wide = next((codec for mark, codec in WIDE if data.startswith(mark)), None)
    if wide:
        text, advice = _decode_wide(name, data, wide), (f"{name} is {wide}; save it as UTF-8",)
    else:
        text, advice = _decode_narrow(name, data, declared)
    if "\0" in text:
        raise UnreadableSubmission(f"{name} is not a text file: it holds NUL bytes")
    return tidy(text), advice


def declared_encoding(name: str, data: bytes) -> str:
    """Return the encoding a Python file declares in its coding line or mark."""
    try:
        return tokenize.detect_encoding(io.BytesIO(data).readline)[0]
    except SyntaxError as error:
        if "invalid" in str(error):  # bytes that are not UTF-8, before any coding line
            return "utf-8"
        raise UnreadableSubmission(f"{name} has a coding line Python refuses: {error}") from None


def tidy(text: str) -> str:
    r"""Return text with \n for line ends and no lone surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _decode_wide(name: str, data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        problem = f"{name} begins as {codec} text but goes on as something else"
        raise UnreadableSubmission(problem) from None


def _decode_narrow(name: str, data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(declared), ()
    except LookupError:
        raise UnreadableSubmission(f"{name} declares {declared}, which is not text") from None
    except ValueError:
        pass
    wanted = declared.removesuffix("-sig").upper()
    for codec, title in (("utf-8", "UTF-8"), ("cp1252", "Latin-1")):
        text = data.decode(codec, "replace")
        if "\ufffd" not in text and not CONTROL.search(text):
            return text, (f"{name} is not {wanted}; it was read as {title}. Save it as UTF-8",)
    raise UnreadableSubmission(f"{name} is not a text file: its bytes are not {wanted}")
