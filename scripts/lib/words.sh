# shellcheck shell=bash disable=SC2016,SC2034
# The messages of the scripts, in English and Korean. Sourced by them, not run.
#   say KEY [ARGUMENT...]        prints the sentence, with its arguments filled in as by printf
#   complain KEY [ARGUMENT...]   the same on standard error, with the script's name before it

# A sentence of both languages takes its arguments in the same order. In Korean no particle follows an argument.

# The first of LC_ALL, LC_MESSAGES and LANG that is set and not empty is used, as by gettext and by the program.
case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
  ko | ko[!a-zA-Z]*) language=ko ;;
  *) language=en ;;
esac

declare -A words_en words_ko
word() { words_en[$1]=$2 words_ko[$1]=$3; }

word help.run \
  'usage: scripts/run [ARGUMENTS OF coroscope...]
Installs what is missing, builds what has changed and starts coroscope; without a display the lesson
is played in the terminal and drawn into a file. Examples:
  scripts/run                                the window
  scripts/run gather --set call_api_2=5      a lesson, with a delay of your own
  scripts/run list                           any command of coroscope' \
  '사용법: scripts/run [coroscope에 넘길 인자...]
없는 것을 설치하고 바뀐 것을 빌드한 다음 coroscope를 시작합니다. 화면이 없으면 수업을 터미널에서
재생하고 그림 파일로 남깁니다. 예:
  scripts/run                                창을 엽니다
  scripts/run gather --set call_api_2=5      지연 시간을 바꿔 수업을 엽니다
  scripts/run list                           coroscope의 명령은 무엇이든 됩니다'
word help.setup \
  'usage: scripts/setup [--test] [--bench]
Installs the Debian packages that are missing; when none is missing it does nothing.
  scripts/setup            what building and running needs
  scripts/setup --test     and what scripts/test needs
  scripts/setup --bench    and what scripts/bench needs' \
  '사용법: scripts/setup [--test] [--bench]
없는 Debian 패키지를 설치합니다. 모두 있으면 아무 일도 하지 않습니다.
  scripts/setup            빌드와 실행에 필요한 것
  scripts/setup --test     scripts/test에 필요한 것까지
  scripts/setup --bench    scripts/bench에 필요한 것까지'
word help.test \
  'usage: scripts/test [PRESET...]
Installs what is missing, builds, runs every test and says at the end what was judged, what was left
out and how long it took. Without a PRESET: dev and asan.
  dev      GCC
  asan     clang with AddressSanitizer and UndefinedBehaviorSanitizer
  clang    clang without them' \
  '사용법: scripts/test [프리셋...]
없는 것을 설치하고 빌드한 다음 모든 테스트를 돌립니다. 무엇과 비교했고 무엇을 건너뛰었고 얼마나
걸렸는지 끝에 알려 줍니다. 프리셋을 적지 않으면 dev와 asan을 돌립니다.
  dev      GCC
  asan     clang에 AddressSanitizer와 UndefinedBehaviorSanitizer를 켠 것
  clang    둘을 켜지 않은 clang'
word help.bench \
  'usage: scripts/bench [OPTIONS OF GOOGLE BENCHMARK...]
Installs what is missing, builds the optimised program and measures the figures of
docs/BENCHMARKS.md. Example:
  scripts/bench --benchmark_filter=slider/' \
  '사용법: scripts/bench [Google Benchmark의 옵션...]
없는 것을 설치하고 최적화한 프로그램을 빌드해서 docs/BENCHMARKS.md의 수치를 잽니다. 예:
  scripts/bench --benchmark_filter=slider/'
word help.conformance \
  'usage: scripts/conformance N [--seed S] [--jobs J] [--traces] [--python PATH]...
       scripts/conformance --show SEED | --replay FILE... | --check FILE...
Builds and runs N random programs, on coro and on CPython, and compares them:
docs/CONFORMANCE.md describes how it works.' \
  '사용법: scripts/conformance N [--seed S] [--jobs J] [--traces] [--python PATH]...
       scripts/conformance --show SEED | --replay FILE... | --check FILE...
빌드한 다음 무작위 프로그램 N개를 coro와 CPython에서 돌려 비교합니다.
방법은 docs/CONFORMANCE.md(영어)에 있습니다.'
word help.fuzz \
  'usage: scripts/fuzz TARGET [SECONDS]
Installs what is missing, builds with libFuzzer and gives a reader the input that it makes up, for
60 seconds unless SECONDS is given; docs/RELIABILITY.md says what was found. TARGET is one of:
  trace       reading, checking and writing a trace
  shown       a trace as lanes, moments, sentences, charts and playback
  words       a file of assets/text
  settings    settings.toml
  lesson      lesson.toml and facts.toml of a lesson of your own
  listing     listings with their gaps' \
  '사용법: scripts/fuzz 대상 [초]
없는 것을 설치하고 libFuzzer와 함께 빌드한 다음, 파일을 읽는 코드에 지어낸 입력을 넣어 봅니다.
초를 적지 않으면 60초 동안 돌립니다. 지금까지 찾은 것은 docs/RELIABILITY.md(영어)에 있습니다. 대상:
  trace       트레이스를 읽고 검사하고 쓰는 것
  shown       트레이스를 레인, 순간, 문장, 텍스트 그림, 재생으로 보여 주는 것
  words       assets/text의 파일
  settings    settings.toml
  lesson      내 수업의 lesson.toml과 facts.toml
  listing     빈칸이 있는 코드'
word help.mutants \
  'usage: scripts/mutants [--programs N] [--seed S] [--only TEXT] [--living] [--again]
                       [--table FILE]
Puts one error at a time into a copy of src/coro, in build/mutants, and says whether the unit tests
and N random programs (2000 unless given) find it: docs/CONFORMANCE.md. It continues where it was
stopped.
  --only TEXT   only errors in places that contain TEXT, as semaphore.cpp
  --living      those again that random programs have not found
  --again       all of them again
  --table FILE  writes the table' \
  '사용법: scripts/mutants [--programs N] [--seed S] [--only 글자] [--living] [--again]
                        [--table 파일]
build/mutants에 만든 src/coro의 사본에 오류를 하나씩 넣고, 단위 테스트와 무작위 프로그램
N개(적지 않으면 2000개)가 그 오류를 찾아내는지 알려 줍니다. 방법은 docs/CONFORMANCE.md(영어)에
있습니다. 중단한 곳부터 이어서 합니다.
  --only 글자   위치에 이 글자가 들어 있는 오류만 (예: semaphore.cpp)
  --living      무작위 프로그램이 찾지 못한 오류만 다시
  --again       모두 처음부터 다시
  --table 파일  표를 파일로 저장합니다'
word help.pictures \
  'usage: scripts/pictures [PROGRAM]
Makes the pictures that README and docs/lessons show, with PROGRAM
(build/release/src/coroscope unless it is given).' \
  '사용법: scripts/pictures [프로그램]
README와 docs/lessons에 나오는 그림을 프로그램(적지 않으면 build/release/src/coroscope)으로
만듭니다.'

word unknown_argument \
  'there is no argument %s. See --help.' \
  '없는 인자입니다: %s. 쓸 수 있는 것은 --help로 볼 수 있습니다.'
word unknown_fuzz_target \
  'there is no target %s; the targets are %s.' \
  '없는 대상입니다: %s. 쓸 수 있는 것: %s.'
word not_seconds \
  'SECONDS is a whole number from 1 up, not %s.' \
  '초는 1 이상의 정수여야 합니다. 적은 값: %s.'
word fuzz_found \
  'a fault was found: %s. When it is fixed, put its input into %s.' \
  '문제를 찾았습니다: %s. 고친 다음 그 입력을 다음 폴더에 넣어 주세요: %s.'
word unknown_preset \
  'there is no preset %s; the presets are %s.' \
  '없는 프리셋입니다: %s. 쓸 수 있는 것: %s.'
word failed_log \
  'that failed; the whole output is in %s' \
  '실패했습니다. 전체 출력은 다음 파일에 있습니다: %s'

word moved_build \
  'the build folder %s belongs to a clone at another place (%s), which was moved or copied here. Remove the folder, and it is built again: rm -rf %s' \
  '빌드 폴더 %s: 다른 위치(%s)의 저장소에서 만든 것입니다. 저장소를 옮기거나 복사했다면 이 폴더를 지우세요. 다시 빌드됩니다: rm -rf %s'
word foreign_build \
  '%s cannot be written: it belongs to %s. Remove it, and it is built again: sudo rm -rf %s' \
  '빌드 폴더에 쓰기 권한이 없습니다: %s(소유자: %s). 그 폴더를 지우세요. 다시 빌드됩니다: sudo rm -rf %s'
word foreign_clone \
  '%s cannot be written: it belongs to %s. Clone the repository into a folder of your own.' \
  '이 폴더에 쓰기 권한이 없습니다: %s(소유자: %s). 내 폴더에 저장소를 새로 받으세요.'

word not_debian \
  'this is not Debian or a system based on it. Please install what these packages contain: %s' \
  'Debian 계열이 아니어서 설치를 건너뜁니다. 다음 패키지에 해당하는 것을 설치해 주세요: %s'
word as_root \
  'packages are missing, and there is no sudo. As root, run: apt-get install --no-install-recommends %s' \
  '없는 패키지가 있는데 sudo가 없습니다. root로 실행하세요: apt-get install --no-install-recommends %s'
word apt_update \
  'setup: fetching the list of packages' \
  'setup: 패키지 목록을 받습니다'
word apt_missing \
  'setup: missing: %s' \
  'setup: 없는 패키지: %s'
word apt_install \
  'setup: installing them with apt-get%s: %s' \
  'setup: apt-get으로 설치합니다%s. %s'
word with_sudo \
  ' and sudo' \
  '(sudo 사용)'
word apt_size \
  '%s packages with what they need, %s to fetch, %s on disk' \
  '딸린 것까지 패키지 %s개, 받을 크기 %s, 디스크 %s'
word apt_done \
  'setup: installed in %s' \
  'setup: %s 만에 설치했습니다'
word still_missing \
  'still missing: %s' \
  '여전히 없는 패키지: %s'

word building_first \
  'Building coroscope: a few minutes on two cores this first time, seconds from then on.' \
  'coroscope를 빌드합니다. 처음에는 코어 두 개로 몇 분 걸리고, 다음부터는 금방 끝납니다.'
word not_built_yet \
  'When the program is built, this shows its own help, too.' \
  '프로그램을 빌드하고 나면 프로그램의 도움말도 함께 보여 줍니다.'
word linked \
  'From now on the command `coroscope` starts this program: the link %s was made.' \
  '이제 `coroscope` 명령으로 시작할 수 있습니다. 만든 링크: %s'
word relinked \
  'The link %s was broken; it leads to this program now.' \
  '끊어져 있던 링크를 이 프로그램으로 이었습니다: %s'
word not_on_path \
  '%s is not on PATH: log in again, or type: export PATH="%s:$PATH"' \
  'PATH에 없는 폴더입니다: %s. 다시 로그인하거나 다음을 입력하세요: export PATH="%s:$PATH"'
word foreign_link \
  '%s is something else (%s) and was left as it is. This program is %s' \
  '%s에 이미 다른 것(%s)이 있어 그대로 두었습니다. 이 프로그램의 경로: %s'
word unlinked \
  'No link could be made in %s. This program is %s' \
  '%s에 링크를 만들 수 없었습니다. 이 프로그램의 경로: %s'

word no_program \
  'there is no %s; build it with: cmake --workflow --preset release' \
  '%s 프로그램이 없습니다. 다음으로 빌드하세요: cmake --workflow --preset release'
word configuring \
  '%s: configuring' \
  '%s: 빌드를 준비합니다'

say() {
  local sentence=${words_en[$1]}
  [ $language = en ] || sentence=${words_ko[$1]}
  shift
  # shellcheck disable=SC2059  # the sentences above are the formats
  printf "$sentence\n" "$@"
}

complain() { printf '%s: %s\n' "$(basename "$0")" "$(say "$@")" >&2; }
