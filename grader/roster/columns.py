"""What the columns of a roster say of a person, whichever platform wrote them.

Headers met: Canvas's gradebook (`Student,ID,SIS User ID,SIS Login ID,Section`, see
lib/gradebook_importer.rb of canvas-lms), Moodle's grading worksheet (`Identifier,Full name,Email
address`, its header in the teacher's language), Moodle's grader export (`First name,Last name,ID
number,Email address`), GitHub Classroom (`identifier,github_username,github_id,name`), nbgrader
(`id,first_name,last_name,email`), and lists typed by hand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from .people import Person

FULL_NAMES = frozenset(
    "name,full name,fullname,student,student name,display name,vollständiger name,nom complet,"
    "nombre completo,nome completo,volledige naam".split(",")
)
FIRST_NAMES = frozenset(
    "first name,firstname,first,given name,given names,forename,vorname,prénom,nombre,nome,"
    "voornaam".split(",")
)
LAST_NAMES = frozenset(
    "last name,lastname,last,surname,family name,nachname,nom,nom de famille,apellido s,apellidos,"
    "apellido,cognome,apelido,achternaam".split(",")
)
LOGINS = frozenset(
    "sis login id,sis user id,integration id,login,login id,username,user name,user,userid,"
    "user id,netid,net id,uni,github username,github login,github,identifier,id,id number,"
    "idnumber,student id,student number,student key,key,email,email address,e mail,e mail address,"
    "mail,matrikelnummer,nutzername,anmeldename,nom d utilisateur,nombre de usuario".split(",")
)
# Those of them that people know each other by, the best first.
SPOKEN_LOGINS = (
    "sis login id,login,login id,username,user name,netid,net id,uni,github username,github login,"
    "github,student key,student id,nutzername,anmeldename"
).split(",")
# Moodle's "Participant 123"; in other languages the blank may be missing.
NUMBERED = re.compile(r"[^\d@]{3,}?\s*(\d+)")


def plain(text: str) -> str:
    """Return text as it is compared: no capitals, no doubled blanks, one Unicode spelling."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def kind(header: str) -> str:
    """Return a header as the sets above spell it."""
    return " ".join(re.sub(r"[\W_]+", " ", plain(header)).split())


def is_canvas(headers: tuple[str, ...]) -> bool:
    """Say whether these are the headers of a Canvas gradebook."""
    kinds = [kind(header) for header in headers]
    return "id" in kinds and "section" in kinds and bool({"student", "lastname"} & set(kinds))


def names_people(headers: tuple[str, ...]) -> bool:
    """Say whether some header promises a name or a login."""
    known = FULL_NAMES | FIRST_NAMES | LAST_NAMES | LOGINS
    return any(kind(header) in known for header in headers)


def cells_in(cells: Mapping[str, str], kinds: frozenset[str]) -> list[str]:
    """Return the filled cells under the headers of some kinds."""
    return [
        cell.strip() for header, cell in cells.items() if kind(header) in kinds and cell.strip()
    ]


def full_names(cells: Mapping[str, str]) -> list[str]:
    """Return the ways a line spells a person's full name, the best to read first."""
    first, last = cells_in(cells, FIRST_NAMES)[:1], cells_in(cells, LAST_NAMES)[:1]
    both = [" ".join(first + last), " ".join(last + first)] if first and last else []
    whole = [turned for cell in cells_in(cells, FULL_NAMES) for turned in _turned(cell)]
    return list(dict.fromkeys(both + whole or first + last))


def _turned(name: str) -> list[str]:
    """Return "Lovelace, Ada" as "Ada Lovelace" too."""
    last, comma, first = name.partition(",")
    return [f"{first.strip()} {last.strip()}", name] if comma and "," not in first else [name]


def logins(cells: Mapping[str, str]) -> list[str]:
    """Return what a line says a person logs in with, e-mail addresses whole and cut."""
    found = cells_in(cells, LOGINS)
    found += [cell.strip() for cell in cells.values() if _is_address(cell)]
    return found + [cell.partition("@")[0] for cell in found if _is_address(cell)]


def login_of(person: Person) -> str:
    """Return the name that a person logs in with, nothing when the roster has none."""
    for wanted in SPOKEN_LOGINS:
        if found := cells_in(person.cells, frozenset({wanted})):
            return found[0]
    return ""


def _is_address(cell: str) -> bool:
    return re.fullmatch(r"[^@\s]+@[^@\s]+", cell.strip()) is not None


def participant(cells: Mapping[str, str]) -> str | None:
    """Return the number of a line of Moodle's worksheet, which its first cell ends in."""
    first = next(iter(cells.values()), "").strip()
    found = NUMBERED.fullmatch(first)
    return found[1] if found else None


def second_cell(cells: Mapping[str, str]) -> str:
    """Return the second cell, which is the full name in Moodle's worksheet."""
    return next(iter([*cells.values()][1:2]), "").strip()
