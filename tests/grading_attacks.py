"""What a submission may try, each as code that prints what it got away with.

An attack prints ``GOT`` when it succeeds. Each is run twice: without walls, where it must
succeed (so that the test can fail), and inside the walls, where it must not. `{victim}` is a file
of somebody else, `{folder}` the folder of all submissions, `{pid}` the grader's process.
"""

from __future__ import annotations

ATTACKS = {
    "reads a classmate's file": "print('GOT' if 'secret' in open({victim!r}).read() else 'no')",
    "lists the other submissions": (
        "import os\nprint('GOT' if any('room-' in n and n != os.path.basename(os.getcwd())"
        " for n in os.listdir({folder!r})) else 'no')"
    ),
    "deletes a classmate's file": "import os\nos.remove({victim!r})\nprint('GOT')",
    "overwrites a classmate's file": "open({victim!r}, 'w').write('mine')\nprint('GOT')",
    "follows a link out": (
        "import os\nos.symlink({victim!r}, 'link')\nprint('GOT' if open('link').read() else 'no')"
    ),
    "reads the gradebook's folder": (
        "import os, pathlib\nprint('GOT' if os.listdir(pathlib.Path({victim!r}).parent) else 'no')"
    ),
    "writes beside our package": (
        "import datataal, pathlib\np = pathlib.Path(datataal.__file__).with_name('x.tmp')\n"
        "p.write_text('x')\np.unlink()\nprint('GOT')"
    ),
    "sees the processes of others": (
        "import os\nprint('GOT' if {pid} in [int(n) for n in os.listdir('/proc') if n.isdigit()]"
        " else 'no')"
    ),
    "reads the grader's environment": "print('GOT' if open('/proc/{pid}/environ').read() else 'no')",
    "stops the grader": "import os\nos.kill({pid}, 0)\nprint('GOT')",
    "talks to the warm server": (
        "import socket\ns = socket.socket(socket.AF_UNIX)\ns.connect({folder!r} + '/server')\n"
        "print('GOT')"
    ),
    "has a network": (
        "import socket\nprint('GOT' if [n for _, n in socket.if_nameindex() if n != 'lo'] else 'no')"
    ),
    "leaves a file for the next": (
        "import os, pathlib\np = pathlib.Path({left!r})\np.write_text('x')\nprint('LEFT')"
    ),
    "is root, or has rights": (
        "import os\nstatus = open('/proc/self/status').read() if os.path.exists('/proc/self/status')"
        " else ''\nhas = [l for l in status.splitlines() if l.startswith('CapEff')]\n"
        "print('GOT' if has and int(has[0].split()[1], 16) else 'no')"
    ),
    "makes a namespace of its own mounts": (
        "import ctypes\nc = ctypes.CDLL(None)\nprint('GOT' if c.unshare(0x20000) == 0 else 'no')"
    ),
    "takes memory without end": "x = bytearray(6 << 30)\nprint('GOT')",
    "writes a file without end": (
        "f = open('big', 'wb')\nfor _ in range(200):\n    f.write(bytes(1 << 20))\nprint('GOT')"
    ),
    "starts processes without end": (
        "import os, time\nmade = []\nfor _ in range(120):\n    pid = os.fork()\n    if pid == 0:\n"
        "        time.sleep(20)\n        os._exit(0)\n    made.append(pid)\nprint('GOT')"
    ),
}
#: Attacks that need root's rights outside too, so that they show nothing for an ordinary user.
NEED_ROOT = ("is root, or has rights", "makes a namespace of its own mounts")

#: What a submission does to its own process -> why its room is lost.
ENDINGS = {
    "ends its process": ("import os\nos._exit(0)", "gone"),
    "kills its process": ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "gone"),
    "crashes its process": ("import ctypes\nctypes.string_at(0)", "gone"),
    "blocks the timer and loops": (
        "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True:\n    pass",
        "cell",
    ),
    "loops where Python cannot look": ("sum(range(10**14))", "cell"),
    "catches every exception": (
        (
            "while True:\n    try:\n        while True:\n            pass\n"
            "    except BaseException:\n        pass"
        ),
        "cell",
    ),
    "sends what is no message": (
        (
            "import os\nfor fd in range(3, 64):\n    try:\n        os.write(fd, b'\\xff' * 64)\n"
            "    except OSError:\n        pass"
        ),
        "gone",
    ),
}

#: What a submission does to seem right -> the trick that is seen.
TRICKS = {
    "equal to all": (
        "class A:\n    def __eq__(self, other):\n        return True\nanswer = A()",
        "equal_to_all",
    ),
    "strips asserts": (
        (
            "import ast\nclass Strip(ast.NodeTransformer):\n    def visit_Assert(self, node):\n"
            "        return ast.Pass()\nget_ipython().ast_transformers.append(Strip())"
        ),
        "code_rewritten",
    ),
    "rewrites the source": (
        "ip = get_ipython()\nip.input_transformers_post.append(lambda lines: ['pass\\n'])",
        "code_rewritten",
    ),
    "runs nothing": (
        (
            "from IPython.core.interactiveshell import InteractiveShell as S\n"
            "async def run_code(self, *a, **k):\n    return False\nS.run_code = run_code"
        ),
        "shell_changed",
    ),
    "hides tracebacks": (
        "get_ipython().showtraceback = lambda *a, **k: None",
        "shell_changed",
    ),
    "speaks before each cell": (
        "def hook(*a):\n    get_ipython().displayhook(2.0)\nget_ipython().events.register('pre_run_cell', hook)",
        "hooks",
    ),
    "changes abs": ("import builtins\nbuiltins.abs = lambda x: 0", "builtins"),
}
