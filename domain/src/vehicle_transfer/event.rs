//! What happened to a transfer, in the past tense. People are ids.

use super::{
    Acceptance, HandOver, Hold, MissingPaper, Party, ProposedDecision, Temporary, TransferChannel,
    TransferEffect, VehicleRecord,
};
use crate::{
    access::PersonId,
    case::{CaseEvent, Channel, EffectEvent, FreeText, TaskId},
    file_handover::{Desk, EndReason},
    identifier::{CaseNumber, OfficeCode, PlateNumber, Vin},
    law::{
        service::ServiceManner,
        vehicle::{
            AgentFacts, Referral, StepAct, TradeFacts, TransferGround,
            document::TitleProof,
            inspection::{InspectionRecord, Reference},
        },
    },
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
        channel: TransferChannel,
        act: StepAct,
        parties: Vec<Party>,
        vin: Vin,
        trade: TradeFacts,
        title: Option<TitleProof>,
        notice_channels: BTreeSet<Channel>,
        agent: Option<AgentFacts>,
    },
    CorrectionRequested {
        missing: Vec<MissingPaper>,
    },
    CorrectionAnswered {
        by: PersonId,
        words: Option<FreeText>,
    },
    FileRequested,
    /// Which handover brings the file.
    HandoverBegun {
        handover: CaseNumber,
    },
    /// The handover has checked it and taken it.
    FileArrived,
    /// An earlier handover says that this office has it, or that another one has what was thought to be here.
    FileTraced {
        /// Who took it last.
        office: OfficeCode,
        handover: CaseNumber,
        here: bool,
    },
    /// It does not come. Without a reason: the request could not be sent.
    FileFailed {
        reason: Option<EndReason>,
    },
    /// An office is late with it, and this desk was told.
    FileDelayed {
        desk: Desk,
    },
    PreAccepted {
        by: PersonId,
        acceptance: Acceptance,
        checked: Option<FreeText>,
    },
    Accepted {
        by: PersonId,
        acceptance: Acceptance,
        checked: Option<FreeText>,
    },
    NotAccepted {
        by: PersonId,
        grounds: Vec<TransferGround>,
        words: FreeText,
    },
    PartyNamed {
        party: Party,
    },
    /// The paper by which somebody acts for the applicant was seen.
    PowersSeen {
        by: PersonId,
        of: PersonId,
        words: FreeText,
    },
    /// `on_behalf_of`: for whom staff recorded what they signed on paper.
    ConsentGiven {
        by: PersonId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on_behalf_of: Option<PersonId>,
    },
    ConsentDenied {
        by: PersonId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on_behalf_of: Option<PersonId>,
    },
    Objected {
        by: PersonId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on_behalf_of: Option<PersonId>,
        words: FreeText,
    },
    ObjectionSettled {
        by: PersonId,
        lifted: bool,
        words: FreeText,
    },
    InspectionBooked {
        at: Moment,
    },
    AbsenceRecorded {
        by: PersonId,
    },
    Inspected {
        record: Box<InspectionRecord>,
    },
    /// The case waits until this is cured.
    Held {
        hold: Hold,
    },
    Resumed {
        hold: Hold,
    },
    /// The state of the vehicle bars it; a person decides what follows.
    Stopped {
        grounds: BTreeSet<TransferGround>,
    },
    StopLifted {
        by: PersonId,
        words: FreeText,
    },
    /// `answered`: which questions were open when somebody looked into them.
    DecisionProposed {
        by: PersonId,
        proposed: ProposedDecision,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answered: Option<BTreeSet<Referral>>,
    },
    ReturnedToReview {
        words: FreeText,
    },
    Approved {
        by: PersonId,
    },
    Refused {
        by: PersonId,
        grounds: Vec<TransferGround>,
        words: FreeText,
    },
    NumbersAsked,
    NumbersOffered {
        numbers: Vec<PlateNumber>,
        until: Moment,
    },
    NumberChosen {
        number: PlateNumber,
        composed: bool,
    },
    /// The applicant says that it was theirs.
    NumberClaimed {
        number: PlateNumber,
    },
    NumberReserved {
        number: PlateNumber,
        until: Moment,
    },
    /// The pool said no: another number, or another draw.
    NumberDenied {
        number: PlateNumber,
    },
    NumberAssigned,
    /// The pool would not put it on the vehicle: another one is sought before the registry is asked again.
    NumberLost,
    FeesSet {
        fen: u32,
    },
    FeesPaid {
        receipt: Reference,
    },
    FeesWaived {
        by: PersonId,
        words: FreeText,
    },
    PlatesWithdrawn {
        by: PersonId,
    },
    TemporaryPlateIssued {
        temporary: Temporary,
    },
    CertificateEndorsed {
        by: PersonId,
    },
    /// The registry was asked to write it down.
    RegistrationBegun {
        by: PersonId,
    },
    /// Another case has the vehicle: the registry is not asked, and can be later.
    LockRefused {
        code: String,
    },
    /// It did not; the approval is undone and a person decides again.
    RegistrationBarred,
    Registered,
    TransferredOut,
    /// The other end knows.
    OriginClosed,
    FileReady,
    PlatesHandedOver {
        by: PersonId,
        manner: HandOver,
    },
    Archived {
        by: PersonId,
    },
    /// The vehicle that left is registered at its new place.
    ArrivedElsewhere,
    /// The registry reported a change of its own accord.
    VehicleReported {
        record: Box<VehicleRecord>,
        stolen: bool,
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
    Effect(EffectEvent<TransferEffect>),
    #[serde(untagged)]
    Case(CaseEvent),
}

impl From<EffectEvent<TransferEffect>> for Event {
    fn from(event: EffectEvent<TransferEffect>) -> Self {
        Self::Effect(event)
    }
}

impl From<CaseEvent> for Event {
    fn from(event: CaseEvent) -> Self {
        Self::Case(event)
    }
}
