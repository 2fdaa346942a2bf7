"""The program that runs a notebook inside the walls. Nothing of the course is imported.

It is the first process there, which no signal from inside can end, and it lets
nobody look into its memory. It reads one JSON object from standard input and
writes one JSON object a line to standard output: ``{"at": 3}`` before each
cell, at the end the outputs. Everything that it writes may have been forged by
the learner's code, which shares the kernel with the tests.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import resource
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

HERE = Path(__file__).resolve()
WORK = Path("/learner")
KERNEL = "python3"


def main() -> None:
    """Run what standard input says."""
    if sys.argv[1:2] == ["--kernel"]:
        _kernel(sys.argv[2], sys.argv[3:])
    asked = json.loads(sys.stdin.buffer.read())
    tell = os.fdopen(os.dup(1), "wb", buffering=0)  # no process that starts here inherits it
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits = asked["limits"]
    _close_the_door(limits)

    def say(**what: Any) -> None:
        tell.write(json.dumps(what).encode() + b"\n")

    for name, data in asked["files"].items():
        (WORK / Path(name).name).write_bytes(base64.b64decode(data))
    watch = Watch(limits)
    try:
        outputs, stopped, honest = asyncio.run(_run(asked, limits, watch, say))
    except BaseException as error:  # whatever it is, the learner's code brought it about
        say(stopped=type(error).__name__[:50])
        return
    say(outputs=outputs, stopped=stopped, honest=honest)


def _kernel(limits: str, words: list[str]) -> None:
    """Become the kernel, with the limits that are for it alone."""
    for name, most in json.loads(limits).items():
        resource.setrlimit(getattr(resource, name), (most, most))
    os.nice(5)
    command = [sys.executable, "-m", "ipykernel_launcher", *words]
    os.execv(sys.executable, command)  # noqa: S606  (inside the walls)


def _close_the_door(limits: dict[str, int]) -> None:
    """Give up what this process and all that start in it will never need."""
    sys.path.insert(0, str(HERE.parent))
    from sandbox import no_new_rights, quiet_memory  # type: ignore[import-not-found]

    for name, most in {
        "RLIMIT_CORE": 0,
        "RLIMIT_NOFILE": 256,
        "RLIMIT_FSIZE": limits["disk"],
        "RLIMIT_AS": 2 * limits["memory"],
        "RLIMIT_NPROC": limits["processes"] + limits["others"],
        "RLIMIT_MSGQUEUE": 0,
        "RLIMIT_MEMLOCK": 0,
    }.items():
        resource.setrlimit(getattr(resource, name), (most, most))
    no_new_rights()
    quiet_memory()


class Watch(threading.Thread):
    """Ends everything else in here when all of it together takes too much memory."""

    def __init__(self, limits: dict[str, int]) -> None:
        super().__init__(daemon=True)
        self.most, self.full = limits["memory"], False
        self.files = limits["files"]
        self.start()

    def run(self) -> None:
        """Look ten times a second."""
        page = os.sysconf("SC_PAGE_SIZE")
        while True:
            taken = 0
            for folder in Path("/proc").iterdir():
                if folder.name.isdigit() and folder.name != "1":
                    with suppress(OSError, ValueError, IndexError):
                        taken += int((folder / "statm").read_text().split()[1]) * page
            if taken > self.most or self._too_many_files():
                self.full = True
                end_all()
            time.sleep(0.1)

    def _too_many_files(self) -> bool:
        # Files without content take memory too, and bubblewrap's rooms do not count them.
        rooms = (os.statvfs(room) for room in (WORK, "/tmp", "/dev/shm"))  # noqa: S108
        return any(room.f_files - room.f_ffree > self.files for room in rooms)


def end_all() -> None:
    """End every process in here but this one."""
    with suppress(OSError):
        os.kill(-1, signal.SIGKILL)


class TooMuchError(Exception):
    """More output than a hand-in may have."""


class LiarError(Exception):
    """A cell after which failing tests no longer fail."""


async def _run(
    asked: dict[str, Any], limits: dict[str, int], watch: Watch, say: Any
) -> tuple[list[Any], dict[str, Any] | None, bool]:
    import nbformat
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    class Client(NotebookClient):
        left = limits["output"]

        def process_message(self, msg: Any, cell: Any, cell_index: int) -> Any:
            """Count what comes in before it is kept."""
            self.left -= len(str(msg.get("content")))
            if self.left < 0:
                raise TooMuchError
            return super().process_message(msg, cell, cell_index)

    spec = Path("/tmp/kernels", KERNEL)  # noqa: S108  (the walls' own, empty at the start)
    spec.mkdir(parents=True)
    own = {"RLIMIT_CPU": limits["seconds"], "RLIMIT_NOFILE": 128}
    argv = [sys.executable, str(HERE), "--kernel", json.dumps(own), "-f", "{connection_file}",
            "--HistoryManager.enabled=False", "--IPKernelApp.log_level=ERROR"]  # fmt: skip
    (spec / "kernel.json").write_text(
        json.dumps({"argv": argv, "display_name": "Python", "language": "python"})
    )
    manager = AsyncKernelManager(kernel_name=KERNEL, transport="ipc", ip="/tmp/kernel")  # noqa: S108
    manager.kernel_spec_manager.kernel_dirs = [str(spec.parent)]
    manager.kernel_spec_manager.ensure_native_kernel = False
    manager.shutdown_wait_time = 0.5
    notebook = nbformat.from_dict(asked["notebook"])  # type: ignore[no-untyped-call]
    client = Client(
        notebook, km=manager, timeout=limits["cell"], allow_errors=True, interrupt_on_timeout=False,
        store_widget_state=False, coalesce_streams=True, raise_on_iopub_timeout=False,
        iopub_timeout=4, startup_timeout=60, shutdown_kernel="immediate",
    )  # fmt: skip
    skip, theirs = set(asked["skip"]), set(asked["theirs"])
    stopped, honest, place = None, False, 0
    try:
        async with client.async_setup_kernel(cwd=str(WORK)):
            for place, cell in enumerate(list(notebook.cells)):
                if cell.cell_type != "code" or place in skip:
                    continue
                say(at=place)
                before = client.left
                await client.async_execute_cell(cell, place)
                _outputs_fit(cell, before)
                if place in theirs and not await _is_honest(client, notebook):
                    raise LiarError
            honest = await _is_honest(client, notebook)
    except TooMuchError:
        stopped = "output"
    except LiarError:
        stopped = "tests"
    except CellTimeoutError:
        stopped = "time"
    except DeadKernelError:
        stopped = "memory" if watch.full else "ended"
    end_all()
    outputs = [
        {"outputs": cell.get("outputs", []), "execution_count": cell.get("execution_count")}
        for cell in notebook.cells
    ]
    return outputs, None if stopped is None else {"at": place, "why": stopped}, honest


def _outputs_fit(cell: Any, most: int) -> None:
    # Updates of a display replace what was counted once.
    if len(json.dumps(cell.get("outputs", []))) > most + 65536:
        raise TooMuchError


async def _is_honest(client: Any, notebook: Any) -> bool:
    """Return whether a cell that must fail is still said to fail, and only then."""
    import nbformat

    token = uuid4().hex
    cell = nbformat.v4.new_code_cell(f"assert False, {token!r}")  # type: ignore[no-untyped-call]
    notebook.cells.append(cell)
    try:
        await client.async_execute_cell(cell, len(notebook.cells) - 1, store_history=False)
    finally:
        notebook.cells.pop()
    return any(
        output.get("output_type") == "error"
        and output.get("ename") == "AssertionError"
        and output.get("evalue") == token
        for output in cell.outputs
    )


if __name__ == "__main__":
    main()
