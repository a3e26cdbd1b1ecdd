"""FM: what is wrong with front matter."""
