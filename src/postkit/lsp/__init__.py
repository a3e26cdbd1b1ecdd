"""A server of the Language Server Protocol, for text editors.

What the server says about a draft is computed by plain functions on
`Document`, in spans; `server.py` alone speaks the protocol, through pygls, and
only it and `wire.py` import that. Positions in the editor's units are found in
`positions.py`.
"""
