#!/usr/bin/env bash
# What the action does: finds the program, runs it with the action's inputs, writes the action's outputs. Annotations and
# the step's summary are written by the program itself.
set -euo pipefail

wrong() {
  echo "::error title=Clamor::$1" >&2
  exit 2
}

case ${INPUT_HOLD:-fail} in
  fail | pass) ;;
  *) wrong "hold: expected fail or pass. Found: something else." ;;
esac

if [ -n "${INPUT_ARCHIVE:-}" ]; then
  [ -f "$INPUT_ARCHIVE" ] || wrong "archive: expected a file in the workspace. Found: none."
  if [ -n "${INPUT_ARCHIVE_SHA256:-}" ]; then
    echo "$INPUT_ARCHIVE_SHA256  $INPUT_ARCHIVE" | sha256sum --check --status ||
      wrong "archive-sha256: expected the archive's own. Found: another."
  fi
  home=$(mktemp -d "${RUNNER_TEMP:-/tmp}/clamor.XXXXXX")
  tar -xzf "$INPUT_ARCHIVE" -C "$home" --strip-components=1
  clamor=$home/bin/clamor
else
  clamor=$GITHUB_ACTION_PATH/../../../clamor
fi

folder=${INPUT_OUT:-clamor-run}
command=("$clamor" run "${INPUT_PLAN:-storm}" --out "$folder")
if [ -n "${INPUT_AGENT:-}" ]; then command+=(--agent "$INPUT_AGENT"); fi
if [ -n "${INPUT_OBJECTIVES:-}" ]; then command+=(--objectives "$INPUT_OBJECTIVES"); fi
if [ -n "${INPUT_BASELINE:-}" ]; then command+=(--baseline "$INPUT_BASELINE"); fi
if [ -n "${INPUT_SEED:-}" ]; then command+=(--seed "$INPUT_SEED"); fi
# split at white space and nothing else: no pattern is expanded, no quote is read
more_text=${INPUT_ARGS:-}
read -r -a more <<<"${more_text//$'\n'/ }" || true
command+=(${more[@]+"${more[@]}"})

code=0
"${command[@]}" || code=$?

decision=
case $code in
  0) decision=PROMOTE ;;
  10) decision=HOLD ;;
  20) decision=ROLL_BACK ;;
esac
{
  echo "decision=$decision"
  echo "exit-code=$code"
  if [ -f "$folder/report.html" ]; then echo "report=$folder/report.html"; fi
  if [ -d "$folder" ]; then echo "folder=$folder"; fi
} >>"$GITHUB_OUTPUT"

if [ "$code" = 10 ] && [ "${INPUT_HOLD:-fail}" = pass ]; then
  exit 0
fi
exit "$code"
