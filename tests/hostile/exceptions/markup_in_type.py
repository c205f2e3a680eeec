"""Raises an exception whose type's name is markup and escape codes."""

Odd = type("</pre><script>alert(1)</script>\x1b]0;x\x07[red]\u202e", (Exception,), {})


class DropoutLayer:
    def __init__(self, p):
        raise Odd("**bold** `code` [link](javascript:alert(1)) =1+1 \x9b31m\x00\r")
