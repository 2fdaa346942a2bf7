"""A learner's work: one JSON Resume document, read and written without loss.

>>> from beyondcv.profile import Profile, dumps, loads
>>> loads('{"basics": {"label": "Logistics"}}').basics.label
'Logistics'
"""

from beyondcv.profile._course import VERSION, BeyondCV, Contract, JobAd
from beyondcv.profile._decoded import Decoded, decoded
from beyondcv.profile._legible import is_blank, legible, legible_profile
from beyondcv.profile._model import (
    Account,
    Basics,
    Certificate,
    Education,
    Interest,
    Language,
    Location,
    Meta,
    Profile,
    Project,
    Skill,
    Volunteer,
    Work,
)
from beyondcv.profile._network import Contact, FirstMessage, HabitPair
from beyondcv.profile._others import Entry, other_sections
from beyondcv.profile._plan import PlanLine
from beyondcv.profile._presence import CalendarAct, DayLog, Post
from beyondcv.profile._recognised import holds_profile
from beyondcv.profile._strangers import from_stranger
from beyondcv.profile._text import MAX_BYTES, MAX_DEPTH, dumps, loads
from beyondcv.profile._validate import Problem, validate

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "VERSION",
    "Account",
    "Basics",
    "BeyondCV",
    "CalendarAct",
    "Certificate",
    "Contact",
    "Contract",
    "DayLog",
    "Decoded",
    "Education",
    "Entry",
    "FirstMessage",
    "HabitPair",
    "Interest",
    "JobAd",
    "Language",
    "Location",
    "Meta",
    "PlanLine",
    "Post",
    "Problem",
    "Profile",
    "Project",
    "Skill",
    "Volunteer",
    "Work",
    "decoded",
    "dumps",
    "from_stranger",
    "holds_profile",
    "is_blank",
    "legible",
    "legible_profile",
    "loads",
    "other_sections",
    "validate",
]
