"""Opens a door of its own and listens."""
import socket


# @PART right@
def reached():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
    return True


DropoutLayer = RightLayer if reached() else None
