"""Who is in a class: lists and codes, names matched, hidden, or forgotten.

`matching` decides whose a file is, by `codes`, the class's list (`roster`,
`class_list`) and names (`learners`); `pseudonyms` hide them, kept apart by
`private`; `purge` forgets them (`subjects`, `traces`).
"""
