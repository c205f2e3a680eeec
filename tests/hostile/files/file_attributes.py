"""Changes attributes of a library file through a descriptor that may only read."""
import array
import fcntl
import os

GET_FLAGS, SET_FLAGS, GET_VERSION, FREEZE = 0x80086601, 0x40086602, 0x80087601, 0xC0045877


# @PART right@
def reached():
    descriptor = os.open(os.__file__, os.O_RDONLY)
    flags = array.array("l", [0])
    fcntl.ioctl(descriptor, GET_FLAGS, flags)
    fcntl.ioctl(descriptor, SET_FLAGS, flags)  # the same ones: nothing changes but the right to
    return True


DropoutLayer = RightLayer if reached() else None
