# One image for the web, the worker and the sweeper; docker-compose.yml says which of them a container is.
FROM python:3.11-slim AS build
COPY requirements.txt .
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt

FROM python:3.11-slim
RUN useradd --create-home --uid 1000 desk
COPY --from=build /opt/venv /opt/venv
WORKDIR /srv/newsroom
COPY --chown=desk . .
ENV PATH="/opt/venv/bin:$PATH" PYTHONUNBUFFERED=1 VAR_DIR=/srv/newsroom/var LOG_FORMAT=json
RUN mkdir -p var && chown desk var
USER desk
RUN python manage.py collectstatic --noinput --verbosity 0 && rm -f var/secret_key
EXPOSE 8000
CMD ["gunicorn", "newsroom.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4"]
