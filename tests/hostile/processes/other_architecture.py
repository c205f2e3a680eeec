"""Makes system calls by the numbers of a 32-bit program, which a filter may not count."""
# @PART right@
# @PART syscall@
import mmap

# int 0x80 with eax = 224 (gettid for such programs); then ret.
CODE = b"\xb8\xe0\x00\x00\x00\xcd\x80\xc3"


def reached():
    if MACHINE != "x86_64":
        return False
    memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(CODE)
    place = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    return ctypes.CFUNCTYPE(ctypes.c_int)(place)() >= 0


DropoutLayer = RightLayer if reached() else None
