"""The pharmacy's papers: labels, registers, lists."""
