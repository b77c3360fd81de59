"""All that a plugin may know of the house: its hooks, its manifest, and the context it is started with."""
