#!/bin/sh
# Builds what the browser loads into target/classes/static/app. Called by Maven; does nothing when nothing changed.
set -eu
cd "$(dirname "$0")"
bundle=../../../target/classes/static/app/manifest.json
installed=node_modules/.installed-lock

refuse() {
    echo "Wayline needs Node 20 or newer for its browser parts; install nodejs and npm, or add -Dskip.frontend to build without them. $1" >&2
    exit 1
}

version=$(node --version 2>/dev/null) || refuse "No node was found on the PATH."
number=${version#v}
major=${number%%.*}
minor=${number#*.}
minor=${minor%%.*}
# 20.19 is where Vite begins
[ "$major" -gt 20 ] || { [ "$major" -eq 20 ] && [ "$minor" -ge 19 ]; } || refuse "Found node $version; of the 20s it takes 20.19."
command -v npm >/dev/null || refuse "No npm was found on the PATH."

if ! cmp -s package-lock.json "$installed"; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    cp package-lock.json "$installed"
fi

if [ -f "$bundle" ] && [ -z "$(find . ../java ../resources/web ../resources/messages -name node_modules -prune -o -type f -newer "$bundle" -print | head -n 1)" ]; then
    exit 0
fi
npm run --silent build -- --logLevel warn
