"""The asset register: what the firm has, who owns it, and which gaps that leaves."""
