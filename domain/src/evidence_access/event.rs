//! What happened to an application for evidence, in the past tense. No names, numbers or addresses: people are ids.

use super::{
    Authority, EndReason, EvidenceChannel, EvidenceEffect, EvidenceHold, ExclusionReason, MissingPaper,
    ProposedDecision, Standing, Verdict, Wanted,
};
use crate::{
    access::PersonId,
    accident::{AccidentFile, AccidentNumber, ItemId},
    case::{CaseEvent, Channel, EffectEvent, FreeText, TaskId},
    identifier::OfficeCode,
    law::{EvidenceGround, EvidenceQuestion, service::ServiceManner},
    time::Moment,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An event. On the wire it is one flat object whose `event` is the variant's name, also for the shared ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "event"
)]
pub enum Event {
    Submitted {
        applicant: PersonId,
        by: PersonId,
        office: OfficeCode,
        channel: EvidenceChannel,
        accident: AccidentNumber,
        standing: Standing,
        wanted: Wanted,
        purpose: Option<FreeText>,
        notice_channels: BTreeSet<Channel>,
    },
    CorrectionRequested {
        missing: Vec<MissingPaper>,
    },
    CorrectionAnswered {
        by: PersonId,
        authority: Option<Authority>,
        words: Option<FreeText>,
    },
    Accepted {
        by: PersonId,
    },
    NotAccepted {
        by: PersonId,
        grounds: Vec<EvidenceGround>,
        words: FreeText,
    },
    ItemJudged {
        by: PersonId,
        item: ItemId,
        verdict: Verdict,
    },
    /// `answered`: what rules left open then, and the words of a release are about.
    DecisionProposed {
        by: PersonId,
        proposed: ProposedDecision,
        #[serde(default)]
        answered: BTreeSet<EvidenceQuestion>,
    },
    /// `words`: of the head; none where the one who proposed was excluded.
    ReturnedToReview {
        words: Option<FreeText>,
    },
    Consented {
        by: PersonId,
        opens_on: Option<NaiveDate>,
    },
    /// Nothing is shown. `grounds` and `words`: of a refusal as a whole; else each item has its own.
    Refused {
        by: PersonId,
        grounds: Vec<EvidenceGround>,
        words: Option<FreeText>,
    },
    PagesRetried {
        by: PersonId,
    },
    GrantGiven {
        opens_at: Moment,
        ends_at: Moment,
    },
    /// More is shown under the grant that runs.
    GrantKept,
    GrantOpened,
    GrantExtended {
        by: PersonId,
        ends_at: Moment,
    },
    GrantRenewed {
        by: PersonId,
        ends_at: Moment,
    },
    /// The accident is investigated again.
    GrantSuspended,
    GrantResumed {
        ends_at: Moment,
    },
    GrantRevoked {
        by: PersonId,
        words: FreeText,
    },
    GrantEnded {
        because: EndReason,
    },
    AuthorityEnded {
        by: PersonId,
    },
    CodeAsked {
        by: PersonId,
    },
    CodeMissed,
    ViewingOpened {
        until: Moment,
    },
    VisitBooked {
        by: PersonId,
        at: Moment,
    },
    VisitRecorded {
        by: PersonId,
        attended: bool,
    },
    CopiesAsked {
        by: PersonId,
        items: BTreeSet<ItemId>,
    },
    CopiesIssued {
        by: PersonId,
    },
    RecusalAsked {
        by: PersonId,
        officer: PersonId,
        words: FreeText,
    },
    RecusalDecided {
        by: PersonId,
        granted: bool,
        words: FreeText,
    },
    StaffExcluded {
        person: PersonId,
        by: PersonId,
        because: ExclusionReason,
        words: FreeText,
    },
    GlassBroken {
        by: PersonId,
        until: Moment,
        reason: FreeText,
    },
    GlassClosed,
    Objected {
        by: PersonId,
        words: FreeText,
    },
    ObjectionAnswered {
        by: PersonId,
        upheld: bool,
        words: FreeText,
    },
    /// What was refused is looked at again. `review_decision`: of an administrative review, if one said so.
    ReviewedAgain {
        review_decision: Option<FreeText>,
    },
    AccidentReported {
        file: Box<AccidentFile>,
    },
    Held {
        hold: EvidenceHold,
    },
    Resumed {
        hold: EvidenceHold,
    },
    ServiceRecorded {
        manner: ServiceManner,
        day: NaiveDate,
        consent: bool,
    },
    FollowUpCompleted {
        task: TaskId,
        words: FreeText,
    },
    Withdrawn {
        by: PersonId,
    },
    Lapsed,
    #[serde(untagged)]
    Effect(EffectEvent<EvidenceEffect>),
    #[serde(untagged)]
    Case(CaseEvent),
}

impl From<EffectEvent<EvidenceEffect>> for Event {
    fn from(event: EffectEvent<EvidenceEffect>) -> Self {
        Self::Effect(event)
    }
}

impl From<CaseEvent> for Event {
    fn from(event: CaseEvent) -> Self {
        Self::Case(event)
    }
}
