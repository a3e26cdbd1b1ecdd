#!/usr/bin/env bash
# What the action runs, once postkit is installed. Inputs come in variables, none of them
# becomes a part of a command: a path may hold blanks, and a title may hold `$(…)`.
set -euo pipefail

postkit=${POSTKIT:-postkit}

paths=()
while IFS= read -r path || [[ -n $path ]]; do
  path=${path%$'\r'}
  if [[ -n ${path//[[:space:]]/} ]]; then paths+=("$path"); fi
done <<< "${POSTKIT_PATHS:-.}"

# Words as a shell reads them, but nothing in them is carried out. One of them a line.
args=()
given=${POSTKIT_ARGS:-}
if [[ -n ${given//[[:space:]]/} ]]; then
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
lint() { "$postkit" lint ${args[@]+"${args[@]}"} "$@" -- ${paths[@]+"${paths[@]}"}; }

temporary=$(mktemp -d)
trap 'rm -r "$temporary"' EXIT
messages=$temporary/messages
table=$temporary/table

status=0
{ lint --output-format "${POSTKIT_FORMAT:-github}" 2>&1 1>&3 | tee "$messages" >&2; } 3>&1 || status=$?

# What was found goes into the other files too where a post could not be read. Where nothing
# could be checked there is none: an empty one would close what code scanning has open.

if [[ -n ${POSTKIT_SARIF:-} ]]; then
  mkdir -p -- "$(dirname -- "$POSTKIT_SARIF")"
  lint --exit-zero --quiet --output-format sarif --output-file="$POSTKIT_SARIF" 2> "$temporary/again" || true
  if [[ -f $POSTKIT_SARIF ]]; then echo "has-sarif=true" >> "${GITHUB_OUTPUT:-/dev/null}"; fi
fi

if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then
  lint --exit-zero --quiet --output-format markdown --output-file="$table" 2> "$temporary/again" || true
  {
    printf '### postkit\n\n'
    if [[ -f $table ]]; then cat "$table"; fi
    if [[ $status -gt 1 ]]; then
      printf '\npostkit could not do all that was asked for:\n\n'
      sed 's/^/    /' "$messages"
    fi
  } >> "$GITHUB_STEP_SUMMARY"
fi

exit "$status"
