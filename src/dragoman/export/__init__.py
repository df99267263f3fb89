"""What the register knows, as files of other programs: one module for each format.

Every file says what it was narrowed to, and has the words of reports and their sources beside what they are evidence of.
"""
