#!/usr/bin/env bash
# What the action runs, once postkit is installed. Inputs come in variables, none of them
# becomes a part of a command: a path may hold blanks, and a title may hold `$(…)`.
set -euo pipefail

postkit=${POSTKIT:-postkit}

paths=()
while IFS= read -r path || [[ -n $path ]]; do
  path=${path%$'\r'}
  if [[ -n $path ]]; then paths+=("$path"); fi
done <<< "${POSTKIT_PATHS:-.}"

# Words as a shell reads them, but nothing in them is carried out. One of them a line.
args=()
if [[ -n ${POSTKIT_ARGS:-} ]]; then
  words=$("${POSTKIT_PYTHON:-python3}" -c '
import os, shlex, sys
try:
    words = shlex.split(os.environ["POSTKIT_ARGS"])
except ValueError as error:
    sys.exit(f"args: {error}")
print("\n".join(word.replace("\n", " ") for word in words))
') || exit 2
  while IFS= read -r word; do args+=("${word%$'\r'}"); done <<< "$words"
fi

# A pull request knows its base; a push has none, and all posts are checked.
if [[ ${POSTKIT_CHANGED_ONLY:-false} == true && -n ${GITHUB_BASE_REF:-} ]]; then
  fetch=(fetch --quiet --no-tags)
  if [[ $(git rev-parse --is-shallow-repository) == true ]]; then fetch+=(--unshallow); fi
  git "${fetch[@]}" origin "+refs/heads/$GITHUB_BASE_REF:refs/remotes/origin/$GITHUB_BASE_REF"
  args+=(--diff-base "origin/$GITHUB_BASE_REF" --changed-lines-only)
fi

if [[ ${POSTKIT_CACHE:-true} != true ]]; then args+=(--no-cache); fi

# Of an option that is given twice the last counts: what is asked for here.
lint() { "$postkit" lint ${args[@]+"${args[@]}"} "$@" -- "${paths[@]}"; }

status=0
lint --output-format "${POSTKIT_FORMAT:-github}" || status=$?

if [[ -n ${POSTKIT_SARIF:-} && $status -le 1 ]]; then
  lint --exit-zero --quiet --output-format sarif --output-file "$POSTKIT_SARIF"
fi

if [[ -n ${GITHUB_STEP_SUMMARY:-} && $status -le 1 ]]; then
  table=$(mktemp)
  lint --exit-zero --quiet --output-format markdown --output-file "$table"
  { printf '### postkit\n\n'; cat "$table"; } >> "$GITHUB_STEP_SUMMARY"
  rm "$table"
fi

exit "$status"
