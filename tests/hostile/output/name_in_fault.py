"""Has a name full of markup, and does not parse."""
NAME = "[red]<script>alert(1)</script>\x9b.ipynb"


def source():
    return b'{"cells": [{"cell_type": "code", "source": "class DropoutLayer(:\\n  <b>\\u202e"}]}'
