"""Tables of numbers that people bring, such as CSV files, on their way into a run.

``content_of`` a file is read in the format of ``guess_format`` by ``read_table``; ``guess_use`` says what is learned
from which columns, and ``own_data`` makes of it what a run carries with it. ``table_text`` writes such a table.
"""
