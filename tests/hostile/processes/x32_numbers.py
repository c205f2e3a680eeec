"""Makes system calls by the numbers of the x32 kind."""
# @PART right@
# @PART syscall@
def reached():
    NUMBERS[MACHINE]["x32_fork"] = 0x40000000 | 57
    if syscall("x32_fork") == 0:
        os._exit(0)
    return True


DropoutLayer = RightLayer if reached() else None
