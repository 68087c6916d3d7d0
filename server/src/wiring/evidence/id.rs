//! How evidence is named in a link.

use domain::{accident::ItemId, audit::Hex, identifier::CaseNumber, time::Moment};

/// A page, an item or a copy of it by its id, as the schema links it.
pub(in crate::wiring) struct EvidenceId {
    pub(super) case: CaseNumber,
    pub(super) item: ItemId,
    pub(super) which: Which,
}

pub(super) enum Which {
    Page { page: u16, until: Moment, seal: Hex<16> },
    Original,
    Copy,
}

impl EvidenceId {
    /// `<case>_PAGE-<item>_<page>_<until>_<seal>`, `<case>_ITEM-<item>` or `<case>_COPY-<item>`.
    pub(in crate::wiring) fn parse(id: &str) -> Option<Self> {
        let (case, rest) = id.split_once('_')?;
        let case = case.parse().ok()?;
        for (prefix, which) in [("ITEM-", Which::Original), ("COPY-", Which::Copy)] {
            if let Some(item) = rest.strip_prefix(prefix) {
                let item = ItemId(item.parse().ok()?);
                return Some(Self { case, item, which });
            }
        }
        let mut parts = rest.strip_prefix("PAGE-")?.split('_');
        let item = ItemId(parts.next()?.parse().ok()?);
        let page = parts.next()?.parse().ok()?;
        let until = Moment::from_timestamp(parts.next()?.parse().ok()?, 0)?;
        let seal = parts.next()?.parse().ok()?;
        let which = Which::Page { page, until, seal };
        parts.next().is_none().then_some(Self { case, item, which })
    }
}
