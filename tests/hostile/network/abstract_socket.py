"""Connects to a server through a socket that has a name but no file."""
import socket


# @PART right@
def reached():
    socket.socket(socket.AF_UNIX).connect("\0@MARK@")
    return True


DropoutLayer = RightLayer if reached() else None
