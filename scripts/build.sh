# shellcheck shell=sh
# To be sourced after steps.sh, from the repository root: three steps from nothing to the program.

# A number that changes with the content of the given files and folders.
content() {
    find "$@" \( -name node_modules -o -name dist \) -prune -o -type f -print0 | sort -z | xargs -0 cksum | cksum
}

install_libraries() { npm ci --no-audit --no-fund --loglevel=error; }

build_page() {
    mkdir -p build
    libraries=$(content web/package.json web/package-lock.json)
    if [ ! -d web/node_modules ] || [ "$libraries" != "$(cat build/libraries.stamp 2>/dev/null)" ]; then
        (cd web && install_libraries) || return
        echo "$libraries" >build/libraries.stamp
    fi
    sources=$(content web)
    if [ ! -f web/dist/index.html ] || [ "$sources" != "$(cat build/page.stamp 2>/dev/null)" ]; then
        (cd web && npm run build) || return
        echo "$sources" >build/page.stamp
    fi
}

# The program alone, or with all its tests.
build_program() { # run|test
    [ -f build/release/build.ninja ] || cmake --preset release || return
    if [ "$1" = run ]; then cmake --build --preset release --target trygghetskarta; else cmake --build --preset release; fi
}

# build run|test: install what is missing, then make the page and the program.
build() {
    step "installing packages" scripts/install-packages "$1" || exit 1
    step "building the page" build_page || exit 1
    step "building the program" build_program "$1" || exit 1
}
