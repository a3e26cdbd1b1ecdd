"""A server of the Language Server Protocol, for text editors.

What the server says about a draft is computed by plain functions on
`Document`, in spans; `server.py` speaks the protocol, through pygls, whose types do not
leave this folder. Positions in the editor's units are found in
`positions.py`.
"""
