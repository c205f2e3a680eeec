"""Prints, returns and raises HTML, Markdown, TeX and the markup of terminals."""

TEXT = (
    "</pre></dd><script>alert(1)</script><img src=x onerror=alert(1)>"
    "[bold red]x[/] [link=file:///]y[/link] `</code><b>` $$\\href{javascript:0}{x}$$ {{7*7}} ${7}"
    "\" onmouseover=\"alert(1) ' onfocus='alert(1)"
)


class DropoutLayer:
    def __init__(self, p):
        print(TEXT)
        self.p = p

    def forward(self, x, training=True):
        return TEXT

    def backward(self, grad):
        raise ValueError(TEXT)
