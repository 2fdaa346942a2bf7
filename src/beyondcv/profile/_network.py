"""Unit 04 in ``meta.beyondcv``: people by circle, first messages, habits.

Nobody's name stands here: a role or initials tell a contact well enough, and a
file that gets lost then gives nobody away.
"""

from __future__ import annotations

from dataclasses import dataclass

from beyondcv.profile._fields import Section, string

__all__ = ["Contact", "FirstMessage", "HabitPair"]


@dataclass
class Contact(Section):
    """Somebody the learner knows.

    ``circle`` is one of ``work``, ``training``, ``close``, ``local``, ``target``;
    ``last_contact`` is ``recent`` (in the last twelve months) or ``dormant``.
    ``role`` is a role or initials: "my teacher of accounting".
    """

    circle: str = string()
    role: str = string()
    last_contact: str = string("lastContact")
    help: str = string()


@dataclass
class FirstMessage(Section):
    """A message to open or reopen a conversation.

    ``to`` is one of ``colleague``, ``trainer``, ``stranger``; ``link``,
    ``reason`` and ``question`` are its three parts, as notes.
    """

    to: str = string()
    link: str = string()
    reason: str = string()
    question: str = string()
    text: str = string()


@dataclass
class HabitPair(Section):
    """Something done face to face, and the same gesture online."""

    offline: str = string()
    online: str = string()
