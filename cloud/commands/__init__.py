"""The commands of `hims-cloud`, one file each."""
