"""Text in: files become typed values, or problems that say where, what and how to mend it.

``strict_yaml`` and ``text`` read what lies there, the models of ``item_fields`` and its like check it, ``phrases``
says in Korean what is wrong. After this nobody asks again whether a value is sound.
"""
