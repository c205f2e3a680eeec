"""Nests formatted strings and their format specifications."""
NAME = "layer.py"


def source():
    text = "1"
    for _ in range(10):
        text = "f'{" + text + "!r:{1}}'" if "'" not in text else 'f"""{' + text + '}"""'
    return f"class DropoutLayer:\n    x = {text}\n    y = f'{{{'(' * 150}1{')' * 150}}}'".encode()
