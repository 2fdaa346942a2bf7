"""The profile as files and pages that people can take away.

What is *published* never holds telephone, e-mail, street address or postcode.
"""

from beyondcv.exports._markdown import markdown
from beyondcv.exports._opening import Opened, open_file
from beyondcv.exports._others import Also, also_there
from beyondcv.exports._preview import preview, preview_style
from beyondcv.exports._sheet import sheet
from beyondcv.exports._takehome import ELEMENT_ID, extract_takehome, takehome

__all__ = [
    "ELEMENT_ID",
    "Also",
    "Opened",
    "also_there",
    "extract_takehome",
    "markdown",
    "open_file",
    "preview",
    "preview_style",
    "sheet",
    "takehome",
]
