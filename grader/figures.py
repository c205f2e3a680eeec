"""Shows a Matplotlib figure with a caption and a text alternative."""

from __future__ import annotations

import base64
import io
from html import escape
from typing import Any

DPI = 144  # pixels per inch in the file
SHOWN = 96  # pixels per inch on the page: the rest is sharpness
STYLE = "margin:0", "max-width:100%;height:auto;background:#fff"


def show(caption: str, alt: str) -> None:
    """Display the current figure with a caption and a text alternative, and close it.

    Without a figure, print one line that says so.
    """
    import matplotlib.pyplot as plt
    from IPython.display import display

    if not plt.get_fignums():
        print("· no figure to show: draw one in this cell, above show(...)")
        return
    bundle, metadata = take_figure(caption, alt)
    display(bundle, metadata=metadata, raw=True)


def take_figure(
    caption: str, alt: str, *, cropped: bool = True
) -> tuple[dict[str, str], dict[str, Any]]:
    """Return what to display of the current figure, with its metadata, and close the figure.

    Without `cropped` the picture has the size of the figure, whatever is drawn on it.
    """
    import matplotlib.pyplot as plt

    figure = plt.gcf()
    try:
        data = _png(figure, cropped)
    finally:
        plt.close(figure)
    return _bundle(data, caption, alt)


def _png(figure: Any, cropped: bool) -> bytes:
    """Return the figure as PNG bytes that are the same for the same figure."""
    data = io.BytesIO()
    figure.savefig(
        data,
        format="png",
        dpi=DPI,
        bbox_inches="tight" if cropped else None,
        facecolor="white",
        metadata={"Software": None},
    )
    return data.getvalue()


def _bundle(data: bytes, caption: str, alt: str) -> tuple[dict[str, str], dict[str, Any]]:
    """Return the figure in three forms, and metadata of the second.

    JupyterLab gives an image/png no text alternative, so the HTML form holds the image too.
    """
    image = base64.b64encode(data).decode("ascii")
    width = int.from_bytes(data[16:20], "big") * SHOWN // DPI
    return (
        {"text/html": _html(image, width, caption, alt), "image/png": image, "text/plain": caption},
        {"image/png": {"alt": alt, "width": width}},
    )


def _html(image: str, width: int, caption: str, alt: str) -> str:
    return (
        f'<figure style="{STYLE[0]}"><img src="data:image/png;base64,{image}" '
        f'alt="{escape(alt)}" width="{width}" style="{STYLE[1]}">'
        f"<figcaption><em>{escape(caption)}</em></figcaption></figure>"
    )
