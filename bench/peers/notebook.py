"""Writes a notebook of a script with `# %%` between its cells: notebook.py WORK.py OUT.ipynb DATA.csv"""

import json
import re
import sys

work, out, data = sys.argv[1:4]


def cell(kind, source):
    own = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {}, "source": source.strip(), **own}


cells = [cell("code", f"DATA = {data!r}")]
with open(work) as script:
    for markdown, source in re.findall(r"^# %%( \[markdown\])?\n(.*?)(?=^# %%|\Z)", script.read(), re.M | re.S):
        cells.append(cell("markdown", re.sub(r"^# ?", "", source, flags=re.M)) if markdown else cell("code", source))
with open(out, "w") as file:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    json.dump({"nbformat": 4, "nbformat_minor": 4, "metadata": {"kernelspec": kernel}, "cells": cells}, file)
