"""The e-health card at a desk: cards issued and withdrawn, the signed lists, and what the desk trusts."""
