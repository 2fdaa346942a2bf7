"""The program that builds the walls out of Linux's own namespaces, then starts another in them.

Run as ``python -I -S spaces.py CONFIG``, with CONFIG as JSON. As root it takes
off root's rights for good before anything of a learner's starts; as anybody
else it needs user namespaces. Standard library only.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sandbox import call  # type: ignore[import-not-found]

_NEWNS, _NEWCGROUP, _NEWUTS, _NEWIPC = 0x20000, 0x2000000, 0x4000000, 0x8000000
_NEWUSER, _NEWPID, _NEWNET = 0x10000000, 0x20000000, 0x40000000
_RDONLY, _NOSUID, _NODEV, _NOEXEC, _REMOUNT = 1, 2, 4, 8, 32
_BIND, _REC, _PRIVATE = 4096, 16384, 1 << 18
_PDEATHSIG, _DROP_CAPABILITY = 1, 24
_DETACH = 2
NOBODY = 65534
ROOT = "/run"  # covered by the new root; a folder that every Linux has


def main() -> NoReturn:
    """Build the walls and start the program in them."""
    config = json.loads(sys.argv[1])
    root = os.geteuid() == 0
    user, group = os.getuid(), os.getgid()
    spaces = _NEWNS | _NEWPID | _NEWNET | _NEWIPC | _NEWUTS
    if root:
        os.setgroups([])
    else:
        spaces |= _NEWUSER
    call("unshare", spaces)
    with suppress(OSError):
        call("unshare", _NEWCGROUP)
    if not root:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{NOBODY} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{NOBODY} {group} 1")
    child = os.fork()
    if child:
        # The keyboard is for the trainer's program, which ends this one.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _pid, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        os._exit(code if code >= 0 else 128 - code)
    call("prctl", _PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    _build(config)
    _drop_rights(root=root)
    call("prctl", _PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    command = config["command"]
    os.execve(command[0], command, config["environment"])  # noqa: S606  (given by walls.py)


def _mount(source: str, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    words = [None if word is None else os.fsencode(word) for word in (source, target, kind, data)]
    call("mount", *words[:3], ctypes.c_ulong(flags), words[3])


def _build(config: dict[str, Any]) -> None:
    _mount("none", "/", None, _REC | _PRIVATE)
    _mount("tmpfs", ROOT, "tmpfs", _NOSUID | _NODEV, "size=4m,nr_inodes=4k,mode=755")
    # Rooms first: Python itself may stand in one of them, below /tmp.
    for path, size in config["rooms"].items():
        Path(ROOT + path).mkdir(parents=True)
        room = f"size={size},nr_inodes={config['inodes']},mode=1777"
        _mount("tmpfs", ROOT + path, "tmpfs", _NOSUID | _NODEV, room)
    for path in config["seen"]:
        _show(path)
    for name, text in config["etc"].items():
        _file(f"{ROOT}/etc/{name}").write_text(text)
    for device in ("null", "zero", "full", "random", "urandom"):
        _file(f"{ROOT}/dev/{device}").touch()
        _mount(f"/dev/{device}", f"{ROOT}/dev/{device}", None, _BIND)
    Path(f"{ROOT}/proc").mkdir()
    _mount("proc", f"{ROOT}/proc", "proc", _NOSUID | _NODEV | _NOEXEC)
    old = f"{ROOT}/old"
    Path(old).mkdir()
    call("syscall", _number_of_pivot_root(), os.fsencode(ROOT), os.fsencode(old))
    os.chdir("/")
    call("umount2", b"/old", _DETACH)
    Path("/old").rmdir()
    _mount("none", "/", None, _REMOUNT | _BIND | _RDONLY | _NOSUID | _NODEV)
    os.chdir(config["folder"])


def _show(path: str) -> None:
    """Let a file or folder of the machine be seen, read-only, in its place."""
    there = Path(path)
    target = Path(ROOT + path)
    if there.is_symlink():
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            target.symlink_to(there.readlink())
        return
    if there.is_dir():
        target.mkdir(parents=True, exist_ok=True)
    else:
        _file(str(target)).touch()
    _mount(path, str(target), None, _BIND | _REC)
    kept = _RDONLY | _NOSUID | _NODEV
    # A mount that the machine itself restricts more must be named with what it has.
    info = os.statvfs(target).f_flag
    for flag in (_NOEXEC, 1024, 2048, 1 << 21):
        if info & _STATVFS.get(flag, 0):
            kept |= flag
    _mount("none", str(target), None, _BIND | _REMOUNT | kept)


_STATVFS = {_NOEXEC: os.ST_NOEXEC, 1024: os.ST_NOATIME, 2048: os.ST_NODIRATIME,
            1 << 21: os.ST_RELATIME}  # fmt: skip


def _file(path: str) -> Path:
    found = Path(path)
    found.parent.mkdir(parents=True, exist_ok=True)
    return found


def _number_of_pivot_root() -> int:
    # C libraries have no name for it.
    return {"x86_64": 155, "aarch64": 41}[os.uname().machine]


def _drop_rights(*, root: bool) -> None:
    last = int(Path("/proc/sys/kernel/cap_last_cap").read_text())
    for capability in range(last + 1):
        call("prctl", _DROP_CAPABILITY, capability, 0, 0, 0)
    if root:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    header = struct.pack("Ii", 0x20080522, 0)
    call("capset", header, struct.pack("IIIIII", *[0] * 6))


if __name__ == "__main__":
    main()
