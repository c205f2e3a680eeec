"""Raises on a line of its own that is full of markup, which a report quotes."""


class DropoutLayer:
    def __init__(self, p):
        raise ValueError("""<svg onload=alert(1)>""" "[/red]", p)  # </pre><script>\u202e‮⁦</script>
