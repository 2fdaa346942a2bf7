"""Judging on the machines of a Dask cluster; everything is still written here.

Chunks of hand-ins go to whichever worker is free; a few are under way at a
time, so that memory stays flat. An answer counts once: of a chunk that is not
awaited any more it is thrown away. What the cluster does not manage, because
its workers die, differ from us or are gone, is judged on this machine.
"""

from __future__ import annotations

import logging
import queue
import time
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from traitlets.log import get_logger

from beyondcv import __version__
from beyondcv.errors import SubmissionError
from beyondcv.grading.judging.direct import Judged, Judges, Work, here
from beyondcv.grading.judging.ready import Ready
from beyondcv.grading.judging.stamp import stamp
from beyondcv.grading.judging.template import Template
from beyondcv.grading.judging.worker import Answer, Refused, judged
from beyondcv.i18n import Message, msg

__all__ = ["PATIENCE", "judges"]

PATIENCE = 30.0
"""Seconds without any answer after which this machine looks for workers, and for the first one."""
STALLED = 600.0
"""Seconds without any answer after which it does the work itself, workers or not."""
_TICK = 0.5
_TRIES = 3


@dataclass
class _Sent:
    work: list[Work]
    future: Any
    tries: int = 1


def judges(address: str, tell: Callable[[str, Message], None]) -> Judges:
    """Return a way of judging on a cluster.

    Parameters
    ----------
    address : str
        The scheduler's: ``tcp://host:port``.
    tell : callable
        Called with a place and with what is worth knowing about it.

    Returns
    -------
    Judges
        Raises SubmissionError before the first hand-in if the scheduler does
        not answer, or has no worker with our rules.
    """

    def judge(template: Template, chunks: Iterator[list[Work]]) -> Generator[Judged]:
        with _client(address) as client:
            desk = _Desk(client, address, template, tell)
            desk.look_around()
            yield from desk.judged(chunks)

    return judge


@contextmanager
def _client(address: str) -> Iterator[Any]:
    import distributed

    for name in ("distributed", "distributed.client", "tornado", "tornado.application"):
        # Into the class's log, as everything that other people's software says.
        log = logging.getLogger(name)
        log.handlers, log.propagate = list(getattr(get_logger(), "handlers", [])), False
    try:
        client = distributed.Client(  # type: ignore[no-untyped-call]
            address, timeout=min(PATIENCE, 10), set_as_default=False, name="beyondcv"
        )
    except (OSError, ValueError, TimeoutError) as error:
        get_logger().warning("%s: %s", address, error)
        raise SubmissionError(
            msg(
                "The scheduler {address} does not answer. Start it with “dask scheduler”, or "
                "grade without --scheduler.",
                address=address,
            )
        ) from None
    try:
        yield client
    finally:
        client.close(timeout=5)  # type: ignore[no-untyped-call]


class _Desk:
    """What is under way, and with whom.

    Parameters
    ----------
    client : distributed.Client
    address : str
    template : Template
    tell : callable
    """

    def __init__(
        self, client: Any, address: str, template: Template, tell: Callable[[str, Message], None]
    ) -> None:
        self.client, self.address, self.template, self.tell = client, address, template, tell
        self.waiting: dict[int, _Sent] = {}
        self.answers: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
        self.refused: set[str] = set()
        self.heard = time.monotonic()
        self._run = uuid4().hex[:8]
        self._said_alone = False

    def look_around(self) -> None:
        """Wait for a first worker, and see which of them have our rules."""
        until = time.monotonic() + PATIENCE
        while not self.workers() and time.monotonic() < until:
            time.sleep(_TICK)
        if self.workers():
            found = self.client.run(stamp, on_error="return")
            for worker, said in found.items():
                if said != stamp():
                    self._refuse(worker, "?" if isinstance(said, Exception) else "")
        if not self.workers():
            raise SubmissionError(
                msg(
                    "The scheduler {address} has no worker with version {version} of this package "
                    "and its rules. Start one with “dask worker {address}” in the same "
                    "environment, or grade without --scheduler.",
                    address=self.address,
                    version=__version__,
                )
            )
        self.heard = time.monotonic()

    def workers(self) -> dict[str, int]:
        """Return the workers that may work for us, with their threads."""
        try:
            known = self.client.scheduler_info()["workers"]
        except Exception:  # the scheduler is gone, in one of many ways
            return {}
        return {
            name: worker["nthreads"] for name, worker in known.items() if name not in self.refused
        }

    def judged(self, chunks: Iterator[list[Work]]) -> Generator[Judged]:
        """Send, wait, hand on."""
        numbered, more = enumerate(chunks), True
        while more or self.waiting:
            room = 2 * sum(self.workers().values()) if more else 0
            while more and (len(self.waiting) < room or not (room or self.waiting)):
                try:
                    number, chunk = next(numbered)
                except StopIteration:
                    more = False
                    break
                if room:
                    self._send(number, _Sent(chunk, None))
                else:
                    self._say_alone()
                    yield self._alone(chunk)
                    break
            if self.waiting:
                yield from self._some()

    def _send(self, number: int, sent: _Sent) -> None:
        self.waiting[number] = sent
        try:
            sent.future = self.client.submit(
                judged, stamp(), self.template,
                [(work.packed(), work.today) for work in sent.work],
                key=f"beyondcv-{self._run}-{number}-{sent.tries}", pure=False,
                workers=list(self.workers()) if self.refused else None,
            )  # fmt: skip
        except Exception as error:  # the connection broke just now
            get_logger().warning("%s: %s", self.address, error)
            self.answers.put((number, None))
        else:
            sent.future.add_done_callback(lambda future: self.answers.put((number, future)))

    def _some(self) -> Iterator[Judged]:
        """Return what has come, if anything."""
        try:
            number, future = self.answers.get(timeout=_TICK)
        except queue.Empty:
            yield from self._patience()
            return
        sent = self.waiting.get(number)
        if sent is None or (future is not None and future is not sent.future):
            return  # late: it was judged otherwise meanwhile
        self.heard = time.monotonic()
        answer = self._answer(future)
        if isinstance(answer, Refused):
            self._refuse(answer.worker, answer.version)
            if sent.tries < _TRIES and self.workers():
                sent.tries += 1
                self._send(number, sent)
                return
        del self.waiting[number]
        if isinstance(answer, list) and len(answer) == len(sent.work):
            yield [
                (work, partial(_unpacked, one)) if one is not None else self._alone([work])[0]
                for work, one in zip(sent.work, answer, strict=True)
            ]
            return
        if not isinstance(answer, Refused):
            self._say_given_up(len(sent.work), answer)
        yield self._alone(sent.work)

    def _answer(self, future: Any) -> Any:
        """Return what a worker said; an exception if none could say anything."""
        if future is None:
            return ConnectionError()
        try:
            return future.result(timeout=PATIENCE)
        except Exception as error:
            get_logger().warning("%s: %r", self.address, error)
            return error

    def _patience(self) -> Iterator[Judged]:
        silent = time.monotonic() - self.heard
        if silent > PATIENCE and self.refused and self.workers():
            # They were meant for workers by name, and those may be gone; others have come.
            for number, sent in list(self.waiting.items()):
                if sent.tries < _TRIES:
                    sent.tries += 1
                    self._send(number, sent)
                    self.heard = time.monotonic()
        if silent > STALLED or (silent > PATIENCE and not self.workers()):
            self._say_alone()
            self.heard = time.monotonic()
            given_up, self.waiting = self.waiting, {}
            for sent in given_up.values():
                if sent.future is not None:
                    sent.future.cancel()
            for sent in given_up.values():
                yield self._alone(sent.work)

    def _alone(self, chunk: list[Work]) -> Judged:
        return next(here(self.template, iter([chunk])))

    def _refuse(self, worker: str, version: str) -> None:
        if worker not in self.refused:
            self.refused.add(worker)
            self.tell(
                worker,
                msg(
                    "This worker has other rules than this machine and was given nothing to do. "
                    "Install the same version ({version}) and the same files there.",
                    version=__version__,
                ),
            )
            get_logger().warning("%s refused: %s", worker, version)

    def _say_given_up(self, count: int, error: object) -> None:
        self.tell(
            self.address,
            msg(
                "The workers did not manage {count} of the hand-ins ({reason}); they were judged "
                "on this machine.",
                count=count,
                reason=type(error).__name__,
            ),
        )

    def _say_alone(self) -> None:
        if not self._said_alone:
            self._said_alone = True
            self.tell(
                self.address,
                msg("No worker answered for a while; this machine judged what was left to do."),
            )


def _unpacked(answer: Answer) -> Ready:
    return Ready(answer.points, zlib.decompress(answer.notebook))
