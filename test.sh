#!/usr/bin/env bash
# Builds the solution once, warnings as errors, and runs all groups of tests. Needs nothing but the .NET 10 SDK;
# what else a group wants, such as npm, is installed where that is possible, else the group is skipped.
# The last line is the sum: "N passed, N failed", and ", N skipped" if something was. Fails if anything did.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

# One function each. A group counts with `count` and `fail`, and gives up with `skip` on a machine that lacks something.
groups=(dotnet_tests native_aot mermaid)

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
configuration=Release
passed=0 failed=0 skipped=0
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

main() {
    # The build fetches llama.cpp's libraries with it.
    ensure node nodejs && ensure npm npm
    if build; then
        natives_are_there || skip "what needs the libraries of llama.cpp" "apt-get install nodejs npm, with a connection to a registry"
        for group in "${groups[@]}"; do
            "$group"
        done
    else
        fail "the build"
    fi

    local sum="$passed passed, $failed failed"
    ((skipped == 0)) || sum+=", $skipped skipped"
    echo "$sum"
    ((failed == 0))
}

# One compiler process for all projects: each starting its own takes minutes longer. It ends with the build.
build() {
    local status
    dotnet build GenFlow.sln -c "$configuration" -nodeReuse:false -p:UseSharedCompilation=true
    status=$?
    dotnet build-server shutdown --vbcscompiler > /dev/null 2>&1
    return $status
}

# Every test project under tests, one after the other: some measure, and they share the machine's cores.
dotnet_tests() {
    local project
    for project in tests/*/*.csproj; do
        if ! natives_are_there && grep -q LlamaCpp "$project"; then
            continue
        fi
        if [[ $(dotnet msbuild "$project" -getProperty:IsTestProject) == true ]]; then
            dotnet_test "$project"
        fi
    done
}

dotnet_test() {
    local name directory status trx before=$((passed + failed)) failed_before=$failed
    name=$(basename "$1" .csproj)
    directory=$results/$name
    echo "=== $name"
    dotnet test "$1" -c "$configuration" --no-build --logger "trx;LogFilePrefix=$name" --results-directory "$directory" \
        --blame-hang-timeout 5m --blame-hang-dump-type none
    status=$?

    for trx in "$directory"/*.trx; do
        [[ ! -f $trx ]] || count_trx "$trx"
    done

    if ((status != 0 && failed == failed_before)); then
        fail "$name: the test host ended with exit code $status"
    elif ((passed + failed == before)); then
        fail "$name: no test was run"
    fi
}

# A sample compiled ahead of time says what it says on the runtime.
native_aot() {
    if ! ensure gcc gcc; then
        skip "the native compilation" "apt-get install gcc"
        return
    fi

    echo "=== native compilation"
    native_says_the_same Aot Concepts
    native_says_the_same AotAgents AgentConcepts
    native_says_the_same AotLocal LocalConcepts
}

native_says_the_same() {
    local project=$1 sample=$2 expected actual
    if dotnet publish "tests/$project/GenFlow.$project.csproj" -c "$configuration" -o "$results/$project" --disable-build-servers &&
        expected=$(dotnet "samples/$sample/bin/$configuration/net10.0/$sample.dll") &&
        actual=$("$results/$project/GenFlow.$project") && [[ $actual == "$expected" ]]; then
        count 1 0 0
    else
        fail "the native program of $sample does not build or says something else"
    fi
}

# The pictures of graphs are read by the program that draws them.
mermaid() {
    if ! ensure node nodejs || ! ensure npm npm; then
        skip "the Mermaid parser" "apt-get install nodejs npm"
        return
    fi

    local output good bad
    echo "=== mermaid"
    if ! (cd tests/Mermaid && npm ci --omit=dev --no-audit --no-fund --loglevel=error); then
        skip "the Mermaid parser" "npm ci in tests/Mermaid, with a connection to a registry"
        return
    fi

    dotnet tests/Mermaid/bin/$configuration/net10.0/GenFlow.Mermaid.dll > "$results/graphs.json" &&
        output=$(node tests/Mermaid/read.mjs "$results/graphs.json")
    echo "${output:-}"
    if [[ ${output:-} =~ ([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        good=${BASH_REMATCH[1]} bad=${BASH_REMATCH[2]}
        count "$good" "$bad" 0
        ((good + bad > 0)) || fail "no graph was read"
    else
        fail "the graphs could not be written or read"
    fi
}

# Whether the build could put llama.cpp's libraries beside its output.
natives_are_there() {
    compgen -G "src/Providers/LlamaCpp/bin/$configuration/net10.0/runtimes/*/native/*ggml-base*" > /dev/null
}

count_trx() {
    local total executed good
    total=$(trx_counter total "$1") executed=$(trx_counter executed "$1") good=$(trx_counter passed "$1")
    count "$good" $((executed - good)) $((total - executed))
}

trx_counter() {
    local value
    value=$(sed -n "s/.*<Counters[^>]* $1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1)
    echo "${value:-0}"
}

# count PASSED FAILED SKIPPED
count() {
    ((passed += $1, failed += $2, skipped += $3))
}

fail() {
    echo "FAILED: $1" >&2
    count 0 1 0
}

# skip GROUP COMMAND: the group cannot run here; the command installs what it needs. In CI everything must run.
skip() {
    if [[ ${CI:-} == true ]]; then
        fail "$1 cannot run: $2"
    else
        echo "SKIPPED: $1. To run it: $2"
        count 0 0 1
    fi
}

# ensure PROGRAM PACKAGE: whether the program is there, after installing it where that is possible (Debian, as root).
ensure() {
    if ! command -v "$1" > /dev/null && [[ $EUID == 0 ]] && command -v apt-get > /dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2"
    fi
    command -v "$1" > /dev/null
}

main < /dev/null
