#!/usr/bin/env bash
# Takes pictures of the live page of a running ./gateway, as desktop and phone, light and dark.
# Needs Chromium (apt-get install chromium). Usage: src/e2e/page/screenshots.sh [URL] [FOLDER]
set -euo pipefail

url=${1:-http://127.0.0.1:8080/}
folder=${2:-target/page}
mkdir -p "$folder"

shoot() { # NAME WIDTH,HEIGHT [FLAG...]
  local name=$1 size=$2 profile
  shift 2
  profile=$(mktemp -d)
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$profile" --hide-scrollbars --timeout=4000 \
    --window-size="$size" --screenshot="$folder/$name.png" "$@" "$url" > "$profile/log" 2>&1 || cat "$profile/log" >&2
  rm -rf "$profile"
  echo "$folder/$name.png"
}

shoot desktop-light 1280,800
shoot desktop-dark 1280,800 --force-dark-mode --blink-settings=preferredColorScheme=0
shoot phone-light 390,844
shoot phone-dark 390,844 --force-dark-mode --blink-settings=preferredColorScheme=0
