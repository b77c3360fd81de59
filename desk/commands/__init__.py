"""The command line: one file per command of `hims-desk`, each with `register(subparsers)` and `run(args, house)`."""
