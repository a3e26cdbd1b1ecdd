"""PK: the comments by which a draft speaks to postkit itself."""
