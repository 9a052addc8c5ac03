"""
Runs MiniStack as the local cloud, with seven changes.

1. It saves its state while it runs, not only when it stops. See `Saver`.
2. Its log names no email address. Recipients are personal data.
3. It checks the grammar of a query's condition once. MiniStack checks it for every item that a query reads, which was half of
   the time of the tests' long lists.
4. Only its owner may read what it writes.
5. A function's worker that does not start is started once more, and fails alone. See `start_again` and `fail_alone`.
6. The head and the body of an answer leave in one write. Two wake the caller twice.
7. In tests it notes which role called what on which resource, and whether it was allowed. See `CallNotes`.
"""

import asyncio
import json
import logging
import os
import re
import signal
import time
from functools import lru_cache

import h11
from ministack import app
from ministack.core import iam_evaluator, lambda_runtime, persistence
from ministack.services import dynamodb

STATE_DIR = os.environ["STATE_DIR"]
# `saved-state.ts` reads them at the next start: when the state was last saved, and (by the file's time of change) last changed.
LAST_SAVE = os.path.join(STATE_DIR, "last-save.json")
LAST_CHANGE = os.path.join(STATE_DIR, "last-change")
# 0: save only at a clean stop, and when SIGUSR1 asks for it. Tests delete their state.
SAVE_EVERY_SECONDS = float(os.environ.get("SAVE_EVERY_SECONDS", "0"))
# When nothing has changed for this long, a person has stopped working, so save now.
QUIET_SECONDS = 2
LOOK_EVERY_SECONDS = 0.5
# 100 MB of state take seconds. A copy that takes longer than this hangs, and the next save makes a new one.
SAVED_WITHIN_SECONDS = 120

READS = re.compile(r"\.(Batch|Transact)?(Get|Query|Scan|List|Describe|Filter|Receive)[A-Za-z]*$")
ADDRESS = re.compile(r"[^\s<>'\",:;()\[\]]+@[^\s<>'\",:;()\[\]]+")

# Where the calls of roles are noted, as JSON lines. `npm test` sets it, and compares the file with what each role may do.
CALLS_FILE = os.environ.get("CALLS_FILE")

logger = logging.getLogger("cloud")


def save(states, at):
    """Writes every service's state to a new file, and replaces the old files only when all new ones are whole."""
    written = []
    for name, get_state in states.items():
        state = get_state()
        if state is None:
            continue
        path = os.path.join(STATE_DIR, f"{name}.json")
        version = persistence._state_format_version(name)
        with open(f"{path}.new", "w") as file:
            json.dump({"__ministack_format__": version, "payload": state}, file, default=persistence._json_default)
        written.append(path)
    with open(f"{LAST_SAVE}.new", "w") as file:
        json.dump({"savedAt": at}, file)
    for path in [*written, LAST_SAVE]:
        os.replace(f"{path}.new", path)


class Saver:
    """
    Saves the state at least every `SAVE_EVERY_SECONDS` and when nothing has changed for a moment. A copy of the process
    (fork) writes it, so that no request waits. The event loop makes the fork, while no transaction is half done.
    """

    def __init__(self):
        self.changed = 0.0
        self.saved = time.time()
        self.copy = None
        self.asked = False

    def ask(self):
        self.asked = True

    def note_change(self):
        self.changed = time.time()
        with open(LAST_CHANGE, "a"):
            os.utime(LAST_CHANGE, (self.changed, self.changed))

    async def run(self):
        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, self.ask)
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            try:
                if self.copy is not None:
                    self.look_after_copy()
                elif self.is_due(time.time()):
                    self.begin()
            except Exception:
                logger.exception("The state could not be saved; the next try follows")

    def is_due(self, now):
        if self.asked:
            return True
        if SAVE_EVERY_SECONDS == 0 or self.changed <= self.saved:
            return False
        return now - self.changed >= QUIET_SECONDS or now - self.saved >= SAVE_EVERY_SECONDS

    def begin(self):
        states = app._build_persistence_save_dict()
        at = time.time()
        self.asked = False
        pid = os.fork()
        if pid != 0:
            self.copy = (pid, at)
            return
        code = 1
        try:
            # The copy is no server: SIGTERM ends it at once, and the alarm ends it when it hangs on another thread's lock.
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(SAVED_WITHIN_SECONDS)
            save(states, at)
            code = 0
        except BaseException as fault:
            os.write(2, f"The state could not be saved: {type(fault).__name__}\n".encode())
        finally:
            os._exit(code)

    def look_after_copy(self):
        pid, at = self.copy
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended == 0:
            return
        self.copy = None
        if status == 0:
            self.saved = at
        else:
            logger.error("The state could not be saved (status %s); the next try follows", status)

    def save_at_the_end(self, states):
        """Replaces MiniStack's own, which does not report that a part could not be saved."""
        if self.copy is not None:
            pid, _ = self.copy
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        save(states, time.time())


class WithoutAddresses(logging.Formatter):
    """Removes email addresses from each line and from each fault."""

    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def format(self, record):
        return ADDRESS.sub("(address)", self.inner.format(record))


class CallNotes:
    """Notes each call of a role once: its session, the action, the resource's ARN, the decision. Keys of objects are references."""

    def __init__(self, file):
        self.file = open(file, "a", buffering=1)
        self.noted = set()

    def around(self, evaluate):
        def evaluated(ctx, *policies):
            result = evaluate(ctx, *policies)
            note = (ctx.principal_arn, ctx.action, ctx.resource_arn, result.decision)
            if note not in self.noted:
                self.noted.add(note)
                self.file.write(json.dumps(note) + "\n")
            return result

        return evaluated


def start_again(spawn):
    """Starts a worker once more that did not start, as Lambda does."""

    def spawned(worker):
        try:
            spawn(worker)
        except Exception as fault:
            logger.warning("A worker of %s did not start, and is started again: %s", worker.func_name, fault)
            lambda_runtime.kill_workers([worker])
            spawn(worker)

    return spawned


def fail_alone(invoke):
    """
    Answers a call whose worker did not start with its fault. MiniStack takes that for a fault of the function, and ends all of
    its workers at once: of 14 calls at the same time 13 were answered 502, because one worker was killed.
    """

    def invoked(worker, *args, **kwargs):
        try:
            return invoke(worker, *args, **kwargs)
        except Exception as fault:
            lambda_runtime.kill_workers([worker])
            return {"status": "error", "error": str(fault), "cold_start": True}

    return invoked


def with_body(send):
    """Keeps the head of an answer until its body, or its end, is sent."""

    def sent(connection, event):
        data = send(connection, event)
        if isinstance(event, h11.Response):
            connection.head = data
            return b""
        head, connection.head = getattr(connection, "head", b""), b""
        return head + data if head else data

    return sent


def is_change(scope):
    if scope["method"] in ("GET", "HEAD", "OPTIONS"):
        return False
    target = next((value for name, value in scope["headers"] if name == b"x-amz-target"), b"")
    return READS.search(target.decode("latin-1")) is None


def serve_and_note(inner, saver):
    async def served(scope, receive, send):
        if scope["type"] == "lifespan":
            served.saving = asyncio.create_task(saver.run())
        changes = scope["type"] == "http" and is_change(scope)
        # Before the change too: a kill may come after the answer and before the second note.
        if changes:
            saver.note_change()
        try:
            await inner(scope, receive, send)
        finally:
            if changes:
                saver.note_change()

    return served


os.umask(0o077)
for handler in logging.getLogger().handlers:
    handler.setFormatter(WithoutAddresses(handler.formatter))
# The program uses a few dozen conditions. Their text has no values.
dynamodb._condition_syntax_error = lru_cache(maxsize=1000)(dynamodb._condition_syntax_error)
lambda_runtime.Worker._spawn = start_again(lambda_runtime.Worker._spawn)
lambda_runtime.Worker.invoke = fail_alone(lambda_runtime.Worker.invoke)
h11.Connection.send = with_body(h11.Connection.send)
if CALLS_FILE is not None:
    iam_evaluator.evaluate = CallNotes(CALLS_FILE).around(iam_evaluator.evaluate)
saver = Saver()
app.app = serve_and_note(app.app, saver)
app.save_all = saver.save_at_the_end
app.main()
