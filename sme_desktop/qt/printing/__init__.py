"""Printing: laying out booklets on sheets, previewing them, saving them as PDF, sending them to a printer."""
