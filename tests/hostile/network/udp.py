"""Sends a datagram to a server on this machine."""
import socket


# @PART right@
def reached():
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"@MARK@", ("127.0.0.1", int("@PORT@")))
    return True


DropoutLayer = RightLayer if reached() else None
