"""The few roads from a folder to a publication, from a publication to files."""
