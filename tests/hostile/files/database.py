"""Leaves a database behind."""
import sqlite3


# @PART right@
def reached():
    connection = sqlite3.connect("@WATCHED@/@MARK@")
    connection.execute("create table t (x)")
    connection.commit()
    return True


DropoutLayer = RightLayer if reached() else None
