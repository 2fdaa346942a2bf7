"""From profiles to points, and to what nbgrader would have written, without a kernel.

`plan` reads what the cells of a released notebook ask for; `judge` answers, `ready`
and `template` make the notebook, `direct` has `rows` and `folders` write it all.
`cluster` and `worker` judge elsewhere. `stock` is nbgrader's own converter, which
`verify` compares some hand-ins with; `stamp` knows when all have to be graded again.
"""
