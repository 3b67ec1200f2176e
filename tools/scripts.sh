#!/usr/bin/env bash
# Runs one of the scripts of web/package.json (check, test) where Node and npm are at hand; says so where not.
set -euo pipefail
cd "$(dirname "$0")/../web"
if ! command -v npm >/dev/null 2>&1; then
  echo "no npm found: the TypeScript of web/ is not looked at" >&2
  exit 0
fi
if [ ! -x node_modules/.bin/tsc ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --ignore-scripts --fetch-retries=1 --fetch-timeout=20000 >/dev/null 2>&1 || {
    echo "npm could not bring its packages: the TypeScript of web/ is not looked at" >&2
    exit 0
  }
fi
npm run --silent "$1"
