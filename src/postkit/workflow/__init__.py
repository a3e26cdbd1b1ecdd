"""The stages of a post, and changes of front matter over an archive."""
