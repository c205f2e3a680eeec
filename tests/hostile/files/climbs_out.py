"""Reads a canary by way of parent folders and of folders that it was left with."""
import os


# @PART right@
def reached():
    for descriptor in range(3, 64):
        for up in ("", "../" * 20):
            try:
                os.open(up + "@CANARY@"[1:], os.O_RDONLY, dir_fd=descriptor)
                return True
            except OSError as error:
                refused = error
    os.chdir("/" + "../" * 20 + "@WATCHED@"[1:])
    return bool(open("canary.txt").read())


DropoutLayer = RightLayer if reached() else None
