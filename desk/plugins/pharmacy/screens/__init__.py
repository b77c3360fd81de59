"""The pharmacy's screens; they paint and forward."""
