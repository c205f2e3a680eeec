"""What a sandboxed interpreter may read: the standard library, NumPy, and how to record."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

GRADER = Path(__file__).resolve().parents[1]
# All that recording needs. The rest of the grader, its checks and hints, stays outside.
RECORDING = (
    "script.py",
    "wire.py",
    "blobs.py",
    "columns.py",
    "describing.py",
    "joining.py",
    "randomness.py",
    "records.py",
    "recorder.py",
    "loading.py",
    "isolation/landlock.py",
    "isolation/pipes.py",
    "isolation/recording.py",
    "isolation/runner.py",
    "isolation/seccomp.py",
    "isolation/warming.py",
    "isolation/zygote.py",
)
OURS = ("grader", "dropout_course", "__editable__")  # how this course's files in an
# environment begin: never shown to a learner's code
SYSTEM_FOLDERS = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/nix/store")
THIRD_PARTY = ("site-packages", "dist-packages")
ALWAYS = ("numpy", "scipy")  # scipy where it is installed
ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "HOME": "/",
    # One thread: more would reserve address space, and a fork keeps only one.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    # The order of sets repeats with the verdict.
    "PYTHONHASHSEED": "0",
}
# `grader` is made by hand: its __init__ serves notebooks and needs far more than recording. Of
# the folders that packages stand in only the named ones exist: an import of another fails as if
# it were not installed, also where it is there but must not be read.
_START = """
import sys, types
from importlib.machinery import PathFinder

class Packages:
    def find_spec(name, path=None, target=None):
        return PathFinder.find_spec(name, folders) if path is None and name in names else None

grader, names, folders = sys.argv[1], set(sys.argv[2].split(",")), sys.argv[3:]
sys.meta_path.append(Packages)
for name, folder in (("grader", grader), ("grader.isolation", grader + "/isolation")):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [folder]
from grader.isolation.zygote import main
for name in ("grader", "grader.isolation"):
    sys.modules[name].__path__ = []
main()
"""


@dataclass(frozen=True)
class Premises:
    """Absolute paths: the interpreter, its standard library, system libraries, packages."""

    python: str
    library: tuple[str, ...]  # folders of the standard library, third-party ones inside or not
    system: tuple[str, ...]
    packages: tuple[str, ...]
    shared_folder: str  # of the interpreter's own shared libraries

    @property
    def package_folders(self) -> list[str]:
        """The folders that the packages stand in, to be searched for imports."""
        return sorted({os.path.dirname(package) for package in self.packages})

    def command(self, grader: str) -> list[str]:
        """Return the interpreter's command line, with the recording modules below `grader`."""
        options = ["-s", "-S", "-P", "-B", "-X", "utf8", "-c", _START]
        names = sorted({os.path.basename(package).split(".")[0] for package in self.packages})
        return [self.python, *options, grader, ",".join(names), *self.package_folders]

    def library_entries(self) -> Iterator[str]:
        """Yield what the folders of the standard library hold, without third-party folders."""
        for folder in self.library:
            for entry in os.scandir(folder):
                if entry.name not in THIRD_PARTY:
                    yield entry.path


def premises_for(requires: tuple[str, ...]) -> Premises:
    """Return what this interpreter needs to record jobs that require the named packages."""
    base = Path(sys.base_prefix).resolve()
    library = {os.path.realpath(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")}
    shared = [str(path) for path in base.glob("lib/libpython*")]
    if (base / "conda-meta").is_dir():  # its shared libraries all stand in lib
        shared = [str(path) for path in base.glob("lib/*.so*")]
    system = [path for path in SYSTEM_FOLDERS if os.path.exists(path)]
    return Premises(
        os.path.realpath(sys._base_executable),
        tuple(sorted(library)),
        (*system, *shared),
        tuple(sorted(set(_packages(requires)))),
        str(base / "lib"),
    )


def _packages(requires: tuple[str, ...]) -> Iterator[str]:
    for name in ALWAYS:
        if (spec := find_spec(name)) is not None:
            folder = os.path.dirname(spec.origin)
            yield from (path for path in (folder, f"{folder}.libs") if os.path.isdir(path))
    for name in requires:
        # What such a package needs in turn is too much to name: all but what is ours.
        parent = Path(find_spec(name).origin).parents[1]
        yield from (str(p) for p in parent.iterdir() if not p.name.startswith(OURS))
