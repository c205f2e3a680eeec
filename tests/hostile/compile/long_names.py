"""Uses names of a hundred thousand letters."""
NAME = "layer.py"


def source():
    name = "a" * 100_000
    return f"class {name}: pass\nclass DropoutLayer({name}):\n    {name} = {name}\n".encode()
