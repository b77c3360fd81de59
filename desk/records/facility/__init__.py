"""The facility, its departments and rooms."""
