"""Tries every family of sockets: netlink, packets, virtual machines, kernel crypto."""
import socket


# @PART right@
def reached():
    for family in range(46):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
            try:
                socket.socket(family, kind)
                return True
            except OSError as error:
                refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
