"""The whole page: an introduction, the operations by tag, the schemas."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import cast

import yaml

from api.docs_page.markup import blocks, inline, table
from api.docs_page.reading import Document, Node, text
from api.docs_page.schemas import section, type_of

METHODS = ("get", "post", "put", "delete")


def docs_page(contract: bytes) -> bytes:
    """Return an OpenAPI document (YAML) as an HTML page."""
    document = Document(cast("Node", yaml.safe_load(contract)))
    info = document.node(document.root, "info")
    title = escape(text(info, "title"))
    return "".join(
        (
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title} API</title><style>{_style()}</style></head><body>",
            f"<nav><h2>{title}</h2>{_contents(document)}</nav><main>",
            f"<header><h1>{title} <small>{escape(text(info, 'version'))}</small></h1>",
            f'{blocks(text(info, "description"))}<p><a href="/v1/openapi.yaml">openapi.yaml</a></p></header>',
            *_operations(document),
            '<h2 id="schemas">Schemas</h2>',
            *_schemas(document),
            "</main></body></html>",
        )
    ).encode()


def _style() -> str:
    return files("api.docs_page").joinpath("style.css").read_text("utf-8")


def _by_tag(document: Document) -> Iterator[tuple[Node, list[tuple[str, str, Node]]]]:
    """Yield each tag with its operations as (method, path, operation)."""
    paths = document.node(document.root, "paths")
    every = [
        (method, path, _with_shared(document, item, method))
        for path in paths
        for item in (document.node(paths, path),)
        for method in METHODS
        if method in item
    ]
    for tag in document.nodes(document.root, "tags"):
        yield tag, [each for each in every if tag["name"] in cast("list[str]", each[2].get("tags", []))]


def _with_shared(document: Document, item: Node, method: str) -> Node:
    """Return an operation with the parameters that its path has for all."""
    operation = document.node(item, method)
    prefix = "" if "servers" in item else "/v1"
    shared = [*document.nodes(item, "parameters"), *document.nodes(operation, "parameters")]
    return {**operation, "parameters": shared, "prefix": prefix}


def _contents(document: Document) -> str:
    parts = []
    for tag, operations in _by_tag(document):
        links = "".join(
            f'<li><a href="#{escape(text(each, "operationId"))}">{escape(text(each, "summary"))}</a></li>'
            for _, _, each in operations
        )
        parts.append(f"<h3>{escape(text(tag, 'name'))}</h3><ul>{links}</ul>")
    return "".join([*parts, '<p><a href="#schemas">Schemas</a></p>'])


def _operations(document: Document) -> Iterator[str]:
    for tag, operations in _by_tag(document):
        yield f"<h2>{escape(text(tag, 'name'))}</h2>{blocks(text(tag, 'description'))}"
        for method, path, operation in operations:
            yield _operation(document, method, path, operation=operation)


def _operation(document: Document, method: str, path: str, *, operation: Node) -> str:
    name = escape(text(operation, "operationId"))
    place = escape(f"{operation['prefix']}{path}")
    body = _request_body(document, operation)
    return "".join(
        (
            f'<article id="{name}"><h3><span class="{method}">{method.upper()}</span> <code>{place}</code></h3>',
            f"<p><strong>{escape(text(operation, 'summary'))}</strong> <code>{name}</code></p>",
            blocks(text(operation, "description")),
            _parameters(document, operation),
            f"<p>Body: {body}</p>" if body else "",
            _responses(document, operation),
            "</article>",
        )
    )


def _parameters(document: Document, operation: Node) -> str:
    rows = [
        [
            f"<code>{escape(text(each, 'name'))}</code>",
            escape(text(each, "in")),
            type_of(cast("Node", each.get("schema", {}))),
            inline(text(each, "description").strip()),
        ]
        for each in document.nodes(operation, "parameters")
    ]
    return table(["parameter", "in", "is", ""], rows) if rows else ""


def _request_body(document: Document, operation: Node) -> str:
    content = document.node(operation, "requestBody", "content", "application/json")
    return type_of(cast("Node", content["schema"])) if "schema" in content else ""


def _responses(document: Document, operation: Node) -> str:
    responses = document.node(operation, "responses")
    rows = []
    for status in responses:
        response = document.node(responses, status)
        kinds = document.node(response, "content")
        schemas = (cast("Node", document.node(kinds, kind).get("schema", {})) for kind in kinds)
        rows.append(
            [
                f"<code>{escape(status)}</code>",
                " or ".join(map(type_of, schemas)),
                blocks(text(response, "description")),
            ]
        )
    return table(["status", "body", ""], rows)


def _schemas(document: Document) -> Iterator[str]:
    schemas = document.node(document.root, "components", "schemas")
    for name in sorted(schemas):
        yield section(document, name, schema=document.node(schemas, name))
