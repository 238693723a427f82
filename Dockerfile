# syntax=docker/dockerfile:1

# Debian-based images throughout: ONNX Runtime does not run on musl (Alpine).
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn
COPY embeddings embeddings
COPY clustering clustering
COPY gateway gateway
RUN mvn -B -q -Dmaven.test.skip=true -Dspotless.check.skip=true package
# The plugin that lists what is in the program leaves it out while Maven is offline.
RUN test -f gateway/target/bom.json \
    || { echo "there is no gateway/target/bom.json: Maven must not be offline (-o) here" >&2; exit 1; }

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin avengers \
    && install -d -o avengers /var/cache/avengers /var/lib/avengers /etc/avengers
WORKDIR /opt/avengers
COPY avengers LICENSE ./
COPY --from=build /src/gateway/target/lib lib
COPY --from=build /src/gateway/target/avengers.jar /src/gateway/target/bom.json ./
# The default embedding model is in lib; the cache holds the tokenizer's native library.
ENV AVENGERS_CACHE=/var/cache/avengers AVENGERS_DATA=/var/lib/avengers AVENGERS_HEALTH_PORT=8081
USER avengers
# Added keys, and what was spent.
VOLUME /var/lib/avengers
EXPOSE 8080
# A started gateway loads its model first, so it is not ready at once.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
    CMD bash -c 'exec 3<>/dev/tcp/127.0.0.1/$AVENGERS_HEALTH_PORT && printf "GET /health/ready HTTP/1.0\r\n\r\n" >&3 && head -n 1 <&3 | grep -q " 200 "'
ENTRYPOINT ["/opt/avengers/avengers"]
CMD ["serve", "--config", "/etc/avengers/gateway.yaml"]
