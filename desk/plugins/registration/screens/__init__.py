"""The screens of registration: one public widget a file; they paint and forward, nothing else."""
