"""DB: what is wrong with `<details>` blocks."""
