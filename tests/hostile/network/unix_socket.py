"""Connects to a server through its socket file."""
import socket


# @PART right@
def reached():
    socket.socket(socket.AF_UNIX).connect("@SOCKET@")
    return True


DropoutLayer = RightLayer if reached() else None
