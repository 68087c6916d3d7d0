//! What all events of an application amount to.

use super::{
    EvidenceChannel, EvidenceEffect, EvidenceHold, Grant, MissingPaper, ProposedDecision, Redaction,
    Standing, Status, Verdict, Wanted,
};
use crate::{
    access::PersonId,
    accident::{AccidentFile, AccidentNumber, ContentHash, EvidenceItem, ItemId},
    case::{Casework, Channel, EffectId, FreeText},
    law::{EvidenceGround, EvidenceQuestion},
    time::{Moment, office_day, start_of},
};
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An application now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    pub work: Casework<EvidenceEffect>,
    pub status: Status,
    pub channel: EvidenceChannel,
    pub accident: AccidentNumber,
    pub standing: Standing,
    pub wanted: Wanted,
    pub purpose: Option<FreeText>,
    pub notice_channels: BTreeSet<Channel>,
    pub submitted_by: PersonId,
    pub known: Known,
    /// The file was with prosecution at some time.
    pub was_prosecuted: bool,
    /// Everybody of whom the register has ever said that they have a part in the accident.
    pub of_the_accident: BTreeSet<PersonId>,
    pub hold: Option<EvidenceHold>,
    pub correction: Option<Correction>,
    pub accepted: Option<Acceptance>,
    pub verdicts: BTreeMap<ItemId, Verdict>,
    /// Each item as it was when it was judged: of anything else its verdict says nothing.
    #[serde(default)]
    pub judged: BTreeMap<ItemId, EvidenceItem>,
    pub proposal: Option<Proposal>,
    pub decision: Option<Decision>,
    /// The first day on which the head lets it be seen, where they named one.
    pub opens_on: Option<NaiveDate>,
    /// Who consented last: a grant outlives the decision on it, which is gone while it is reviewed again.
    #[serde(default)]
    pub consented_by: Option<PersonId>,
    pub pages: BTreeMap<ItemId, ItemPages>,
    /// Of which no pages could be made.
    pub unreadable: BTreeSet<ItemId>,
    pub grant: Option<Grant>,
    /// The authority was ended before its own day.
    pub authority_ended: bool,
    pub asked_for_code: Option<Moment>,
    /// How often something else than the code was typed since a viewing was opened, over all codes.
    #[serde(default)]
    pub missed_codes: u32,
    pub code: Option<SentCode>,
    /// The moment at which the viewing ends.
    pub viewing_until: Option<Moment>,
    pub visit: Option<Visit>,
    /// What copies are asked of and not ready.
    pub copies: Option<BTreeSet<ItemId>>,
    pub recusal: Option<Recusal>,
    pub excluded: BTreeSet<PersonId>,
    pub glass: Option<BrokenGlass>,
    /// Who ever broke the glass.
    #[serde(default)]
    pub broke_glass: BTreeSet<PersonId>,
    pub objection: Option<Objection>,
    /// The day on which the decision was served.
    pub served_on: Option<NaiveDate>,
}

/// What the unit's register answered last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "answer")]
pub enum Known {
    Pending,
    Found { file: Box<AccidentFile> },
    NotFound,
}

/// The one notice of correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub missing: Vec<MissingPaper>,
    pub answered: bool,
}

/// Who took it up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    pub by: PersonId,
    pub at: Moment,
}

/// What the reviewer laid before the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub by: PersonId,
    pub proposed: ProposedDecision,
    /// What rules left open then, and whoever proposed it looked into.
    #[serde(default)]
    pub answered: BTreeSet<EvidenceQuestion>,
}

/// The decision that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub by: PersonId,
    pub at: Moment,
    pub decided: Decided,
}

/// What was decided, with the reasons of a negative decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "decided")]
pub enum Decided {
    NotAccepted {
        grounds: Vec<EvidenceGround>,
        words: FreeText,
    },
    /// As the verdicts say: some items may be refused.
    Released,
    Refused {
        grounds: Vec<EvidenceGround>,
        words: Option<FreeText>,
    },
    Revoked {
        words: FreeText,
    },
}

/// The pages of an item as they are shown, and what they were made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemPages {
    pub content: ContentHash,
    pub redaction: Option<Redaction>,
    pub pages: Vec<ContentHash>,
}

/// A code that goes out or went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SentCode {
    /// The effect that sent it, from which its digits follow.
    pub effect: EffectId,
    /// When it was sent; while it is on its way, when it was asked for.
    pub sent_at: Moment,
    /// How often something else was typed.
    pub missed: u8,
}

/// An appointment to see it at the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub at: Moment,
    /// They came.
    pub attended: bool,
}

/// A request that an officer stand aside, while nobody has decided on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recusal {
    pub officer: PersonId,
    pub words: FreeText,
}

/// Why somebody stands aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ExclusionReason {
    /// 申请回避
    Asked,
    /// 自行回避
    Declared,
    /// 指令回避
    Ordered,
}

/// Supervision looks at the originals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BrokenGlass {
    pub by: PersonId,
    pub until: Moment,
    pub reason: FreeText,
}

/// An objection that nobody has answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    pub by: PersonId,
    pub words: FreeText,
}

/// How long a code is valid (policy).
pub const CODE_VALID: TimeDelta = TimeDelta::minutes(10);
/// How often a code may be missed (policy).
pub const CODE_TRIES: u8 = 5;

impl SentCode {
    /// Whether it still opens anything at `now`.
    pub fn is_live(&self, now: Moment) -> bool {
        self.missed < CODE_TRIES && now < self.sent_at + CODE_VALID
    }
}

impl State {
    pub fn file(&self) -> Option<&AccidentFile> {
        match &self.known {
            Known::Found { file } => Some(file),
            Known::Pending | Known::NotFound => None,
        }
    }

    /// The file, where the accident is of the unit that was asked: of another one its staff see nothing.
    pub fn own_file(&self) -> Option<&AccidentFile> {
        self.file().filter(|file| file.unit == self.work.office)
    }

    /// An item by what the register said last.
    pub fn item(&self, item: ItemId) -> Option<&EvidenceItem> {
        self.file()?.item(item)
    }

    /// The grant that stands.
    pub fn standing_grant(&self) -> Option<&Grant> {
        self.grant.as_ref().filter(|grant| grant.stands())
    }

    /// Whose matter the application is: the applicant and the one for whom they act. To the other people of the accident it
    /// is not there.
    pub fn own_people(&self) -> BTreeSet<PersonId> {
        let applicant = [self.work.applicant].into_iter();
        applicant.chain(self.standing.principal).collect()
    }

    /// Who may not work on it: those whose matter it is, and whoever has a part in the accident or was ever said to have
    /// one.
    pub fn barred(&self) -> BTreeSet<PersonId> {
        let of_the_accident = self.of_the_accident.iter().copied();
        self.own_people().into_iter().chain(of_the_accident).collect()
    }

    /// The items that something is shown of, by the verdicts.
    pub fn released(&self) -> impl Iterator<Item = (ItemId, &Verdict)> {
        let verdicts = self.verdicts.iter().map(|(item, verdict)| (*item, verdict));
        verdicts.filter(|(_, verdict)| verdict.releases())
    }

    /// Whether the decision that stands denies or takes something, so that it can be contested.
    pub fn is_contestable(&self) -> bool {
        match self.decision.as_ref().map(|decision| &decision.decided) {
            Some(Decided::Released) => self.verdicts.values().any(|verdict| !verdict.releases()),
            Some(Decided::NotAccepted { .. } | Decided::Refused { .. } | Decided::Revoked { .. }) => true,
            None => false,
        }
    }

    /// Whether something was decided that an authority is needed for: pages are being made, or a grant stands.
    pub fn gives_access(&self) -> bool {
        self.status == Status::Preparing || self.standing_grant().is_some()
    }

    /// The last day of the authority to act: that of its paper, or else the one until which the unit knows who acts. What had ended
    /// when it was decided, a person looked into.
    pub(super) fn authority_until(&self) -> Option<NaiveDate> {
        if !self.standing.relation.acts_for_another() {
            return None;
        }
        let of_the_paper = self.standing.authority.as_ref().and_then(|paper| paper.last_day);
        of_the_paper.or_else(|| {
            let until = self.known_until()?;
            let decided = self.decision.as_ref().map(|decision| decision.at);
            let granted = self.standing_grant().map(Grant::given_at);
            let since = decided.into_iter().chain(granted).min()?;
            (office_day(since) <= until).then_some(until)
        })
    }

    /// Until when the unit knows the applicant to act for the one for whom they say they do; `None` where it does not know them to,
    /// or of no end.
    fn known_until(&self) -> Option<NaiveDate> {
        let known = self.own_file()?.representatives.iter();
        let theirs = known.filter(|acting| {
            acting.person == self.work.applicant && Some(acting.of) == self.standing.principal
        });
        let ends: Option<Vec<_>> = theirs.map(|acting| acting.until).collect();
        ends?.into_iter().max()
    }

    /// The moment at which the authority to act ends by itself, while it matters.
    pub(super) fn authority_ends_at(&self) -> Option<Moment> {
        let last = self.authority_until().filter(|_| self.gives_access())?;
        last.succ_opt().map(start_of)
    }

    /// The next moment at which something happens by itself.
    pub fn next_wake(&self) -> Option<Moment> {
        let grant = self.grant.as_ref().and_then(Grant::next_wake);
        let glass = self.glass.as_ref().map(|glass| glass.until);
        let moments = [self.work.next_wake(), grant, glass, self.authority_ends_at()];
        moments.into_iter().flatten().min()
    }

    /// Whether nothing is left to do: the matter has ended, what can be contested is served, nothing rings and no task is
    /// open.
    pub fn is_over(&self) -> bool {
        let served = !self.is_contestable() || self.served_on.is_some();
        self.status.is_end() && served && !self.work.is_busy() && self.glass.is_none()
    }
}
