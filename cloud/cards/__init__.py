"""The e-health card at its issuer: keys, lists, certificates, cards and their withdrawal (docs/cards.md)."""
