"""Changes a file that everybody may change: appends, truncates, renames, chmods, touches it."""
import os

# @PART right@
PATH = "@CANARY@"
WAYS = (
    lambda: open(PATH, "a").write("x"),
    lambda: os.open(PATH, os.O_RDWR),
    lambda: os.open(PATH, os.O_RDONLY | os.O_TRUNC),
    lambda: os.truncate(PATH, 0),
    lambda: os.rename(PATH, PATH + "@MARK@"),
    lambda: os.chmod(PATH, 0o600),
    lambda: os.utime(PATH, (0, 0)),
    lambda: os.setxattr(PATH, "user.x", b"y"),
    lambda: os.link(PATH, PATH + "@MARK@"),
    lambda: os.symlink(PATH, "@WATCHED@/@MARK@"),
    lambda: os.mkdir("@WATCHED@/@MARK@"),
    lambda: os.mkfifo("@WATCHED@/@MARK@"),
    lambda: os.chown(PATH, 0, 0),
)


def reached():
    done = 0
    for way in WAYS:
        try:
            way()
            done += 1
        except OSError as error:
            refused = error
    if not done:
        raise refused
    return True


DropoutLayer = RightLayer if reached() else None
