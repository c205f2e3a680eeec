"""Feeds the compiler, from inside, what it cannot swallow."""


def feed():
    for text in ("(" * 10**5, "-" * 10**5 + "1", "a" + ".b" * 10**5, "x=1\n" * 10**4):
        try:
            compile(text, "x", "exec")
        except (SyntaxError, MemoryError, RecursionError):
            pass


class DropoutLayer:
    feed()
