"""Parsers of front matter: YAML, TOML and JSON, each giving nodes with spans.

`postkit.front_matter` uses them, and `postkit.schema` for schemas in YAML and JSON. No type of a
third-party parser leaves this folder.
"""
