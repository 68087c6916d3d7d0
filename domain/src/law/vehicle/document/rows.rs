//! Which document belongs to which step, and when.

use std::collections::BTreeSet;

use super::{Condition, TransferDocument as Document};
use crate::law::vehicle::{Occasion, StepAct};
use crate::law::{Basis, Confidence};

/// A document with the conditions under which it is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub document: Document,
    pub basis: Basis,
    when: Option<Condition>,
    unless: Option<Condition>,
}

impl Row {
    pub(super) fn applies(&self, conditions: &BTreeSet<Condition>) -> bool {
        self.when.is_none_or(|when| conditions.contains(&when))
            && !self.unless.is_some_and(|unless| conditions.contains(&unless))
    }

    const fn inferred(mut self) -> Self {
        self.basis = self.basis.marked(Confidence::Inference);
        self
    }

    const fn when(mut self, condition: Condition) -> Self {
        self.when = Some(condition);
        self
    }

    const fn unless(mut self, condition: Condition) -> Self {
        self.unless = Some(condition);
        self
    }
}

const fn row(document: Document, article: &'static str) -> Row {
    Row {
        document,
        basis: Basis::article(article),
        when: None,
        unless: None,
    }
}

/// What a step asks for: its own list, what the place of arrival asks for, and what those who act for others bring.
pub(super) fn rows_of(act: StepAct, occasion: Occasion) -> impl Iterator<Item = &'static Row> {
    let own = match (act, occasion) {
        (StepAct::Transfer, _) | (StepAct::TransferOut, Occasion::ChangeOfOwner) => TRANSFER,
        (StepAct::TransferIn, Occasion::ChangeOfOwner) => ARRIVAL,
        (StepAct::Move, _) => MOVE,
        (StepAct::TransferOut, Occasion::MovingHouse) => LEAVING,
        (StepAct::TransferIn, Occasion::MovingHouse) => ARRIVAL_AFTER_LEAVING,
    };
    let local: &[Row] = match act {
        StepAct::Transfer | StepAct::Move | StepAct::TransferIn => LOCAL,
        // The place that a vehicle leaves has no say in what the next one asks for.
        StepAct::TransferOut => &[],
    };
    own.iter().chain(local).chain(FOR_OTHERS)
}

const TRANSFER: &[Row] = &[
    row(Document::Identity, "O164 26(1)1"),
    row(Document::TitleProof, "O164 26(1)2; O164 90"),
    row(Document::RegistrationCertificate, "O164 26(1)3").unless(Condition::PapersWithheld),
    row(Document::VehiclePermit, "O164 26(1)4").unless(Condition::PapersWithheld),
    row(Document::NoticeOfMissingPapers, "O164 30").when(Condition::PapersWithheld),
    row(Document::CustomsRelease, "O164 26(1)5").when(Condition::CustomsSupervised),
    row(Document::InspectionCertificate, "O164 26(1)6").when(Condition::InspectionLapsed),
    row(Document::CompulsoryInsurance, "O164 26(1)6").when(Condition::InspectionLapsed),
    // The new mortgage or pledge is registered together with the transfer: that its papers are then asked for is our reading.
    row(Document::HolderIdentity, "O164 26(3); O164 32(1)1")
        .inferred()
        .when(Condition::Mortgaged),
    row(Document::MortgageContract, "O164 26(3); O164 32(1)3")
        .inferred()
        .when(Condition::Mortgaged),
    row(Document::HolderIdentity, "O164 26(4); O164 34(2)1")
        .inferred()
        .when(Condition::Pledged)
        .unless(Condition::Mortgaged),
];

const ARRIVAL: &[Row] = &[
    row(Document::Identity, "O164 27(2)"),
    row(Document::RegistrationCertificate, "O164 27(2)"),
    row(Document::InspectionCertificate, "O164 27(2)").when(Condition::InspectionLapsed),
    row(Document::CompulsoryInsurance, "O164 27(2)").when(Condition::InspectionLapsed),
];

/// In one step: what leaving asks for, and what arriving asks for where the inspection has lapsed.
const MOVE: &[Row] = &[
    row(Document::Identity, "O164 17(1)1; O164 18(2)"),
    row(Document::RegistrationCertificate, "O164 17(1)2; O164 18(2)"),
    row(Document::VehiclePermit, "O164 17(1)3"),
    row(Document::InspectionCertificate, "O164 18(2)").when(Condition::InspectionLapsed),
    row(Document::CompulsoryInsurance, "O164 18(2)").when(Condition::InspectionLapsed),
    MORTGAGEE_OF_A_MOVE,
    PLEDGEE_OF_A_MOVE,
];

const LEAVING: &[Row] = &[
    row(Document::Identity, "O164 17(1)1"),
    row(Document::RegistrationCertificate, "O164 17(1)2"),
    row(Document::VehiclePermit, "O164 17(1)3"),
    MORTGAGEE_OF_A_MOVE,
    PLEDGEE_OF_A_MOVE,
];

/// Who applies together shows who they are (inference).
const MORTGAGEE_OF_A_MOVE: Row = row(Document::HolderIdentity, "O164 32(3)")
    .inferred()
    .when(Condition::Mortgaged);
const PLEDGEE_OF_A_MOVE: Row = row(Document::HolderIdentity, "O164 32(3)")
    .inferred()
    .when(Condition::Pledged)
    .unless(Condition::Mortgaged);

const ARRIVAL_AFTER_LEAVING: &[Row] = &[
    row(Document::Identity, "O164 18(2)"),
    row(Document::RegistrationCertificate, "O164 18(2)"),
    row(Document::InspectionCertificate, "O164 18(2)").when(Condition::InspectionLapsed),
    row(Document::CompulsoryInsurance, "O164 18(2)").when(Condition::InspectionLapsed),
];

/// Of the place of arrival.
const LOCAL: &[Row] = &[
    QUOTA_CERTIFICATE,
    Row {
        document: Document::EmissionProof,
        when: Some(Condition::EmissionProof),
        ..QUOTA_CERTIFICATE
    },
];

const QUOTA_CERTIFICATE: Row = Row {
    document: Document::QuotaCertificate,
    basis: Basis::page("W-EM"),
    when: Some(Condition::QuotaRationed),
    unless: None,
};

/// Of those who act for somebody else.
const FOR_OTHERS: &[Row] = &[
    row(Document::AgentIdentity, "O164 86(2)").when(Condition::ByAgent),
    row(Document::Authorisation, "O164 86(2)").when(Condition::ByAgent),
    row(Document::ProofOfAbsence, "O164 86(1)").when(Condition::OwnerAbsent),
    // No article of the orders on minors was found.
    Row {
        document: Document::ProofOfGuardianship,
        basis: Basis::only(Confidence::Inference),
        when: Some(Condition::ByGuardian),
        unless: None,
    },
];
