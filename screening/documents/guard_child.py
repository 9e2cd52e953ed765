"""The child's side of `guard`: takes functions, sets the limits, gives results back."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import sys
import traceback
from typing import Any

from screening.documents import TOO_DEEP
from screening.documents.limits import Limits
from screening.documents.model import UnreadableDocument

WORN = 0.6  # share of the memory limit: a child that has grown so large is replaced
MEGABYTE = 1024 * 1024


_pipes: list[int] = []  # this process's own, to its parent


def main() -> None:
    """Answer until the parent closes the pipe."""
    source = os.fdopen(os.dup(0), "rb")
    target = os.fdopen(os.dup(1), "wb")
    _pipes[:] = [source.fileno(), target.fileno()]
    # What a library prints must not mix with the answers.
    os.dup2(2, 1)
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    _answer(target, ("ready", None, False))
    while len(head := source.read(8)) == 8:
        message = source.read(int.from_bytes(head, "big"))
        answer = _run(message)
        _answer(target, answer)
        if answer[0] == "memory":
            return


def copy(control: int) -> int:
    """Copy this process, for pipes that the parent has sent through the socket `control`. The copy
    answers there, as this one does to its own; its process id is returned."""
    with socket.socket(fileno=os.dup(control)) as channel:
        _, pipes, _, _ = socket.recv_fds(channel, 1, 2)
    pid = os.fork()
    if pid:
        for pipe in pipes:
            os.close(pipe)
        return pid
    status = 1
    try:
        os.setsid()
        for number, pipe in enumerate(pipes):
            os.dup2(pipe, number)
        for file in (*pipes, *_pipes, control):
            os.close(file)
        main()
        status = 0
    finally:
        os._exit(status)  # what the copied process was in the midst of is not the copy's


def ended(pid: int) -> int:
    """How a copy ended: its exit code, or the negative number of the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _answer(target: Any, answer: tuple[str, Any, bool]) -> None:
    body = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    target.write(len(body).to_bytes(8, "big") + body)
    target.flush()


def _run(message: bytes) -> tuple[str, Any, bool]:
    """State, value and whether this process should be replaced."""
    limits = Limits()
    try:
        function, args, limits = pickle.loads(message)  # from our own parent
        _limit(limits)
        value = function(*args)
        pickle.dumps(value)
        return "done", value, _worn(limits)
    except UnreadableDocument as error:
        return "unreadable", str(error), _worn(limits)
    except MemoryError:
        return "memory", None, True
    except RecursionError:
        return "unreadable", TOO_DEEP, True
    except Exception as error:  # noqa: BLE001 - whatever it is, it goes back to the parent
        trace = traceback.format_exc()
        try:
            pickle.loads(pickle.dumps(error))
        except Exception:  # noqa: BLE001 - an exception of a kind that does not travel
            error = RuntimeError(f"{type(error).__name__}: {error}")
        return "error", (error, trace), _worn(limits)
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)


def _limit(limits: Limits) -> None:
    """Set memory and time; where the system has neither, the parent's clock still holds."""
    if hasattr(signal, "setitimer"):
        # The default action ends the process even in the midst of a library's C code, and even
        # when the parent is gone.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    try:
        import resource
    except ImportError:
        return
    wanted = limits.memory * MEGABYTE
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most != resource.RLIM_INFINITY:
        wanted = min(wanted, most)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, most))


def _worn(limits: Limits) -> bool:
    try:
        import resource
    except ImportError:
        return False
    unit = 1 if sys.platform == "darwin" else 1024
    used = _peak() or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return used > WORN * limits.memory * MEGABYTE


def _peak() -> int:
    """The most bytes that this program held, 0 where the system does not tell.

    Linux passes `ru_maxrss` on from the parent to what it starts: a child of a large parent would
    look worn from its first document. VmHWM is the program's own.
    """
    try:
        with open("/proc/self/status", encoding="ascii") as file:
            line = next((x for x in file if x.startswith("VmHWM:")), "")
    except OSError:
        return 0
    return int(line.split()[1]) * 1024 if line else 0
