"""Things that no submission may touch, and the means to see whether one did."""

from __future__ import annotations

import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

WATCHED_ANYWAY = ("/tmp", "/var/tmp", "/dev/shm", "/run", "/", "/mnt")
VICTIM = "import sys; sys.stdin.read()"  # a signal would end it


class Canaries:
    """Folders, servers and a process of no concern to any submission, open to all the same."""

    def __init__(self) -> None:
        self.mark = f"canary-{uuid.uuid4().hex}"
        self.root = Path(tempfile.mkdtemp(prefix="grader-canaries-"))
        self.folders = [self.root / name for name in ("watched", "home", "tmp")]
        for folder in (self.root, *self.folders):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o777)
        self._plant_files()
        self._open_servers()
        environment = os.environ | {"SECRET": self.mark}
        self.victim = subprocess.Popen(
            [sys.executable, "-c", VICTIM], stdin=subprocess.PIPE, env=environment
        )
        self._before = self._state()

    def _plant_files(self) -> None:
        watched, home, _ = self.folders
        self.file = watched / "canary.txt"
        (home / ".ssh").mkdir()
        for path in (self.file, home / ".ssh" / "id_canary"):
            path.write_text("nobody reads this")
            path.chmod(0o666)

    def _open_servers(self) -> None:
        self._tcp = socket.create_server(("127.0.0.1", 0))
        self.port = self._tcp.getsockname()[1]
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind(("127.0.0.1", self.port))
        self.socket = self.root / "socket"
        self._servers = [self._tcp, self._udp]
        for address in (str(self.socket), f"\0{self.mark}"):
            server = socket.socket(socket.AF_UNIX)
            server.bind(address)
            server.listen()
            self._servers.append(server)
        self.socket.chmod(0o777)

    def placeholders(self) -> dict[str, str]:
        """Return what stands for each @NAME@ of a hostile file."""
        watched, home, tmp = map(str, self.folders)
        return {
            "MARK": self.mark,
            "CANARY": str(self.file),
            "WATCHED": watched,
            "HOME": home,
            "TMP": tmp,
            "PORT": str(self.port),
            "SOCKET": str(self.socket),
            "VICTIM": str(self.victim.pid),
        }

    def touched(self) -> list[str]:
        """Return what happened to the canaries, in words; nothing when nothing did."""
        found = []
        if (state := self._state()) != self._before:
            found.append(f"files changed: {sorted(state ^ self._before)}")
        if waiting := select.select(self._servers, [], [], 0)[0]:
            found.append(f"{len(waiting)} servers were reached")
        if self.victim.poll() is not None:
            found.append("the marked process was signalled")
        return found

    def _state(self) -> set[tuple]:
        own = {_facts(path) for path in self.root.rglob("*")}
        return own | {("left", str(path)) for path in self._marked()}

    def _marked(self) -> list[Path]:
        folders = {*WATCHED_ANYWAY, os.getcwd(), os.path.dirname(os.__file__), *sys.path}
        places = [Path(f, middle) for f in folders if f for middle in ("", "__pycache__")]
        return [p for place in places if (p := place / self.mark).exists()]

    def close(self) -> None:
        """Leave nothing behind."""
        self.victim.kill()
        self.victim.communicate()
        for server in self._servers:
            server.close()
        shutil.rmtree(self.root)


def _facts(path: Path) -> tuple:
    status = path.lstat()
    content = path.read_bytes() if path.is_file() else b""
    return (str(path), status.st_mode, status.st_uid, status.st_mtime_ns, content)
