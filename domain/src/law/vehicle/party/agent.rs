//! What an agent may do for an owner (O164 86).

use serde::{Deserialize, Serialize};

use crate::law::statement::{Statement, from_table, of};
use crate::law::vehicle::TransferGround;
use crate::law::{Basis, Words};

/// An act before the office, as far as agents are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RegistrationAct {
    Transfer,
    ChangeOfDomicile,
    ChangeOfCoOwner,
    Mortgage,
    Pledge,
    ReissueOfCertificate,
    ReissueOfPermit,
    ReissueOfPlates,
    Deregistration,
    DeregistrationForLoss,
}

/// Why an owner cannot come in person. The list of the article is open (等): other reasons are for a person to judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Excuse {
    Death,
    Abroad,
    SeriousIllness,
    Disability,
    ForceMajeure,
}

/// Whether an agent may do this: everything, but for three acts that need the owner in person, unless the owner is proven to
/// be unable to come.
pub const fn agent_may(act: RegistrationAct, excuse: Option<Excuse>) -> Result<(), TransferGround> {
    if act.is_personal() && excuse.is_none() {
        Err(TransferGround::AgentNotAllowed)
    } else {
        Ok(())
    }
}

/// Whether an heir may apply without an agent: where the owner has died. The article names heirs beside all of the excuses; an
/// heir is one only of a dead person (inference).
pub const fn heir_may(excuse: Option<Excuse>) -> bool {
    matches!(excuse, Some(Excuse::Death))
}

impl RegistrationAct {
    pub const ALL: [Self; 10] = [
        Self::Transfer,
        Self::ChangeOfDomicile,
        Self::ChangeOfCoOwner,
        Self::Mortgage,
        Self::Pledge,
        Self::ReissueOfCertificate,
        Self::ReissueOfPermit,
        Self::ReissueOfPlates,
        Self::Deregistration,
        Self::DeregistrationForLoss,
    ];

    /// Change of co-owner, re-issue of a lost certificate, and deregistration for loss.
    pub const fn is_personal(self) -> bool {
        matches!(
            self,
            Self::ChangeOfCoOwner | Self::ReissueOfCertificate | Self::DeregistrationForLoss
        )
    }
}

from_table!(RegistrationAct, TABLE: code, words, basis);

impl Excuse {
    pub const ALL: [Self; 5] = [
        Self::Death,
        Self::Abroad,
        Self::SeriousIllness,
        Self::Disability,
        Self::ForceMajeure,
    ];

    /// The one article of all excuses.
    pub const BASIS: Basis = Basis::article("O164 86(1)");

    pub const fn words(self) -> Words {
        match self {
            Self::Death => Words::new("死亡", "death"),
            Self::Abroad => Words::new("出境", "gone abroad"),
            Self::SeriousIllness => Words::new("重病", "serious illness"),
            Self::Disability => Words::new("伤残", "injury or disability"),
            Self::ForceMajeure => Words::new("不可抗力", "force majeure"),
        }
    }
}

/// In the order of the enum, with the article of the act itself.
const TABLE: [Statement; 10] = [
    of("TRANSFER", Basis::article("O164 25"), "转让登记", "transfer"),
    of(
        "CHANGE_OF_DOMICILE",
        Basis::article("O164 18"),
        "住所迁出、迁入变更登记",
        "change of domicile to another area",
    ),
    of(
        "CHANGE_OF_CO_OWNER",
        Basis::article("O164 19"),
        "共同所有人变更",
        "change to another co-owner",
    ),
    of(
        "MORTGAGE",
        Basis::article("O164 32"),
        "抵押登记",
        "registration of a mortgage",
    ),
    of(
        "PLEDGE",
        Basis::article("O164 34"),
        "质押备案",
        "filing of a pledge",
    ),
    of(
        "REISSUE_OF_CERTIFICATE",
        Basis::article("O164 52"),
        "补领机动车登记证书",
        "re-issue of the registration certificate",
    ),
    of(
        "REISSUE_OF_PERMIT",
        Basis::article("O164 52"),
        "补领、换领行驶证",
        "re-issue of the vehicle's permit",
    ),
    of(
        "REISSUE_OF_PLATES",
        Basis::article("O164 51"),
        "补领、换领号牌",
        "re-issue of plates",
    ),
    of(
        "DEREGISTRATION",
        Basis::article("O164 37"),
        "注销登记",
        "deregistration",
    ),
    of(
        "DEREGISTRATION_FOR_LOSS",
        Basis::article("O164 37(1)3; O164 39(2)"),
        "机动车灭失注销登记",
        "deregistration because the vehicle is lost",
    ),
];
