"""The record is seen: in the terminal, and as a dossier in the browser."""
