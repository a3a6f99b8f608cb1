# shellcheck shell=sh
# To be sourced after setting step_total: steps that are quiet when short, and say how far they have come when long.

step_log=$(mktemp)
step_total=${step_total:?}
step_number=0
trap 'rm -f "$step_log" "$step_log".*' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Say every second (on a terminal) or every half minute what is going on, from the second second on,
# for as long as the step's file is there. (A signal could be lost right after the start.)
tick() {
    seconds=0
    while sleep 1 >/dev/null 2>&1 && [ -f "$2" ] && kill -0 $$; do
        seconds=$((seconds + 1))
        done_so_far=$(tail -n 1 "$step_log" | sed -n 's/^\(\[[0-9]*\/[0-9]*\]\).*/ \1/p')
        if [ -t 2 ]; then
            [ "$seconds" -lt 2 ] || printf '\r%s … %s s%s \033[K' "$1" "$seconds" "$done_so_far" >&2
        elif [ "$seconds" -eq 2 ] || [ $((seconds % 30)) -eq 0 ]; then
            printf '%s … %s s%s\n' "$1" "$seconds" "$done_so_far" >&2
        fi
    done
}

# step NAME COMMAND…: run it with its output in $step_log; show that output only when it fails.
step() {
    step_number=$((step_number + 1))
    step_name="[$step_number/$step_total] $1"
    step_start=$(date +%s)
    shift
    : >"$step_log"
    step_running="$step_log.$step_number"
    : >"$step_running"
    tick "$step_name" "$step_running" &
    step_status=0
    "$@" >"$step_log" 2>&1 || step_status=$?
    rm -f "$step_running"
    step_seconds=$(($(date +%s) - step_start))
    [ ! -t 2 ] || printf '\r\033[K' >&2
    if [ "$step_status" -ne 0 ]; then
        cat "$step_log" >&2
        printf '%s: failed after %s s\n' "$step_name" "$step_seconds" >&2
    elif [ "$step_seconds" -ge 2 ]; then
        printf '%s: done in %s s\n' "$step_name" "$step_seconds" >&2
    fi
    return "$step_status"
}
