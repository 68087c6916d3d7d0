#!/bin/sh
# Gets the explorer's files from npm, checks them against the pins below, and lays them down compressed under graphiql/.
# With --check: changes nothing, and fails if what lies there is something else. Needs npm, openssl and gzip.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# package, version, integrity (as `npm view PACKAGE@VERSION dist.integrity` says), then file in the package=our name.
fetch() {
    package=$1 version=$2 integrity=$3
    shift 3
    (cd "$work" && npm pack --silent "$package@$version" >/dev/null)
    archive=$work/$package-$version.tgz
    found=sha512-$(openssl dgst -sha512 -binary "$archive" | openssl base64 -A)
    [ "$found" = "$integrity" ] || { echo "$package@$version is not what was pinned: $found" >&2; exit 1; }
    mkdir "$work/$package"
    tar -xzf "$archive" -C "$work/$package" --strip-components=1
    for pair in "$@"; do
        place "$work/$package/${pair%%=*}" "$here/graphiql/${pair#*=}"
    done
}

place() {
    case $2 in
    *.gz)
        # Without its source map, which is not served.
        sed '/^\/\/# sourceMappingURL=/d' "$1" | gzip -9n >"$work/placed"
        if [ "${check:-}" ]; then gzip -dc "$2" >"$work/a"; gzip -dc "$work/placed" >"$work/b"; cmp "$work/a" "$work/b"
        else cp "$work/placed" "$2"; fi ;;
    *) if [ "${check:-}" ]; then cmp "$1" "$2"; else cp "$1" "$2"; fi ;;
    esac
}

[ "${1:-}" != --check ] || check=yes
fetch graphiql 3.9.0 sha512-rJYFlHdBbug9+YbFSwRVvgfPjCayC7wHecZkx/qB4XLuQPFQZw/yB9pmHFtOJV6RiNBBHro3u1GdocKa3YcGRA== \
    graphiql.min.js=graphiql.js.gz graphiql.min.css=graphiql.css.gz LICENSE=LICENSE.graphiql
fetch react 18.3.1 sha512-wS+hAgJShR0KhEvPJArfuPVN1+Hz1t0Y6n5jLrGQbkb4urgPE/0Rve+1kMB1v/oWgHgm4WIcV+i7F2pTVj+2iQ== \
    umd/react.production.min.js=react.js.gz LICENSE=LICENSE.react
fetch react-dom 18.3.1 sha512-5m4nQKp+rZRb09LNH59GM4BxTh9251/ylbKIbpe7TpGxfJ+9kv6BLkLBXIjjspbgbnIBNqlI23tRnTWT0snUIw== \
    umd/react-dom.production.min.js=react-dom.js.gz LICENSE=LICENSE.react-dom
fetch graphql-ws 5.16.2 sha512-E1uccsZxt/96jH/OwmLPuXMACILs76pKF2i3W861LpKBCYtGIyPQGtWLuBLkND4ox1KHns70e83PS4te50nvPQ== \
    umd/graphql-ws.min.js=graphql-ws.js.gz LICENSE.md=LICENSE.graphql-ws
[ "${check:-}" ] && echo "as pinned" || ls -l "$here/graphiql"
