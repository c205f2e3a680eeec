"""Connects to a server on this machine."""
import socket


# @PART right@
def reached():
    with socket.create_connection(("127.0.0.1", int("@PORT@")), timeout=0.5) as connection:
        connection.sendall(b"@MARK@")
    return True


DropoutLayer = RightLayer if reached() else None
