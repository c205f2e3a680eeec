"""Makes a pair of connected sockets, through which descriptors could be passed."""
import socket

# @PART right@
DropoutLayer = RightLayer if socket.socketpair() else None
