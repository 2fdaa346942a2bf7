"""Tools under the course "Au-delà du CV / Beyond the CV".

A learner's work is data: one ``profile.json``, a JSON Resume document with a
``meta.beyondcv`` section. `beyondcv.profile` reads and writes it,
`beyondcv.checks` judges it, and everything else (forms, figures, exports,
grading, the book) stands on these two.
"""

__version__ = "0.1.0"
