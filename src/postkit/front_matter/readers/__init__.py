"""Parsers of front matter: YAML, TOML and JSON, each giving nodes with spans.

Only `postkit.front_matter` uses them. No type of a third-party parser leaves this folder.
"""
