"""What a PDF says of the standards it keeps: PDF/A-2a for archives, PDF/UA-1 for screen readers.

WeasyPrint 70 writes one standard or the other. Here it writes PDF/A-2a, and its metadata name PDF/UA-1 as
well, as ISO 19005-2, section 6.6.2.3, asks: a property that PDF/A does not know comes with its schema.
"""

from __future__ import annotations

from types import MethodType
from typing import Any
from xml.etree import ElementTree

VARIANT = "pdf/a-2a"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_UA = "http://www.aiim.org/pdfua/ns/id/"
_EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
_SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
_PROPERTY = "http://www.aiim.org/pdfa/ns/property#"
_PREFIXES = {"pdfaExtension": _EXTENSION, "pdfaSchema": _SCHEMA, "pdfaProperty": _PROPERTY, "pdfuaid": _UA}
_IDENTIFICATION = f"""
<rdf:Description xmlns:rdf="{_RDF}" xmlns:pdfuaid="{_UA}" rdf:about="" pdfuaid:part="1"/>
"""
_DESCRIPTION = f"""
<rdf:Description xmlns:rdf="{_RDF}" xmlns:pdfaExtension="{_EXTENSION}" xmlns:pdfaSchema="{_SCHEMA}"
    xmlns:pdfaProperty="{_PROPERTY}" rdf:about="">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def say_both(metadata: Any) -> None:
    """Have a document's metadata name PDF/UA-1 beside the standard that WeasyPrint writes by itself."""
    for prefix, name in _PREFIXES.items():
        ElementTree.register_namespace(prefix, name)
    metadata.generate_rdf_metadata = MethodType(_with_ua(type(metadata).generate_rdf_metadata), metadata)


def _with_ua(stock: Any) -> Any:
    def generate(self: Any, *arguments: Any) -> bytes:
        rdf = ElementTree.fromstring(stock(self, *arguments))
        for part in (_IDENTIFICATION, _DESCRIPTION):
            rdf.append(ElementTree.fromstring(part.strip()))
        return ElementTree.tostring(rdf)

    return generate
