"""Run the code cells of a lesson one by one, without a kernel, and say what went wrong.

    python run_lesson.py < cells.json        a list of the sources; prints a JSON object

It is called in the second environment, where neither pytest nor a kernel is installed.
"""

import contextlib
import io
import json
import sys
import time
import warnings


def main():
    import matplotlib as mpl
    import numpy as np
    import pandas as pd
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    warnings.simplefilter("error")
    begin, wrong = time.perf_counter(), []
    said, shown = io.StringIO(), io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(shown):
        for source in json.load(sys.stdin):
            result = shell.run_cell(source, store_history=False)
            error = result.error_before_exec or result.error_in_exec
            if error:
                wrong.append(f"{source}\n{type(error).__name__}: {error}")
    told = {
        "versions": {
            "matplotlib": mpl.__version__,
            "numpy": np.__version__,
            "pandas": pd.__version__,
        },
        "wrong": wrong,
        "said": said.getvalue(),
        "seconds": time.perf_counter() - begin,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
