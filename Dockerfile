# postkit in a small image, without root:
#   docker build --tag postkit .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/work" postkit lint
FROM python:3.12-slim AS build
COPY . /source
RUN python -m venv /opt/postkit && /opt/postkit/bin/pip install --quiet --no-cache-dir /source

FROM python:3.12-slim
# git is for `--diff-base`; the folder belongs to whoever mounts it.
RUN apt-get -qq update \
    && apt-get -qq install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 postkit \
    && git config --system --add safe.directory /work
COPY --from=build /opt/postkit /opt/postkit
ENV PATH="/opt/postkit/bin:$PATH"
# By its number: a cluster that forbids root cannot resolve a name.
USER 1000
WORKDIR /work
ENTRYPOINT ["postkit"]
CMD ["--help"]
