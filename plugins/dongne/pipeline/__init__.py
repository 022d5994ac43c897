"""The few roads from a folder to a publication, from a publication to files.

The main road: ``building`` opens the ``newsroom`` (everything read and judged), the ``press`` lays it out, ``outputs``
knows what each file is made of, ``record`` which of them stand already, ``inspection`` searches what was printed, and
``staging`` puts it in place. Beside it: ``review`` and ``reviews`` write decisions down, ``journal`` and ``history``
tell of them, ``live`` previews, ``comments`` and ``rollup`` count.
"""
