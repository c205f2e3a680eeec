"""Executes one of the course's own right layers."""


def taken():
    names = {}
    with open("@RIGHT_FILE@") as file:
        exec(file.read(), names)
    return names["DropoutLayer"]


DropoutLayer = taken()
