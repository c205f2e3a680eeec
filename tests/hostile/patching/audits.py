"""Adds an audit hook, which cannot be removed, that refuses everything."""
import sys


def refuse(event, arguments):
    raise RuntimeError("no")


class DropoutLayer:
    sys.addaudithook(refuse)
