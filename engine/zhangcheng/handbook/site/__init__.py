"""The handbook as a site: an MkDocs plugin around the pages, and the commands that run MkDocs."""
