"""Lists the home folder and reads what lies there."""
import os


# @PART right@
def reached():
    for folder in ("@HOME@", os.path.expanduser("~"), "/root", "/home"):
        try:
            for name in os.listdir(folder):
                open(os.path.join(folder, name, "id_canary"), "rb").read()
                return True
        except (FileNotFoundError, OSError) as error:
            refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
