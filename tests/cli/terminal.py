"""Plays a lesson in a pseudo-terminal of 80x24 and looks at what arrives. Arguments: the program, and what to try."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

ENTER, LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"


class Session:
    def __init__(self, program, arguments, **variables):
        self.seen = b""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **variables}
            os.execve(program, [program, *arguments], environment)
        self.modes = termios.tcgetattr(self.terminal)
        self.began = time.monotonic()

    def read_until(self, text, seconds=20):
        deadline = time.monotonic() + seconds
        while text is None or text not in self.seen:
            ready, _, _ = select.select([self.terminal], [], [], max(0, deadline - time.monotonic()))
            assert ready, f"{text!r} did not come: {self.seen[-400:]!r}"
            try:
                self.seen += os.read(self.terminal, 65536)
            except OSError:  # the program is gone
                assert text is None, f"{text!r} did not come: {self.seen[-400:]!r}"
                return

    def press(self, key):
        os.write(self.terminal, key)

    def finish(self):
        """The exit status (negative: the signal) and how long it took. The terminal must be as it was."""
        self.read_until(None)
        _, status = os.waitpid(self.pid, 0)
        assert self.seen.count(ENTER) == self.seen.count(LEAVE), "still on its own screen"
        assert self.seen.rfind(b"\x1b[?25h") > self.seen.rfind(b"\x1b[?25l") or ENTER not in self.seen, "no cursor"
        return os.waitstatus_to_exitcode(status), time.monotonic() - self.began

    def after(self):
        return self.seen[self.seen.rfind(LEAVE):].decode()


def keeps_modes(session):
    """The terminal's modes while it is still open, after the program has left its screen."""
    session.read_until(LEAVE)
    for _ in range(100):
        modes = termios.tcgetattr(session.terminal)
        if modes == session.modes:
            return
        time.sleep(0.02)
    raise AssertionError(f"modes {modes} are not {session.modes}")


def plays(program):
    session = Session(program, ["run", "gather", "--set", "call_api_1=1", "--set", "call_api_2=0.5", "--set", "call_api_3=0"])
    status, seconds = session.finish()
    assert status == 0, status
    assert 1.0 <= seconds < 15, seconds
    clocks = set(re.findall(rb"(\d\.\d+) s\x1b\[0m / 1\.0 s", session.seen))
    assert len(clocks) >= 5, clocks
    assert "✓" in session.after() and "Total" in session.after() and "\x1b[" in session.after()


def plays_really(program):
    """On the real clock: the picture moves while it runs, one run after the other, and the totals can be read."""
    session = Session(program, ["run", "nine-or-three", "--clock", "real", "--set", "call_api_1=0.5",
                                "--set", "call_api_2=0.2", "--set", "call_api_3=0"])
    status, seconds = session.finish()
    assert status == 0, status
    assert 1.9 <= seconds < 15, seconds
    clocks = set(re.findall(rb"(\d\.\d+) s\x1b\[0m / 0\.7 s", session.seen))
    assert len(clocks) >= 5, clocks
    assert session.seen.count(ENTER) == 3, "a screen for each run"
    after = session.after()
    assert re.search(r"await in a row  +(\x1b\[\d+m)* *(0\.[7-9]\d?|1\.\d+) s", after), after
    assert "✓" in after and "Output of gather" in after


def quits_really(program):
    session = Session(program, ["run", "nine-or-three", "--clock", "real", "--set", "call_api_1=0.3"])
    session.read_until(b"q quits")
    session.press(b"q")
    keeps_modes(session)
    status, seconds = session.finish()
    assert status == 0 and seconds < 8, (status, seconds)
    assert "Total" not in session.after()


def quits(program):
    session = Session(program, ["run", "nine-or-three"])
    session.read_until(b"q quits")
    session.press(b"q")
    keeps_modes(session)
    status, seconds = session.finish()
    assert status == 0 and seconds < 8, (status, seconds)
    assert "Total" not in session.after()


def skips(program):
    session = Session(program, ["run", "nine-or-three"])
    session.read_until(b"q quits")
    session.press(b" ")
    status, seconds = session.finish()
    assert status == 0 and seconds < 8, (status, seconds)
    assert "6.0 s saved" in session.after()


def interrupts(program):
    session = Session(program, ["run", "nine-or-three"])
    session.read_until(b"q quits")
    session.press(b"\x03")
    keeps_modes(session)
    status, _ = session.finish()
    assert status == -signal.SIGINT, status


def stops(program):
    """Stopped by Ctrl+Z for two seconds: the terminal is given back, and the run goes on where it was."""
    delays = " ".join(f"--set call_api_{i}={delay}" for i, delay in ((1, 1.5), (2, 0.5), (3, 0)))
    # With job control: who has no shell above it cannot be stopped.
    session = Session("/bin/bash", ["-m", "-c", f"{program} run gather {delays}; echo given back; sleep 2; fg"])
    session.read_until(b"q quits")
    session.press(b"\x1a")
    session.read_until(b"given back")
    assert session.seen.count(ENTER) == session.seen.count(LEAVE) == 1, session.seen[-300:]
    modes = termios.tcgetattr(session.terminal)[3]
    assert modes & termios.ICANON and modes & termios.ECHO, modes
    session.finish()
    again = session.seen[session.seen.rfind(ENTER):]
    assert session.seen.count(ENTER) == 2, session.seen[-300:]
    clocks = set(re.findall(rb"(\d\.\d+) s\x1b\[0m / 1\.5 s", again))
    assert len(clocks) >= 3, f"the clock has jumped: {clocks}"


def plain(program):
    session = Session(program, ["run", "gather", "--set", "call_api_1=0", "--set", "call_api_2=0", "--set", "call_api_3=0"],
                      NO_COLOR="1")
    status, _ = session.finish()
    assert status == 0, status
    assert not re.search(rb"\x1b\[[0-9;]*m", session.seen), session.seen
    assert "█" in session.after()


if __name__ == "__main__":
    TRIALS = (plays, plays_really, quits, quits_really, skips, interrupts, stops, plain)
    {trial.__name__: trial for trial in TRIALS}[sys.argv[2]](sys.argv[1])
