"""What a process gives up for good, asked of Linux directly. Standard library only."""

from __future__ import annotations

import ctypes
import errno
import os
import socket
import struct

__all__ = ["MACHINES", "call", "no_new_rights", "quiet_memory"]

_LIBC = ctypes.CDLL(None, use_errno=True)
_NO_NEW_PRIVS, _SECCOMP, _DUMPABLE = 38, 22, 4
_ALLOW, _REFUSE, _UNKNOWN, _KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000
_NO_FAMILY = 0x00050000 | errno.EOPNOTSUPP
# New namespaces give rights over a part of the kernel that nobody here needs.
_NEW_SPACES = 0x7E020000

# Calls that no exercise needs: mounts, namespaces, other processes' memory, keys, kernel
# modules, clocks, and memory that belongs to no process and so escapes the limits.
# Then: clone, clone3; socket, socketpair.
_REFUSED = {
    "x86_64": (
        0xC000003E,
        (29, 30, 31, 67, 68, 69, 70, 71, 101, 103, 134, 135, 136, 139, 153, 154, 155, 156, 159, 161,
         163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180,
         212, 227, 237, 238, 239, 240, 246, 248, 249, 250, 256, 272, 278, 279, 298, 300, 303, 304,
         305, 308, 310, 311, 312, 313, 317, 319, 320, 321, 323, 425, 426, 427, 428, 429, 430, 431,
         432, 433, 438, 442, 443, 447, 448),
        (56, 435),
        (41, 53),
    ),
    "aarch64": (
        0xC00000B7,
        (39, 40, 41, 42, 51, 58, 60, 89, 97, 104, 105, 106, 112, 116, 117, 142, 161, 162, 170,
         180, 186, 187, 194, 195, 196, 197, 217, 218, 219, 224, 225, 235, 236, 237, 238, 239, 241,
         262, 264, 265, 266, 268, 270, 271, 272, 273, 277, 279, 280, 282, 294, 425, 426, 427, 428,
         429, 430, 431, 432, 433, 438, 442, 443, 447, 448),
        (220, 435),
        (198, 199),
    ),
}  # fmt: skip
MACHINES = frozenset(_REFUSED)
"""Machines whose system calls are known here."""


def call(name: str, *values: object) -> int:
    """Call a function of the C library.

    Raises
    ------
    OSError
        If it fails.
    """
    done: int = getattr(_LIBC, name)(*values)
    if done < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return done


def quiet_memory() -> None:
    """Let no other process of the same user look into this one, or at its files."""
    call("prctl", _DUMPABLE, 0, 0, 0, 0)


def no_new_rights() -> None:
    """Give up every way to more rights, and the system calls listed here, for good."""
    call("prctl", _NO_NEW_PRIVS, 1, 0, 0, 0)
    architecture, refused, (clone, clone3), sockets = _REFUSED[os.uname().machine]
    load, equal, above, bits, answer = 0x20, 0x15, 0x35, 0x45, 0x06
    steps = [
        (load, 0, 0, 4), (equal, 1, 0, architecture), (answer, 0, 0, _KILL),
        (load, 0, 0, 0), (above, 0, 1, 0x40000000), (answer, 0, 0, _REFUSE),
        # Its flags stand in memory, which a filter cannot read: libraries fall back to clone.
        (equal, 0, 1, clone3), (answer, 0, 0, _UNKNOWN),
    ]  # fmt: skip
    for number in refused:
        steps += [(equal, 0, 1, number), (answer, 0, 0, _REFUSE)]
    for number in sockets:
        # The kernel's own messages go through local ones. A namespace of the network does not
        # hold vsock, which reaches the machine that a virtual one runs on; and netlink, packets,
        # Bluetooth and all that Linux may learn one day are doors that nobody here needs. At any
        # other answer, ZeroMQ ends the kernel that asks netlink for the names of its networks.
        steps += [
            (equal, 0, 4, number), (load, 0, 0, 16), (equal, 0, 1, socket.AF_UNIX),
            (answer, 0, 0, _ALLOW), (answer, 0, 0, _NO_FAMILY),
        ]  # fmt: skip
    steps += [
        (equal, 0, 3, clone), (load, 0, 0, 16), (bits, 0, 1, _NEW_SPACES), (answer, 0, 0, _REFUSE),
        (answer, 0, 0, _ALLOW),
    ]  # fmt: skip
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    call("prctl", _SECCOMP, 2, ctypes.c_char_p(program), 0, 0)
