"""Figures that move: sliders and switches above a picture that is drawn again for each value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grader.figures import take_figure

SIZE = (6.0, 3.2)  # inches, as the other figures of the course
WIDGET = "application/vnd.jupyter.widget-view+json"
Control = tuple[float, float, float, float] | bool
Draw = Callable[..., Any]


def live(draw: Draw, caption: str, alt: str, **controls: Control) -> None:
    """Show what `draw` draws on the current figure, with a slider or switch for each control.

    A control is `(low, high, step, start)` or the start of a switch; `draw` gets its value by
    name. `alt` describes the picture at the start. Without ipywidgets or a kernel that picture
    is all there is.
    """
    from IPython.display import display

    values = {name: _start(name, control) for name, control in controls.items()}
    bundle, metadata = _drawn(draw, caption, alt, values)
    widgets = _make_widgets(controls)
    if widgets:
        _display_above(list(widgets.values()))
    picture = display(bundle, metadata=metadata, raw=True, display_id=True)
    for widget in widgets.values():
        widget.observe(lambda _: _redraw(picture, draw, caption, widgets), names="value")


def _start(name: str, control: Control) -> float | bool:
    if isinstance(control, bool):
        return control
    if isinstance(control, tuple) and len(control) == 4 and control[0] <= control[3] <= control[1]:
        return control[3]
    raise ValueError(f"{name} must be (low, high, step, start), True or False, got {control!r}")


def _drawn(
    draw: Draw, caption: str, alt: str, values: dict[str, Any]
) -> tuple[dict[str, str], dict[str, Any]]:
    """Return a picture of constant size, so that nothing jumps while a slider moves."""
    import matplotlib.pyplot as plt

    figure = plt.figure(figsize=SIZE, layout="constrained")
    try:
        draw(**values)
        return take_figure(caption, alt, cropped=False)
    finally:
        plt.close(figure)


def _redraw(picture: Any, draw: Draw, caption: str, widgets: dict[str, Any]) -> None:
    values = {name: widget.value for name, widget in widgets.items()}
    bundle, metadata = _drawn(draw, caption, _describe(caption, values), values)
    if picture is not None:
        picture.update(bundle, metadata=metadata, raw=True)


def _describe(caption: str, values: dict[str, Any]) -> str:
    """Return an alternative text for values that nobody could describe beforehand."""
    said = [f"{_label(name)} = {_word(value)}" for name, value in values.items()]
    return f"{caption} Drawn again for {', '.join(said)}."


def _word(value: float | bool) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"{value:g}"


def _label(name: str) -> str:
    return name.replace("_", " ")


def _make_widgets(controls: dict[str, Control]) -> dict[str, Any]:
    """Return a widget for each control; none where nothing could show or move them."""
    try:
        import ipywidgets
        from IPython import get_ipython
    except ImportError:
        return {}
    if get_ipython() is None:
        return {}
    return {name: _widget(ipywidgets, name, control) for name, control in controls.items()}


def _widget(ipywidgets: Any, name: str, control: Control) -> Any:
    label = {"description": _label(name), "style": {"description_width": "initial"}}
    if isinstance(control, bool):
        return ipywidgets.Checkbox(value=control, indent=False, **label)
    low, high, step, start = control
    whole = all(isinstance(number, int) for number in control)
    kind = ipywidgets.IntSlider if whole else ipywidgets.FloatSlider
    return kind(value=start, min=low, max=high, step=step, **label)


def _display_above(widgets: list[Any]) -> None:
    """Display the widgets with no text beside them, which a page without a kernel would keep."""
    import ipywidgets
    from IPython.display import display

    box = ipywidgets.HBox(widgets, layout={"flex_flow": "row wrap"})
    display({WIDGET: box._repr_mimebundle_()[WIDGET]}, raw=True)
