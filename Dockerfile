# The image holds an environment made from the lock file, and nothing that was needed to make it.
FROM python:3.13-slim AS made

WORKDIR /src
RUN python -m venv /opt/goalpost
COPY requirements.lock .
RUN /opt/goalpost/bin/python -m pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
RUN /opt/goalpost/bin/python -m pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim

RUN useradd --system --create-home goalpost \
 && install --directory --owner=goalpost /data
COPY --from=made /opt/goalpost /opt/goalpost
ENV PATH=/opt/goalpost/bin:$PATH PYTHONUNBUFFERED=1
USER goalpost
WORKDIR /data
VOLUME /data
EXPOSE 8000
# The server and the scheduler; a container has no prompt to chat at.
CMD ["goalpost", "serve"]
