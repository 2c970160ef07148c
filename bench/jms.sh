#!/usr/bin/env bash
# Sends one request by message, waits for the reply and prints it. The server's broker must be open (server-config/jms-acceptor.cli).
#   bench/jms.sh CREDENTIAL BODY [broker]
# Or measures (see JmsLoad.java):
#   bench/jms.sh load URL OPERATOR_PASSWORD [broker] [seconds]
# Or whether a slow or a dead listener delays the others (see JmsListeners.java):
#   bench/jms.sh listeners URL OPERATOR_PASSWORD [broker] [seconds] [events a second]
set -euo pipefail
cd "$(dirname "$0")/.."
. ./bench/java.sh
jars=target/bench-jms
[ -d "$jars" ] || mvn -q dependency:copy-dependencies -DincludeGroupIds=org.apache.activemq,io.netty,jakarta.jms,org.jctools,org.slf4j,commons-beanutils,commons-logging,commons-collections -DoutputDirectory="$jars" >&2
case $1 in
  load) program=bench/JmsLoad.java; shift ;;
  listeners) program=bench/JmsListeners.java; shift ;;
  hear) program=bench/JmsEvents.java; shift ;;
  *) program=bench/JmsClient.java ;;
esac
exec "$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp "$jars/*" "$program" "$@"
