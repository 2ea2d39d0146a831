#!/bin/sh
# Lays this machine's Java, cut down to what the program needs, and the C library that it needs into a folder, as the
# ground of an image that has no base image.
#
#   runtime.sh LIB_FOLDER ROOT_FOLDER
#
# What it copies is this machine's: Linux, glibc, this processor. Every library is looked up by ldd.
set -eu
libraries=${1:?"usage: runtime.sh LIB_FOLDER ROOT_FOLDER"}
root=${2:?"usage: runtime.sh LIB_FOLDER ROOT_FOLDER"}
java_home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v jlink)")")")}
runtime=$root/opt/java/openjdk

# Java modules that the libraries name; and, found by name alone: elliptic curves for TLS, zip file systems.
modules=$("$java_home/bin/jdeps" --multi-release 17 --ignore-missing-deps --print-module-deps --recursive \
  --class-path "$libraries/*" "$libraries"/*.jar 2>/dev/null | tail -n 1) || modules=
case $modules in
  java.*) ;;
  *) modules=java.se,jdk.httpserver,jdk.unsupported ;;
esac
rm -rf "$runtime"
mkdir -p "$root/opt/java" "$root/tmp" "$root/proc" "$root/dev" "$root/etc"
"$java_home/bin/jlink" --output "$runtime" --no-header-files --no-man-pages --compress=2 --strip-debug \
  --add-modules "$modules,java.se,jdk.crypto.ec,jdk.zipfs,jdk.management,jdk.naming.dns,jdk.unsupported"

copy() {
  mkdir -p "$root$(dirname "$1")"
  cp -L "$1" "$root$1"
}

# The loader and the libraries, at the paths where programs look for them.
{
  ldd "$runtime/bin/java"
  find "$runtime/lib" -name '*.so' ! -name '*awt*' ! -name 'libfont*' ! -name 'libsplash*' ! -name 'libjsound*' \
    -exec ldd {} + 2>/dev/null
} | sed -n 's/.*=> \(\/[^ ]*\) (.*/\1/p; s/^[[:space:]]*\(\/[^ ]*\) (.*/\1/p' | sort -u | while read -r library; do
  case $library in "$runtime"/*) ;; *) copy "$library" ;; esac
done
# Stubs that older libraries still name.
for name in libpthread.so.0 libdl.so.2 librt.so.1 libm.so.6 libgcc_s.so.1; do
  found=$(ldconfig -p 2>/dev/null | sed -n "s/^[[:space:]]*$name (libc6,[^)]*x86-64[^)]*) => //p" | head -n 1)
  if [ -n "$found" ]; then copy "$found"; fi
done

printf 'root:x:0:0::/:\nclamor:x:10001:10001::/work:\n' >"$root/etc/passwd"
printf 'root:x:0:\nclamor:x:10001:\n' >"$root/etc/group"
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
echo "runtime.sh: $("$runtime/bin/java" -version 2>&1 | head -n 1), $(du -sm "$root" | cut -f 1) MB in $root"
