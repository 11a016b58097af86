"""What Android's tools say, written by hand after their sources, and a phone that says it."""

import subprocess
from collections.abc import Sequence

PACKAGE, UID = "org.limber.limber", 10210
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20_000)

QUIET = """\
11-30 19:00:01.000  4242  4263 V SDL     : Running main function SDL_main from library /data/app/lib/libmain.so
11-30 19:00:02.000  1500  1520 E SomeApp : Traceback in the bathroom
"""
TRACEBACK = """\
11-30 19:00:03.000  4242  4263 I python  : Traceback (most recent call last):
11-30 19:00:03.000  1500  1520 I Other   : nothing of ours
11-30 19:00:03.000  4242  4263 I python  :   File "app/main.py", line 3, in <module>
11-30 19:00:03.000  4242  4263 I python  : ZeroDivisionError: division by zero
"""
CRASH = """\
11-30 19:00:03.000  4242  4242 E AndroidRuntime: FATAL EXCEPTION: main
11-30 19:00:03.000  4242  4242 E AndroidRuntime: Process: {package}, PID: 4242
11-30 19:00:03.000  4242  4242 E AndroidRuntime: java.lang.SecurityException: Starting FGS with type mediaPlayback
"""
SIGNAL = "11-30 19:00:03.000  4242  4263 F libc    : Fatal signal 11 (SIGSEGV), code 1 in tid 4263 (SDLThread), pid 4242 ({name})\n"
NOT_ANSWERING = "11-30 19:00:03.000  1000  1100 E ActivityManager: ANR in {package} ({package}/.Main)\n"

SERVICE = """\
ACTIVITY MANAGER SERVICES (dumpsys activity services)
  User 0 active services:
  * ServiceRecord{{a1b2c3 u0 {package}/.Other c:{package}}}
    isForeground=true foregroundId=7
  * ServiceRecord{{d4e5f6 u0 {package}/.ServiceLimber c:{package}}}
    intent={{cmp={package}/.ServiceLimber}}
    app=ProcessRecord{{0123 5000:{package}:service_Limber/u0a210}}
    isForeground={foreground} foregroundId=1
"""
VIBRATES = "    createTime: 11-30 19:00:05.123, durationMs: 300, status: FINISHED, effect: Mono, uid: 10210, opPkg: {package}\n"
PLAYS = """\
  players:
  AudioPlaybackConfiguration piid:63 deviceIds:[2] type:android.media.SoundPool u/pid:10210/4242 state:{state} attr:USAGE_MEDIA
"""
FOCUS = "Audio Focus stack entries (last is top of stack):\n  source:android.os.BinderProxy@1 -- pack: {package} -- client: x -- gain: GAIN_TRANSIENT_MAY_DUCK -- uid: 10210 -- sdk:36\n"
SEEN = "    topResumedActivity=ActivityRecord{{9f u0 {package}/org.limber.LimberActivity t42}}\n"
RECENT = "  * Recent #0: Task{{77 #42 type=standard A=10210:{package}}}\n"


class Phone:
    """A phone as it should be; `is_broken` names what it does wrong.

    Attributes:
        done: Every command, without `adb`.
    """

    def __init__(self, level: int = 34, is_broken: str = "") -> None:
        self.level, self.is_broken = level, is_broken
        self.done: list[str] = []
        self.slept = 0.0
        self._asleep = self._running = self._serving = False
        self._task = self._has_record = False
        self._installed = self._felt = self._pictures = 0

    def sleep(self, seconds: float) -> None:
        self.slept += seconds
        if (self._running or self._serving) and not (self._asleep and self.is_broken == "silent in the dark"):
            self._felt += self.is_broken != "never vibrates"

    def run(self, words: Sequence[str], **_: object) -> "subprocess.CompletedProcess[bytes]":
        assert words[0] == "adb"
        command = " ".join(words[1:])
        self.done.append(command)
        answer = self._answer(command)
        if isinstance(answer, Exception):
            return subprocess.CompletedProcess(list(words), 1, b"", str(answer).encode())
        return subprocess.CompletedProcess(
            list(words), 0, answer if isinstance(answer, bytes) else answer.encode(), b""
        )

    def _answer(self, command: str) -> str | bytes | Exception:
        p, broken = PACKAGE, self.is_broken
        match command.removeprefix("shell ").split():
            case ["getprop", "ro.build.version.sdk"]:
                return f"{self.level}\n"
            case ["getprop", "sys.boot_completed"]:
                return "1\n"
            case ["install", *_]:
                self._installed += 1
                if broken == "other key" and self._installed > 1:
                    return RuntimeError("INSTALL_FAILED_UPDATE_INCOMPATIBLE: signatures do not match")
                if broken == "forgets" and self._installed > 1:
                    self._has_record = False
                return "Success\n"
            case ["am", "start", *words]:
                if broken == "does not start":
                    return "Error: Activity not started, unable to resolve Intent\n"
                self._running = self._task = True
                self._serving = self._serving or any("COOL_DOWN" in word for word in words)
                return "Status: ok\n"
            case ["am", "force-stop", _]:
                self._running = self._serving = False
                return ""
            case ["run-as", _, "cp", *_]:
                self._has_record = True
                return ""
            case ["run-as", _, "sha1sum", _]:
                return f"{'a' if self._has_record else 'b'}{'0' * 39}  files/user/limber.db\n"
            case ["input", "keyevent", "223"]:
                self._asleep = True
                return ""
            case ["input", "keyevent", "224"]:
                self._asleep = False
                return ""
            case ["input", "swipe", *_]:
                self._running = self._task = False
                self._serving = self._serving and broken != "dies with the app"
                return ""
            case ["wm", "size"]:
                return "Physical size: 1080x2400\n"
            case ["dumpsys", "power"]:
                return f"  mWakefulness={'Asleep' if self._asleep else 'Awake'}\n"
            case ["dumpsys", "package", _]:
                return f"    userId={UID}\n"
            case ["dumpsys", "activity", "services", _]:
                foreground = self._serving and broken != "no notification"
                return SERVICE.format(package=p, foreground=str(foreground).lower())
            case ["dumpsys", "activity", "activities"]:
                return SEEN.format(package=p) if self._running else "  topResumedActivity=null\n"
            case ["dumpsys", "activity", "recents"]:
                return RECENT.format(package=p) if self._task else ""
            case ["dumpsys", "vibrator_manager" | "vibrator" as service]:
                assert (service == "vibrator_manager") == (self.level >= 31)
                return VIBRATES.format(package=p) * self._felt
            case ["dumpsys", "audio"]:
                return PLAYS.format(state="idle" if broken == "silent" else "started")
            case ["logcat", "-d", *_]:
                if broken == "never runs":
                    return QUIET.replace("Running", "Waiting for")
                return QUIET + (TRACEBACK if broken == "traceback" and self._task else "")
            case ["exec-out", "screencap", "-p"]:
                self._pictures += 1
                is_black = broken == "black" or (broken == "draws late" and self._pictures < 4)
                return PNG[:900] if is_black else PNG
        return ""
