# Runs scitq-manage or scitq-launch on a JDK 25; sourced by both with: home, the folder above theirs;
# program, its name; main, its class. In a source tree it builds when it is not built, elsewhere it
# expects its jars in ../lib. Uses only the shell's own commands on the way to a cached start: each
# process would cost 1 ms or more.

fail() {
  echo "$program: $*" >&2
  exit 1
}

# is25 HOME: true when it is a Java 25; sets runtime to its version
is25() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  runtime=25
  while IFS= read -r line; do
    case $line in
      JAVA_RUNTIME_VERSION=*) runtime=${line#*=} ;;
      'JAVA_VERSION="25"' | 'JAVA_VERSION="25.'*)
        runtime=${runtime#\"}
        runtime=${runtime%\"}
        return 0
        ;;
      JAVA_VERSION=*) return 1 ;;
    esac
  done <"$1/release"
  return 1
}

# the same places as .build/java25, first match wins; sets java
find_java() {
  for java in "${SCITQ_JAVA_HOME:-}" "${JAVA_HOME:-}" \
    /usr/lib/jvm/*25* /usr/java/*25* /opt/java/*25* /opt/*jdk*25* \
    "${HOME:-}"/.sdkman/candidates/java/25* "${HOME:-}"/.jdks/*25* "${HOME:-}"/.m2/jdks/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$java" ] && is25 "$java"; then
      return 0
    fi
  done
  java=$(command -v java 2>/dev/null) || return 1
  java=$(readlink -f "$java") || return 1
  java=${java%/bin/java}
  is25 "$java"
}

find_java || fail "it needs Java 25, and there is none on this machine. Install it, for instance with" \
  "'apt install temurin-25-jdk' (from packages.adoptium.net) or 'apt install openjdk-25-jdk'; a Java 25" \
  "in an unusual place is named with SCITQ_JAVA_HOME=FOLDER."

# build: in a source tree only; a second start waits for the first one's build
build() {
  [ -f "$home/pom.xml" ] || fail "$home/lib/scitq-cli.jar is missing: the installation is not complete."
  command -v mvn >/dev/null 2>&1 ||
    fail "it is not built yet, and building needs Maven: apt install maven"
  mkdir -p "$home/target" || fail "cannot write in $home: build it as the owner of that folder."
  waited=0
  until mkdir "$home/target/build.lock" 2>/dev/null; do
    [ -z "$(find "$home/target/build.lock" -maxdepth 0 -mmin +15)" ] ||
      fail "an earlier build did not end. Remove $home/target/build.lock and try again."
    [ $waited -gt 0 ] || echo "$program: waiting for another start to build it ..." >&2
    waited=1
    sleep 1
  done
  trap 'rmdir "$home/target/build.lock"' EXIT
  trap 'exit 1' HUP INT TERM
  if ! [ -f "$jar" ]; then
    echo "$program: first start: building it. This takes about 15 s, and some minutes when Maven" \
      "has to download its parts first." >&2
    (cd "$home/.." && JDK25_HOME=$java mvn -B -q -Dstyle.color=never -Pquick -pl cli -am package) \
      </dev/null >&2 || fail "the build failed; its messages are above."
  fi
  rmdir "$home/target/build.lock"
  trap - EXIT HUP INT TERM
}

if [ -f "$home/lib/scitq-cli.jar" ]; then
  jar=$home/lib/scitq-cli.jar
  lib=$home/lib
else
  jar=$home/target/scitq-cli.jar
  lib=$home/target/lib
  [ -f "$jar" ] || build
fi

classpath=$jar
newest=$jar
for part in "$lib"/scitq-api*.jar "$lib"/jackson-core*.jar; do
  [ -f "$part" ] || fail "$part is missing: the installation is not complete."
  classpath=$classpath:$part
  [ "$part" -nt "$newest" ] && newest=$part
done

# the JVM's cache of loaded classes: in the build's own folder, else in the user's
if [ "$lib" = "$home/target/lib" ] && [ -w "$home/target" ]; then
  cache=$home/target/scitq-cli-$runtime.aot
else
  cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/scitq
  old_ifs=$IFS
  IFS=/
  set -f
  for part in $home; do
    key=${key:-}_$part
  done
  set +f
  IFS=$old_ifs
  cache=$cache/cli$key-$runtime.aot
fi

# one process makes the cache, in the background, while this command runs without it
train() {
  trap '' HUP
  mkdir -p "${cache%/*}" || exit 1
  if ! mkdir "$cache.lock"; then
    [ -n "$(find "$cache.lock" -maxdepth 0 -mmin +10)" ] || exit 1
    rmdir "$cache.lock" && mkdir "$cache.lock" || exit 1
  fi
  # a lock that stays after a failure keeps the next try ten minutes away
  nice "$java/bin/java" $options -XX:AOTCacheOutput="$cache.$$" -cp "$classpath" \
    io.scitq.cli.Training && [ -s "$cache.$$" ] &&
    touch -r "$newest" "$cache.$$" && mv -f "$cache.$$" "$cache" && rmdir "$cache.lock"
  rm -f "$cache.$$" "$cache.$$.config"
}

# without a UTF-8 locale the JVM could not read arguments beyond ASCII
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  '' | C | POSIX) export LC_ALL=C.UTF-8 ;;
esac

options="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable"
if [ -s "$cache" ] && ! [ "$cache" -nt "$newest" ] && ! [ "$cache" -ot "$newest" ]; then
  exec "$java/bin/java" $options -XX:AOTCache="$cache" -Dscitq.home="$home" -cp "$classpath" "$main" "$@"
fi
train </dev/null >/dev/null 2>&1 &
exec "$java/bin/java" $options -Dscitq.home="$home" -cp "$classpath" "$main" "$@"
