"""Suppliers' names are taken out of questions and answers; other words stay."""

from __future__ import annotations

import pytest

from bidgen.check.supplier_names import mask_suppliers, supplier_names
from bidgen.model.bid import Organisation

SUPPLIERS = supplier_names(
    [
        Organisation(id="a", name="dxw digital", kind="supplier"),
        Organisation(id="b", name="Unboxed Consulting Ltd", short_name="Unboxed", kind="supplier"),
        Organisation(id="c", name="Supplier (to be appointed)", short_name="Supplier", kind="supplier"),
        Organisation(id="d", name="North Council", kind="council"),
    ]
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("May dxw digital start early?", "May [a supplier] start early?"),
        ("May DXW start early?", "May [a supplier] start early?"),
        ("Write to jo@dxw.com.", "Write to jo@[a supplier].com."),
        (
            "Unboxed Consulting Ltd asks. So does Unboxed’s partner.",
            "[a supplier] asks. So does [a supplier]’s partner.",
        ),
        ("UNBOXED CONSULTING", "[a supplier]"),
        ("Is it sold unboxed?", "Is it sold unboxed?"),
        ("The supplier has to be appointed. A digital supplier may ask.",) * 2,
        ("North Council answers within a week.",) * 2,
        ("The dxwx system",) * 2,
    ],
)
def test_a_supplier_is_not_named(text: str, masked: str) -> None:
    assert mask_suppliers(text, SUPPLIERS) == masked
