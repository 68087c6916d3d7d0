//! What happened to an application, in the past tense. No names, numbers or addresses: people are ids.

use super::{Acceptance, IntakeChannel, LicenceEffect, MissingItem, ProposedDecision};
use crate::{
    access::PersonId,
    case::{CaseEvent, Channel, EffectEvent, FreeText, TaskId},
    identifier::{CertificateNumber, OfficeCode},
    law::{DecisionGround, SpecialReason, service::ServiceManner},
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
        channel: IntakeChannel,
        special_reason: SpecialReason,
        explanation: Option<FreeText>,
        notice_channels: BTreeSet<Channel>,
        received_at: Moment,
        /// Why the receipt is earlier than the entry; a second person still has to consent.
        earlier_because: Option<FreeText>,
    },
    /// A second person consented to the earlier time of receipt.
    ReceivedAtConfirmed {
        by: PersonId,
    },
    /// They did not: the time of entry counts.
    ReceivedAtCorrected {
        by: PersonId,
        received_at: Moment,
    },
    CorrectionRequested {
        missing: Vec<MissingItem>,
    },
    CorrectionAnswered {
        by: PersonId,
        words: Option<FreeText>,
    },
    /// `acceptance.by_silence`: nobody spoke in time, so it counts as accepted from the day of receipt.
    Accepted {
        acceptance: Acceptance,
    },
    NotAccepted {
        by: PersonId,
        grounds: Vec<DecisionGround>,
        words: FreeText,
        /// The office to go to, where the registry names it.
        competent_office: Option<OfficeCode>,
    },
    ConvertedToCounter,
    ReviewBegun,
    InquiryOpened {
        reason: FreeText,
    },
    InquiryClosed {
        result: FreeText,
    },
    DecisionProposed {
        by: PersonId,
        proposed: ProposedDecision,
        remarks: Option<FreeText>,
    },
    ReturnedToReview {
        words: FreeText,
    },
    Granted {
        by: PersonId,
    },
    Refused {
        by: PersonId,
        grounds: Vec<DecisionGround>,
        words: Option<FreeText>,
    },
    /// The registry's answer changed between review and issue; the grant is undone and a person decides again.
    IssuanceBarred {
        grounds: Vec<DecisionGround>,
    },
    Issued {
        certificate: CertificateNumber,
    },
    /// The licence is in the person's account.
    LicenceReceived {
        at: Moment,
    },
    /// Issued, not delivered: the person has no account.
    DeliveryFailed,
    DeliveryRetried,
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
    /// `acceptance` for a case that was never accepted.
    Reopened {
        review_decision: FreeText,
        acceptance: Option<Acceptance>,
    },
    Revoked {
        by: PersonId,
        ground: DecisionGround,
        words: FreeText,
    },
    #[serde(untagged)]
    Effect(EffectEvent<LicenceEffect>),
    #[serde(untagged)]
    Case(CaseEvent),
}

impl From<EffectEvent<LicenceEffect>> for Event {
    fn from(event: EffectEvent<LicenceEffect>) -> Self {
        Self::Effect(event)
    }
}

impl From<CaseEvent> for Event {
    fn from(event: CaseEvent) -> Self {
        Self::Case(event)
    }
}
