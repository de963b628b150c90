"""The colours of highlights in words."""

from sme_desktop.i18n import N_

COLOUR_NAMES = (("yellow", N_("Yellow")), ("green", N_("Green")), ("blue", N_("Blue")))
