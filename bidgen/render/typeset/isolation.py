"""Keeps the typesetter from the network, from other files and from the machine's own fonts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from weasyprint.text.ffi import ffi, fontconfig, gobject, pangoft2
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

# WeasyPrint declares only the way to start from the machine's fonts; an empty set needs this one.
ffi.cdef("FcConfig * FcConfigCreate (void);", override=True)


class _OurFonts(FontConfiguration):  # type: ignore[misc]
    """A font configuration that begins empty, so that only @font-face rules fill it.

    WeasyPrint has no option for it, and the environment variable that Fontconfig reads would reach
    the whole process. `FontConfiguration.__init__` is repeated here, all but its first line.
    """

    def __init__(self) -> None:
        self._config = fontconfig.FcConfigCreate()
        self.font_map = ffi.gc(pangoft2.pango_ft2_font_map_new(), gobject.g_object_unref)
        pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", self.font_map), self._config)
        fontconfig.FcConfigDestroy(self._config)
        self._folder = None
        self.strut_layouts: dict[Any, Any] = {}
        self.font_features: dict[Any, Any] = {}


def only_our_fonts() -> Any:
    """Return a font configuration without the machine's fonts."""
    return _OurFonts()


class _PackagedFiles(URLFetcher):  # type: ignore[misc]
    """Fetches packaged files by their own addresses and `data:`; anything else stops the work."""

    def __init__(self, packaged: Mapping[str, Callable[[], bytes]], refused: list[str]) -> None:
        super().__init__(allowed_protocols=("data",))
        self._packaged = packaged
        self._refused = refused

    def fetch(self, url: str, headers: Any = None) -> Any:
        if url in self._packaged:
            return URLFetcherResponse(url, self._packaged[url]())
        if url.lower().startswith("data:"):
            return super().fetch(url, headers)
        self._refused.append(url)
        raise FatalURLFetchingError(url)


def packaged_files(packaged: Mapping[str, Callable[[], bytes]], refused: list[str]) -> Any:
    """Return a fetcher of `packaged` files by address; what it refuses is added to `refused`."""
    return _PackagedFiles(packaged, refused)
