"""From what learners handed in to nbgrader's gradebook, and back.

Read (`files`, `learners`, `extract`), joined to the trainer's own release and
autograded by nbgrader (`course`, `autograde`, `collect`), read out again
(`results`) and given back (`feedback`, `sheet`, `give_back`). Of what was
handed in only data is taken; nothing of it is ever executed.
"""
