"""From what learners handed in to nbgrader's gradebook, and back.

The verbs of `beyondcv.cli` are declared in `verbs`, `grade_verbs` and
`people_verbs`. What they do:

- hand out: `hand_out`, from the course that `course` and `setup` open;
- read: `files` and `zips` find files, `extract` the profile in each, `intake`
  whose each is (`learners`, `codes`, `matching`, `roster`) and which one counts
  (`deadline`); `reception` puts that together, `spool` keeps it on disk;
- grade: `collect` chooses one of the `ways`. The usual one reads what the cells
  of the release ask for (`plan`), calls it (`judge`, `ready`) and writes what
  nbgrader would write (`direct`, `template`, `folders`, `rows`); `cluster` and
  `worker` do the judging elsewhere; `stock` is nbgrader's own converter, which
  `verify` compares some hand-ins with. `ledger` and `stamp` know what need not
  be graded again;
- give back: `results` and `rubric` read the gradebook; `feedback`, `group` and
  `give_back` write pages and the LMS's sheet;
- tell the trainer: `batch`, `report`, `survey`, `triage`, `progress`;
- protect people: `pseudonyms`, `private`, `class_list`, `purge` (`subjects`,
  `traces`).

Of a hand-in only data is taken, and the notebook that is graded is the
trainer's own (`rebuild`). The exception has to be asked for: where an assignment
asks for code, `own_code` runs the `answers` behind the walls of `isolation`.
"""
