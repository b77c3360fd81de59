"""What registration puts on paper: the token slip and the registers of the day. Frozen data in, documents out."""
