"""The visit: department, token, medico-legal case, status."""
