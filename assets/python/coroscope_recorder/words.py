"""The messages of the command line, in Korean and English."""

import errno
import os

USAGE = {
    "en": """\
usage: python3 -m coroscope_recorder [OPTIONS] SCRIPT [ARGS...]

Runs SCRIPT in virtual time and writes what its coroutines do, as a trace (docs/TRACE.md).

  --out FILE        where the trace goes; else the script's name with .jsonl, in this folder
  --max-events N    end the run after that many events (1,000,000)
  --max-turns N     end it after that many turns of the event loop (100,000)
  --max-cpu S       end it when it has used the processor for S seconds (10)
  --workers N       threads that to_thread and run_in_executor can keep busy at once (32)
  --real            run in real time
  --quiet           do not show what the script prints
  --help            this help

Exit status: 0, a trace was written, however the script ended; 1, the script cannot be read or the
trace cannot be written; 2, wrong use.""",
    "ko": """\
사용법: python3 -m coroscope_recorder [옵션] 스크립트 [인자...]

스크립트를 가상 시간으로 실행하고, 코루틴이 한 일을 트레이스로 저장합니다(docs/TRACE.md).

  --out 파일        트레이스를 저장할 파일. 없으면 지금 폴더의 (스크립트 이름).jsonl
  --max-events N    이벤트가 이만큼 쌓이면 끝냅니다(1,000,000)
  --max-turns N     이벤트 루프가 이만큼 돌면 끝냅니다(100,000)
  --max-cpu 초      프로세서를 이만큼 쓰면 끝냅니다(10)
  --workers N       to_thread와 run_in_executor가 한꺼번에 쓸 수 있는 스레드 수(32)
  --real            실제 시간으로 실행합니다
  --quiet           스크립트의 출력을 보여 주지 않습니다
  --help            이 도움말

종료 상태: 0은 스크립트가 어떻게 끝났든 트레이스를 저장함, 1은 스크립트를 읽거나 트레이스를 저장할
수 없음, 2는 잘못된 사용.""",
}

_SENTENCES = {
    "no_script": {"en": "Name a script to run.", "ko": "실행할 스크립트를 적어 주세요."},
    "unknown": {"en": "There is no option {given}.", "ko": "그런 옵션은 없습니다: {given}"},
    "no_value": {"en": "{option} needs a value.", "ko": "{option} 뒤에 값이 필요합니다."},
    "not_whole": {"en": "{option} takes a whole number from 1, not “{given}”.",
                  "ko": "{option} 뒤에는 1 이상의 정수를 적습니다: “{given}”"},
    "not_seconds": {"en": "{option} takes a number of seconds above 0, not “{given}”.",
                    "ko": "{option} 뒤에는 0보다 큰 초를 적습니다: “{given}”"},
    "unreadable": {"en": "The script {file} cannot be read: {reason}.",
                   "ko": "스크립트를 읽을 수 없습니다: {file}({reason})"},
    "unwritable": {"en": "The trace {file} cannot be written: {reason}.",
                   "ko": "트레이스를 저장할 수 없습니다: {file}({reason})"},
}

_REASONS_KO = {
    errno.ENOENT: "그런 파일이나 폴더가 없음",
    errno.EACCES: "권한이 없음",
    errno.EISDIR: "폴더임",
    errno.ENOTDIR: "폴더가 아님",
    errno.ENOSPC: "디스크가 가득 참",
    errno.EROFS: "읽기 전용",
}


def language():
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "ko" if value.startswith("ko") and not value[2:3].isalpha() else "en"
    return "en"


def sentence(key, **named):
    return _SENTENCES[key][language()].format(**named)


def reason(error):
    """Why a file could not be read or written, by its OSError."""
    return (language() == "ko" and _REASONS_KO.get(error.errno)) or error.strerror
