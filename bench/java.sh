# Sets java to that of a JDK 25: JAVA_HOME's, the PATH's, or one installed where Debian puts them.
for java in "${JAVA_HOME:+$JAVA_HOME/bin/java}" java /usr/lib/jvm/*25*/bin/java; do
  if [ -n "$java" ] && "$java" -version 2>&1 | grep -q 'version "25'; then break; fi
  java=
done
[ -n "$java" ] || { echo "A JDK 25 is needed: set JAVA_HOME." >&2; exit 1; }
