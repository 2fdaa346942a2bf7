"""What came in: strangers' files, read safely; whose each is; which version counts.

`files` and `zips` find them, `extract` takes the profile out of each, `intake` asks
`people` whose it is and keeps the one that counts (`deadline`); `reception` puts that
together, and `spool` keeps it on disk.
"""
