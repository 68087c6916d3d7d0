//! Items of evidence, as far as somebody learns of them.

use super::{EvidenceGroundLine, EvidenceItemKind, EvidenceVerdict};
use crate::Words;
use async_graphql::SimpleObject;
use domain::{
    accident::ItemId,
    evidence_access::{Cover, Decided, Redaction, State, Verdict, Wanted},
};

/// A rectangle on a page, in ten-thousandths of its width and height from the upper left corner (遮盖区域)
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct RedactedArea {
    pub left: u16,
    pub top: u16,
    pub width: u16,
    pub height: u16,
}

/// What is covered on a page (遮盖)
#[derive(Clone, Debug, SimpleObject)]
pub struct RedactedPage {
    /// From 1.
    pub page: u16,
    /// All of it.
    pub whole_page: bool,
    pub areas: Vec<RedactedArea>,
}

/// An item that is asked for, with the verdict on it (证据材料)
#[derive(Clone, Debug, SimpleObject)]
pub struct EvidenceItem {
    pub id: String,
    /// None where the file does not hold it any more.
    pub kind: Option<EvidenceItemKind>,
    pub kind_words: Option<Words>,
    /// To the applicant once it is decided (逐项决定)
    pub verdict: Option<EvidenceVerdict>,
    pub verdict_words: Option<Words>,
    /// Why it is refused, with what that rests on (理由和依据)
    pub ground: Option<EvidenceGroundLine>,
    /// What the unit adds to a refusal in its own words.
    pub words: Option<String>,
    /// What is covered; for staff (遮盖内容)
    pub redaction: Vec<RedactedPage>,
    /// Where the item lies as it came, for whoever may open it now: staff while they decide on it, and supervision in an emergency. Each
    /// opening is logged (原件)
    pub original: Option<String>,
}

impl EvidenceItem {
    /// As the applicant learns of it.
    fn told(state: &State, id: ItemId) -> Self {
        let kind = state.item(id).map(|item| item.kind);
        let verdict = state.verdicts.get(&id);
        let (ground, words) = match verdict {
            Some(Verdict::Refuse { ground, words }) => (Some(*ground), Some(words)),
            _ => (None, None),
        };
        Self {
            id: id.0.to_string(),
            kind: kind.map(Into::into),
            kind_words: kind.map(|kind| kind.words().into()),
            verdict: verdict.map(|verdict| verdict.kind().into()),
            verdict_words: verdict.map(|verdict| verdict.kind().words().into()),
            ground: ground.map(Into::into),
            words: words.map(|words| words.as_str().to_owned()),
            redaction: vec![],
            original: None,
        }
    }

    /// What the applicant learns: of a decision that stands, or of what is shown under a grant while it is looked at again. Nothing of
    /// an item that they did not ask for, and before that nothing of what the file holds.
    pub(crate) fn for_applicant(state: &State) -> Vec<Self> {
        let decided = match state.decision.as_ref().map(|decision| &decision.decided) {
            Some(Decided::Released | Decided::Revoked { .. }) => true,
            Some(Decided::Refused { grounds, .. }) => grounds.is_empty(),
            Some(Decided::NotAccepted { .. }) | None => false,
        };
        let told = |item: &ItemId, verdict: &Verdict| {
            let shown = verdict.releases() && state.pages.contains_key(item);
            let granted = shown && state.standing_grant().is_some();
            let refused = || !verdict.releases() && asked_for(state, *item);
            granted || (decided && (verdict.releases() || refused()))
        };
        let verdicts = state.verdicts.iter();
        verdicts
            .filter(|(item, verdict)| told(item, verdict))
            .map(|(item, _)| Self::told(state, *item))
            .collect()
    }

    /// What staff see: every item that is asked for or was judged. `original`: where an item lies, for whoever may open it.
    pub(crate) fn for_staff(state: &State, original: impl Fn(ItemId) -> Option<String>) -> Vec<Self> {
        let file = state.own_file();
        let items = file.map(|file| file.items.as_slice()).unwrap_or_default();
        let asked = items.iter().filter(|item| state.wanted.asks_for(item));
        let mut ids: Vec<_> = asked.map(|item| item.id).collect();
        let judged = state.verdicts.keys().copied();
        let others: Vec<_> = judged.filter(|item| !ids.contains(item)).collect();
        ids.extend(others);
        let one = |id: ItemId| {
            let redaction = state.verdicts.get(&id).and_then(Verdict::redaction);
            let in_the_file = items.iter().any(|item| item.id == id);
            Self {
                redaction: redaction.map(redacted).unwrap_or_default(),
                original: original(id).filter(|_| in_the_file),
                ..Self::told(state, id)
            }
        };
        ids.into_iter().map(one).collect()
    }
}

/// Whether an item is among what was asked for, also where the file has lost it.
fn asked_for(state: &State, id: ItemId) -> bool {
    let named = matches!(&state.wanted, Wanted::Named { items, .. } if items.contains(&id));
    let found = state.item(id);
    named || found.is_some_and(|item| state.wanted.asks_for(item))
}

fn redacted(redaction: &Redaction) -> Vec<RedactedPage> {
    let page = |(page, cover): (u16, &Cover)| {
        let areas = match cover {
            Cover::WholePage => &[][..],
            Cover::Areas { areas } => areas,
        };
        let areas = areas.iter().map(|area| {
            let [left, top, width, height] = area.parts();
            RedactedArea {
                left,
                top,
                width,
                height,
            }
        });
        RedactedPage {
            page,
            whole_page: *cover == Cover::WholePage,
            areas: areas.collect(),
        }
    };
    redaction.pages().map(page).collect()
}
