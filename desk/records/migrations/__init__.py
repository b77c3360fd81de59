"""How this room's tables came to be, one revision after another. `HEAD` is the newest."""

HEAD = "0004"
