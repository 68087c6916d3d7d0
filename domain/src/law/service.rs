//! Service of a decision: the manners, in the order in which the rules try them, and when service counts as done.

use serde::{Deserialize, Serialize};

use super::statement::{Statement, from_table, of};
use super::{Basis, Confidence};

/// The provisions on service are written for administrative cases (penalties and the like). For licence decisions they are
/// used by analogy.
pub const BY_ANALOGY: Basis = Basis::article("ADM 2; ADM 36").marked(Confidence::Inference);

/// How a decision reached the person. Later ones are allowed where earlier ones fail, except the electronic one, which needs
/// consent only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ServiceManner {
    /// To the person themselves.
    Direct,
    /// To an adult of the household.
    HouseholdMember,
    /// To the one in charge at the workplace.
    Workplace,
    /// To the residents' or villagers' committee.
    ResidentsCommittee,
    /// Left with the person who refuses, before a witness or on film.
    RefusedWitnessed,
    /// Through another public security organ.
    Entrusted,
    Mail,
    /// By fax or an internet means that confirms receipt.
    ElectronicWithConsent,
    PublicNotice,
}

/// The event from which service counts as done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ServiceMoment {
    /// The day it is handed over.
    HandedOver,
    /// The day it is left behind and the refusal is noted.
    Left,
    /// The day of receipt on the return slip.
    ReceiptSigned,
    /// The day the means confirms receipt.
    ReceiptConfirmed,
    /// The day the notice has been public for so many calendar days at least.
    NoticePublicFor { days: u16 },
}

/// The shortest public notice, in calendar days.
pub const PUBLIC_NOTICE_DAYS: u16 = 60;

impl ServiceManner {
    /// In the order of the rules.
    pub const ALL: [Self; 9] = [
        Self::Direct,
        Self::HouseholdMember,
        Self::Workplace,
        Self::ResidentsCommittee,
        Self::RefusedWitnessed,
        Self::Entrusted,
        Self::Mail,
        Self::ElectronicWithConsent,
        Self::PublicNotice,
    ];

    /// Whether the person must have agreed to this manner beforehand.
    pub const fn needs_consent(self) -> bool {
        matches!(self, Self::ElectronicWithConsent)
    }

    /// Whether a witness, or a film of the refusal, belongs to the record.
    pub const fn needs_witness_or_film(self) -> bool {
        matches!(self, Self::RefusedWitnessed)
    }

    /// When service counts as done, and how firm that is.
    pub const fn deemed(self) -> (ServiceMoment, Confidence) {
        match self {
            Self::Direct | Self::HouseholdMember | Self::Workplace | Self::ResidentsCommittee => {
                (ServiceMoment::HandedOver, Confidence::Source)
            }
            Self::RefusedWitnessed => (ServiceMoment::Left, Confidence::Source),
            // The article names these manners and leaves the day open.
            Self::Entrusted | Self::Mail => (ServiceMoment::ReceiptSigned, Confidence::Inference),
            Self::ElectronicWithConsent => (ServiceMoment::ReceiptConfirmed, Confidence::Inference),
            Self::PublicNotice => (
                ServiceMoment::NoticePublicFor {
                    days: PUBLIC_NOTICE_DAYS,
                },
                Confidence::Inference,
            ),
        }
    }
}

from_table!(ServiceManner, TABLE: code, words, article);

/// In the order of the enum.
const TABLE: [Statement; 9] = [
    of(
        "DIRECT",
        Basis::article("ADM 36(2)"),
        "直接送达本人",
        "Handed to the person",
    ),
    of(
        "HOUSEHOLD_MEMBER",
        Basis::article("ADM 36(2)"),
        "由成年家属代收",
        "Received by an adult member of the household",
    ),
    of(
        "WORKPLACE",
        Basis::article("ADM 36(2)"),
        "由所在单位的负责人员代收",
        "Received by the one in charge at the workplace",
    ),
    of(
        "RESIDENTS_COMMITTEE",
        Basis::article("ADM 36(2)"),
        "由居住地居（村）民委员会代收",
        "Received by the residents' or villagers' committee",
    ),
    of(
        "REFUSED_WITNESSED",
        Basis::article("ADM 36(2)"),
        "拒绝接收，经见证或者录音录像后留置送达",
        "Refused, and left with the person before a witness or on film",
    ),
    of(
        "ENTRUSTED",
        Basis::article("ADM 36(3)"),
        "委托其他公安机关代为送达",
        "Served through another public security organ",
    ),
    of("MAIL", Basis::article("ADM 36(3)"), "邮寄送达", "Served by mail"),
    of(
        "ELECTRONIC_WITH_CONSENT",
        Basis::article("ADM 36(3)"),
        "经本人同意，以传真、互联网等能够确认收悉的方式送达",
        "Served, with the person's consent, by fax or an internet means that confirms receipt",
    ),
    of(
        "PUBLIC_NOTICE",
        Basis::article("ADM 36(4)"),
        "公告送达，公告期限不少于六十日",
        "Served by public notice of at least sixty days",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_electronic_manner_needs_consent_and_only_a_refusal_a_witness() {
        let consent: Vec<_> = ServiceManner::ALL
            .into_iter()
            .filter(|manner| manner.needs_consent())
            .collect();
        assert_eq!(consent, [ServiceManner::ElectronicWithConsent]);
        let witness: Vec<_> = ServiceManner::ALL
            .into_iter()
            .filter(|manner| manner.needs_witness_or_film())
            .collect();
        assert_eq!(witness, [ServiceManner::RefusedWitnessed]);
    }

    #[test]
    fn a_public_notice_takes_sixty_days_and_comes_last() {
        assert_eq!(ServiceManner::ALL.last(), Some(&ServiceManner::PublicNotice));
        assert_eq!(
            ServiceManner::PublicNotice.deemed().0,
            ServiceMoment::NoticePublicFor {
                days: PUBLIC_NOTICE_DAYS
            }
        );
        assert!(ServiceManner::PublicNotice.words().zh.contains("六十日"));
    }
}
