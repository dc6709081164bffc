"""Any number of texts into tables, through files: chunks of texts, tasks over files, a cache of what tasks made.

Between stations lie Arrow record batches on disk, and no task holds more than its chunk or bucket, so that memory does
not follow the length of a corpus. What is read and decided stands in reading/, extraction/ and resolution/; here is only
how their work is cut, kept and put together. `pipelines.resolution.resolve` does the same in memory for a few texts.
"""
