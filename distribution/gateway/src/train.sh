#!/bin/sh
# Trains the AOT caches of the gateway and of the command line: runs both once and keeps what was loaded.
# The caches do not check our jars, so their names carry the content of lib/, cli/ and of the runtime.
set -eu
image=$1
content=$(cd "$image" && cat lib/*.jar cli/*.jar runtime/release | sha256sum | cut -c1-16)
state=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || :; rm -rf "$state"' EXIT
: > "$state/started"
rm -rf "$image/aot"
mkdir -p "$image/aot"
echo "$content" > "$image/lib/CONTENT_ID"
export OPENCLAW_STATE_DIR="$state/.openclaw"

OPENCLAW_TRAIN="$image/aot/gateway-$content.aot" "$image/bin/openclaw" gateway --allow-unconfigured --port 0 > "$state/out" 2>&1 &
pid=$!
port=
for _ in $(seq 300); do
  port=$(sed -n 's/.*listening on ws:\/\/127\.0\.0\.1:\([0-9]*\).*/\1/p' "$state/out" | head -n 1)
  [ -n "$port" ] && break
  kill -0 "$pid" || { cat "$state/out"; exit 1; }
  sleep 0.1
done
OPENCLAW_TRAIN="$image/aot/cli-$content.aot" "$image/bin/openclaw" health --port "$port" > "$state/cli" 2>&1 || cat "$state/cli"
for _ in 1 2 3; do
  "$image/bin/openclaw" agent --agent main --message "use tool session_status" --port "$port" > "$state/cli" 2>&1 || cat "$state/cli"
done
"$image/bin/openclaw" status --port "$port" > "$state/cli" 2>&1 || cat "$state/cli"
# what the first requests need is in the cache too
for call in "status --repeat 500" "system-presence --repeat 500" "sessions.list --repeat 500" "channels.status --repeat 500"; do
  # shellcheck disable=SC2086 # a method and its options
  "$image/bin/openclaw" gateway call $call --port "$port" || :
done
kill "$pid"
wait "$pid" || :
pid=
chmod 600 "$image"/aot/*.aot
# the reproducible build gives every file the same date; ./openclaw wants to know when this one was made
touch -r "$state/started" "$image/VERSION"
ls -l "$image/aot"
