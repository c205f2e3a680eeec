"""Accuses every layer."""
NAMES = ("accuses_everything",)
MAY = ()
FAILS = ("accepts_right", "catches_scale", "catches_memory", "shape")


def find_fault(make_layer):
    return "there must be something wrong"
