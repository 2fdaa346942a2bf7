"""What came in: strangers' files, read safely; whose each is; which version counts.

`files` and `zips` find them, `extract` takes the profile out of each, `intake` asks
`people` whose it is; `doubts` are asked, `choice` keeps the one that counts (`deadline`),
`alike` says which are somebody else's work. `reception` puts that together, and `spool`
keeps it on disk.
"""
