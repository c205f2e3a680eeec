"""Makes a temporary file, and one without a name."""
import os
import tempfile


# @PART right@
def reached():
    for make in (
        lambda: tempfile.TemporaryFile(),
        lambda: tempfile.mkdtemp(prefix="@MARK@"),
        lambda: os.open("@TMP@", os.O_TMPFILE | os.O_RDWR),
    ):
        try:
            make()
            return True
        except OSError as error:
            refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
