"""The work of registering: today's queue, the token slip, the registers, the waiting-room display."""
