"""The course's rules, each a pure function from a profile to a `CheckResult`.

The forms call them while somebody types, grading calls them afterwards: what
learners see is what is graded.
"""

from beyondcv.checks._result import CheckResult, Finding, Status

__all__ = ["CheckResult", "Finding", "Status"]
