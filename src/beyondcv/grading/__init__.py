"""From what learners handed in to nbgrader's gradebook, and back.

The verbs of `beyondcv.cli` are declared in `verbs`, `grade_verbs` and
`people_verbs`. What they do:

- hand out: `hand_out`, from the course that `course`, `setup` and `database` open;
- read: `handins` finds files, the profile in each, whose each is and which one
  counts; `people` knows the class, its codes and its pseudonyms, and forgets it;
- grade: `collect` chooses one of the `ways`. The usual one, `judging`, starts no
  kernel; `ledger` knows what need not be graded again;
- give back: `results` and `rubric` read the gradebook; `give_back` writes
  `pages` and the LMS's sheet;
- tell the trainer: `batch`, `report`, `survey`, `progress`.

Of a hand-in only data is taken, and the notebook that is graded is the
trainer's own. The exception has to be asked for: where an assignment asks for
code, `code` runs the answers behind walls.
"""
