//! An act that is not possible: data, never an exception.

use crate::{
    access::PersonId,
    accident::ItemId,
    identifier::{CaseNumber, CertificateNumber, OfficeCode},
    law::{
        CommandRefusal, DecisionGround, EvidenceGround, EvidenceObstacle, EvidenceQuestion, Words,
        vehicle::{
            Referral, TransferGround, TransferObstacle, inspection::InspectionFault, party::PartyRole,
        },
    },
    plate::PlateRefusal,
    vehicle_transfer::Hold,
};
use serde::{Deserialize, Serialize};

/// The stable code of a refusal: one word, which no other sort has too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RefusalCode {
    /// Why this act is not possible now.
    Command(CommandRefusal),
    /// Why the office says no.
    Ground(DecisionGround),
    /// What keeps an act on a transfer from being possible.
    Obstacle(TransferObstacle),
    /// What keeps an act on access to evidence from being possible.
    Evidence(EvidenceObstacle),
}

impl RefusalCode {
    /// As on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Command(code) => code.code(),
            Self::Ground(code) => code.code(),
            Self::Obstacle(code) => code.code(),
            Self::Evidence(code) => code.code(),
        }
    }
}

/// What a person needs to know to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "detail")]
pub enum RefusalDetail {
    /// The version that the case has now.
    Version { current: u64 },
    /// The colleague who holds the task.
    Holder { person: PersonId },
    /// The other case.
    Case { number: CaseNumber },
    /// The valid electronic licence.
    Certificate { number: CertificateNumber },
    /// The office that is competent.
    Office { office: OfficeCode },
    /// What stands against a transfer, each of them.
    Grounds { grounds: Vec<TransferGround> },
    /// What a person has to look into.
    Questions { referrals: Vec<Referral> },
    /// What is wrong with the inspection.
    Faults { faults: Vec<InspectionFault> },
    /// Who has to apply too and has not said so.
    Consents { missing: Vec<PartyRole> },
    /// What the case waits for.
    Holds { holds: Vec<Hold> },
    /// Why the number cannot be had.
    Plate { refusal: PlateRefusal },
    /// What stands against showing evidence, each of them.
    EvidenceGrounds { grounds: Vec<EvidenceGround> },
    /// What a person has to look into before evidence is shown.
    EvidenceQuestions { questions: Vec<EvidenceQuestion> },
    /// The items that are meant.
    Items { items: Vec<ItemId> },
}

/// A refusal with its code, the field it is about, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub code: RefusalCode,
    /// The input field, in GraphQL's spelling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<RefusalDetail>,
}

impl Refusal {
    #[must_use]
    pub fn with_detail(mut self, detail: RefusalDetail) -> Self {
        self.detail = Some(detail);
        self
    }

    #[must_use]
    pub fn on(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// The words for people, without the detail.
    pub fn words(&self) -> Words {
        match self.code {
            RefusalCode::Command(code) => code.words(),
            RefusalCode::Ground(code) => code.words(),
            RefusalCode::Obstacle(code) => code.words(),
            RefusalCode::Evidence(code) => code.words(),
        }
    }

    /// The article, where there is one.
    pub fn article(&self) -> Option<&'static str> {
        match self.code {
            RefusalCode::Command(code) => code.article(),
            RefusalCode::Ground(code) => code.article(),
            RefusalCode::Obstacle(code) => code.article(),
            RefusalCode::Evidence(code) => code.article(),
        }
    }
}

impl From<RefusalCode> for Refusal {
    fn from(code: RefusalCode) -> Self {
        Self {
            code,
            field: None,
            detail: None,
        }
    }
}

impl From<CommandRefusal> for Refusal {
    fn from(code: CommandRefusal) -> Self {
        RefusalCode::Command(code).into()
    }
}

impl From<DecisionGround> for Refusal {
    fn from(code: DecisionGround) -> Self {
        RefusalCode::Ground(code).into()
    }
}

impl From<TransferObstacle> for Refusal {
    fn from(code: TransferObstacle) -> Self {
        RefusalCode::Obstacle(code).into()
    }
}

impl From<EvidenceObstacle> for Refusal {
    fn from(code: EvidenceObstacle) -> Self {
        RefusalCode::Evidence(code).into()
    }
}
