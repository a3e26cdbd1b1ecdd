"""FM: what is wrong with front matter.

The rules here report damaged fences, syntax errors, failures of the schema, and values
that a site would read otherwise than meant. They take parsed values and failures from
`front_matter` and `schema`. None may parse front matter itself.
"""
