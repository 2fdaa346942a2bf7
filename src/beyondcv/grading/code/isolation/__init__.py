"""Learners' code, run where it can do no harm.

`walls` builds the place, `inside` runs a notebook in it, `run` calls both and
takes from what comes back what is text or a picture.
"""
