//! Transfers and handovers on their ways, and where on them each mutation can be done.

use super::{evidence, late, seed::Matter};
use crate::{actions, outside::DOCUMENTS, world::World};
use chrono::TimeDelta;
use domain::{
    case::CaseCommand,
    file_handover::{Command, FileHandover},
};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

/// Who does what, one after the other.
type Steps = &'static [(&'static str, &'static str)];

const TRANSFER: Steps = &[
    ("clerk", "requestTransferCorrection"),
    ("OWNER", "answerTransferCorrection"),
    ("clerk", "acceptVehicleTransfer"),
    ("clerk", "bookInspection"),
    ("surveyor", "recordInspection"),
    ("reviewer", "proposeTransferDecision"),
    ("lead", "returnTransferToReview"),
    ("reviewer", "proposeTransferDecision"),
    ("lead", "approveVehicleTransfer"),
    ("clerk", "askForPlateNumbers"),
    ("clerk", "choosePlateNumber"),
    ("plates", "setTransferFees"),
    ("plates", "recordTransferPayment"),
    ("plates", "withdrawPlates"),
    ("plates", "registerVehicleTransfer"),
    ("plates", "issueTemporaryPlate"),
    ("plates", "endorseCertificate"),
    ("plates", "handOverPlates"),
    ("keeper", "archiveVehicleFile"),
];

const HANDOVER: Steps = &[
    ("origin", "takeUpFileRequest"),
    ("offering", "offerFile"),
    ("keeper", "checkFile"),
    ("lead", "acceptFile"),
];

/// What is beside the way, and the step before which it can be done.
const BESIDE: Steps = &[
    ("askRegisters", "acceptVehicleTransfer"),
    ("declineVehicleTransfer", "acceptVehicleTransfer"),
    ("nameTransferParty", "acceptVehicleTransfer"),
    ("recordTransferPowers", "acceptVehicleTransfer"),
    ("consentToTransfer", "acceptVehicleTransfer"),
    ("objectToTransfer", "acceptVehicleTransfer"),
    ("settleTransferObjection", "acceptVehicleTransfer"),
    ("liftTransferStop", "recordInspection"),
    ("recordAbsence", "recordInspection"),
    ("refuseVehicleTransfer", "approveVehicleTransfer"),
    ("composePlateNumber", "choosePlateNumber"),
    ("claimFormerNumber", "choosePlateNumber"),
    ("waiveTransferFees", "recordTransferPayment"),
    ("gatherFileAgain", "offerFile"),
    ("declareFileUnavailable", "offerFile"),
    ("giveUpHandover", "takeUpFileRequest"),
    ("retryHandoverStep", "offerFile"),
    ("returnToCheck", "acceptFile"),
    ("refuseFile", "acceptFile"),
];

/// What every kind has is tried on a licence application.
const SHARED: [&str; 4] = ["withdrawCase", "recordService", "escalateCase", "reopenCase"];

/// Every mutation of these kinds on a case.
pub fn mutations() -> impl Iterator<Item = &'static str> {
    let on_a_case = actions::on_a_transfer()
        .into_iter()
        .chain(actions::on_a_handover())
        .chain(actions::on_evidence());
    on_a_case
        .map(|(mutation, _)| mutation)
        .filter(|mutation| !SHARED.contains(mutation))
        .chain([
            "nameTransferParty",
            "checkFile",
            "proposeEvidenceDecision",
            "askForViewingCode",
        ])
}

/// What a mutation of these kinds is asked with, beside request, number and version.
pub fn input(mutation: &str) -> Value {
    if mutation == "nameTransferParty" {
        return json!({ "party": World::party("holder", "MORTGAGEE") });
    }
    let on_a_case = actions::on_a_transfer()
        .into_iter()
        .chain(actions::on_a_handover())
        .chain(actions::on_evidence());
    let mut found = on_a_case.filter(|(name, _)| *name == mutation);
    found.next().map_or_else(|| json!({}), |(_, input)| input)
}

/// A decision on every document under a claim, the last one refused for this reason.
pub fn verdicts((task, fence): (u64, u64), refused: Option<&str>) -> Value {
    let mut verdicts = DOCUMENTS.map(|name| json!({ "name": name }));
    verdicts[1]["refused"] = json!(refused);
    json!({ "task": task, "fence": fence, "verdicts": verdicts })
}

impl World {
    /// A fresh case with which this can be done.
    pub async fn before(&self, mutation: &'static str) -> Matter {
        if evidence::is_one(mutation) {
            return self.before_on_evidence(mutation).await;
        }
        let beside = BESIDE.iter().find(|(name, _)| *name == mutation);
        let step = beside.map_or(mutation, |(_, step)| *step);
        let matter = if HANDOVER.iter().any(|(_, name)| *name == step) {
            let (_, number) = self.file_asked().await;
            let owner = "buyer".to_owned();
            Matter {
                label: "staged",
                owner,
                number,
            }
        } else if ["requestVehicleFile", "preAcceptVehicleTransfer"].contains(&step) {
            return late::transfer(self, "staged", Some("440106")).await;
        } else {
            late::transfer(self, "staged", None).await
        };
        for way in [TRANSFER, HANDOVER] {
            if let Some(place) = way.iter().position(|(_, name)| *name == step) {
                for (name, done) in &way[..place] {
                    self.step(&matter, name, (done, mutation)).await;
                }
            }
        }
        self.prepared(&matter, mutation).await;
        matter
    }

    /// One step, on the way to a mutation.
    async fn step(&self, matter: &Matter, name: &str, (mutation, to): (&str, &str)) {
        let number = &matter.number;
        let name = if name == "OWNER" { &matter.owner } else { name };
        let mut extra = input(mutation);
        match (mutation, to) {
            ("recordInspection", _) => extra = self.inspection_of(matter).await,
            ("proposeTransferDecision", "refuseVehicleTransfer") => {
                extra = json!({ "decision": "REFUSE", "grounds": ["INVALID_PAPERS"] });
            }
            ("proposeTransferDecision", _) => extra["checked"] = json!("资料齐全"),
            ("checkFile", to) => {
                let claim = self.claim(name, number, "REVIEW").await;
                let refused = (to == "refuseFile").then_some("ILLEGIBLE");
                extra = verdicts(claim, refused);
            }
            _ => {}
        }
        self.done(name, mutation, number, extra).await;
        if mutation == "offerFile" {
            self.arrived(number, 10).await;
        }
    }

    /// What the mutation needs beside the way.
    async fn prepared(&self, matter: &Matter, mutation: &str) {
        let number = &matter.number;
        match mutation {
            "recordTransferPowers" => self.guarded(number).await,
            "settleTransferObjection" => {
                let words = json!({ "words": "车款未付清" });
                self.done("seller", "objectToTransfer", number, words).await;
            }
            "recordAbsence" => {
                let at = self.engine.now() + TimeDelta::minutes(1);
                self.done("clerk", "bookInspection", number, json!({ "at": at }))
                    .await;
                self.later(TimeDelta::minutes(2));
                *self.engine.now.lock().unwrap() += TimeDelta::minutes(2);
            }
            "giveUpHandover" => self.overdue(number).await,
            "liftTransferStop" => {
                self.sealed(true);
                self.done("clerk", "askRegisters", number, json!({})).await;
                self.sealed(false);
                self.done("clerk", "askRegisters", number, json!({})).await;
            }
            "checkFile" => {
                self.claim("keeper", number, "REVIEW").await;
            }
            "retryHandoverStep" => {
                self.engine.broken.store(true, Ordering::SeqCst);
                self.done("offering", "offerFile", number, json!({})).await;
                self.engine.broken.store(false, Ordering::SeqCst);
            }
            _ => {}
        }
    }

    /// Somebody is named as the guardian of whoever applies.
    pub async fn guarded(&self, number: &str) {
        let guardian = json!({ "party": Self::party("holder", "GUARDIAN") });
        self.done("clerk", "nameTransferParty", number, guardian).await;
    }

    /// The timer finds every period of a handover passed; then it is today again.
    async fn overdue(&self, number: &str) {
        let today = self.engine.now();
        *self.engine.now.lock().unwrap() = today + TimeDelta::days(30);
        let request = self.fresh().as_u128();
        let command = Command::from(CaseCommand::Wake);
        let number = number.parse().unwrap();
        self.engine
            .by_system::<FileHandover>(&number, request, command)
            .await;
        self.engine.settle_all::<FileHandover>(&number).await;
        *self.engine.now.lock().unwrap() = today;
    }

    /// Whether the registry has a seizure of every vehicle.
    pub fn sealed(&self, sealed: bool) {
        let status = if sealed { "K" } else { "A" };
        self.engine.vehicle.lock().unwrap().vehicle.status = status.parse().unwrap();
    }

    pub async fn inspection_of(&self, matter: &Matter) -> Value {
        let query = "query ($number: String!) { case(number: $number) { ... on VehicleTransfer { vin } } }";
        let seen = self
            .data("clerk", query, json!({ "number": matter.number }))
            .await;
        let mut inspection = crate::transfer::inspection();
        inspection["vin"] = seen["case"]["vin"].clone();
        inspection
    }
}
