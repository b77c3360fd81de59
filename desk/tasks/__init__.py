"""The one way off the UI thread: a writer thread, a pool that reads, results on the UI thread. And start-up steps."""
