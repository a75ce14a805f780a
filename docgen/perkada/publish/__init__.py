"""A regulation as others hold it: Akoma Ntoso, the metadata of a JDIH, the feed of the JDIHN."""
