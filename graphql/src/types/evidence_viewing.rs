//! What can be looked at now, page by page, by links that last minutes and open for nobody else.

use super::EvidenceItemKind;
use crate::Words;
use async_graphql::SimpleObject;
use chrono::TimeDelta;
use domain::{
    access::PersonId,
    accident::ItemId,
    case::Refusal,
    evidence_access::{State, ViewingPage, viewable_items},
    identifier::CaseNumber,
    time::Moment,
};
use store::{KeyRing, PageTicket};

/// How long a link lasts (policy).
const LINK: TimeDelta = TimeDelta::minutes(5);

/// A page that can be shown now (证据材料页)
#[derive(Clone, Debug, SimpleObject)]
pub struct EvidencePage {
    /// From 1.
    pub number: u16,
    /// Where it lies, for you and for minutes: read the case again for a new one. Each look is logged.
    pub path: String,
}

/// An item whose pages can be shown now (可以查阅的材料)
#[derive(Clone, Debug, SimpleObject)]
pub struct EvidenceViewingItem {
    /// The id of the item.
    pub item: String,
    pub kind: Option<EvidenceItemKind>,
    pub kind_words: Option<Words>,
    pub pages: Vec<EvidencePage>,
}

/// What can be looked at now (查阅)
#[derive(Clone, Debug, SimpleObject)]
pub struct EvidenceViewing {
    /// From this moment on nothing can be seen without proving again who you are.
    pub until: Moment,
    pub items: Vec<EvidenceViewingItem>,
}

/// An item of which copies are asked for and not ready (申请复制的材料)
#[derive(Clone, Debug, SimpleObject)]
pub struct EvidenceCopy {
    /// The id of the item.
    pub item: String,
    /// Where the copy is printed as PDF, with a first page for the seal of the unit; for the staff of it who make copies. Each page is
    /// marked and logged (复制件)
    pub path: Option<String>,
}

impl EvidenceCopy {
    /// `printed`: whether the reader prints it.
    pub(crate) fn of(case: &CaseNumber, item: ItemId, printed: bool) -> Self {
        Self {
            item: item.0.to_string(),
            path: printed.then(|| format!("/documents/{case}_COPY-{}", item.0)),
        }
    }
}

/// Who looks, and how a link for them is sealed.
#[derive(Clone, Copy)]
pub(crate) struct Looker<'a> {
    pub(crate) case: &'a CaseNumber,
    pub(crate) person: PersonId,
    pub(crate) now: Moment,
    pub(crate) keys: &'a KeyRing,
}

impl Looker<'_> {
    /// Everything that `may` allows now; nothing where it allows no page.
    pub(crate) fn viewing(
        &self,
        state: &State,
        may: impl Fn(ItemId, u16) -> Result<ViewingPage, Refusal>,
    ) -> Option<EvidenceViewing> {
        let items = viewable_items(state, self.now).into_iter();
        let shown = items.map(|(item, pages)| {
            let pages = (1..=pages).filter_map(|page| may(item, page).ok());
            (item, pages.collect::<Vec<_>>())
        });
        let shown: Vec<_> = shown.filter(|(_, pages)| !pages.is_empty()).collect();
        let until = shown
            .iter()
            .flat_map(|(_, pages)| pages)
            .map(|page| page.until)
            .min()?;
        let items = shown
            .into_iter()
            .map(|(item, pages)| self.item(state, item, &pages));
        Some(EvidenceViewing {
            until,
            items: items.collect(),
        })
    }

    fn item(&self, state: &State, item: ItemId, pages: &[ViewingPage]) -> EvidenceViewingItem {
        let kind = state
            .file()
            .and_then(|file| file.item(item))
            .map(|item| item.kind);
        let page = |page: &ViewingPage| EvidencePage {
            number: page.page,
            path: self.path(page),
        };
        EvidenceViewingItem {
            item: item.0.to_string(),
            kind: kind.map(Into::into),
            kind_words: kind.map(|kind| kind.words().into()),
            pages: pages.iter().map(page).collect(),
        }
    }

    fn path(&self, page: &ViewingPage) -> String {
        let ticket = PageTicket {
            case: self.case,
            item: page.item,
            page: page.page,
            person: self.person,
            until: page.until.min(self.now + LINK),
        };
        let (seal, until) = (self.keys.page_seal(&ticket), ticket.until.timestamp());
        let (case, item, page) = (self.case, page.item.0, page.page);
        format!("/documents/{case}_PAGE-{item}_{page}_{until}_{seal}")
    }
}

/// Where an item lies as it came.
pub(crate) fn original(case: &CaseNumber, item: ItemId) -> String {
    format!("/documents/{case}_ITEM-{}", item.0)
}
