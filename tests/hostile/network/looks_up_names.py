"""Asks the name service, which may open files and sockets of its own."""
import socket


# @PART right@
def reached():
    socket.getaddrinfo("localhost", 80)
    socket.gethostbyname("localhost")
    return bool(socket.if_nameindex())


DropoutLayer = RightLayer if reached() else None
