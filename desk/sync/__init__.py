"""The only door to the cloud: enrol, push, pull, prove, and say what needs a person. The protocol is docs/wire.md."""
