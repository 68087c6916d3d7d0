//! Who takes part, as tables; agents and their exceptions; papers of every sort of owner.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::identifier::IdentityDocumentKind;
use crate::law::Confidence;
use crate::law::vehicle::{Matter, Occasion, TransferGround};

const CIRCUMSTANCES: [Circumstance; 6] = [
    Circumstance::Mortgaged,
    Circumstance::Pledged,
    Circumstance::CoOwned,
    Circumstance::ByAgent,
    Circumstance::Minor,
    Circumstance::Inherited,
];

fn line(part: &Part) -> String {
    let basis = part.basis;
    let rests_on = basis.article.or(basis.page).unwrap_or("-");
    format!(
        "    {:?} {:?} [{rests_on}; {:?}]",
        part.role, part.manner, basis.confidence
    )
}

#[test]
fn who_takes_part_reads_like_this() {
    use Circumstance::{ByAgent, CoOwned, Inherited, Minor, Mortgaged, Pledged};
    let situations: [&[Circumstance]; 6] = [
        &[],
        &[Mortgaged],
        &[Pledged, CoOwned],
        &[CoOwned],
        &[ByAgent, Minor],
        &[Inherited],
    ];
    let table: Vec<String> = Matter::ALL
        .into_iter()
        .flat_map(|matter| situations.map(|situation| (matter, situation)))
        .map(|(matter, situation)| {
            let people = parts(matter, &situation.iter().copied().collect());
            let people: Vec<String> = people.iter().map(line).collect();
            format!(
                "{:?} {:?} {situation:?}\n{}",
                matter.rules,
                matter.occasion,
                people.join("\n")
            )
        })
        .collect();
    insta::assert_snapshot!(table.join("\n"));
}

#[test]
fn three_acts_need_the_owner_unless_the_owner_cannot_come() {
    let personal: Vec<&str> = RegistrationAct::ALL
        .into_iter()
        .filter(|act| agent_may(*act, None).is_err())
        .map(RegistrationAct::code)
        .collect();
    assert_eq!(
        personal,
        [
            "CHANGE_OF_CO_OWNER",
            "REISSUE_OF_CERTIFICATE",
            "DEREGISTRATION_FOR_LOSS"
        ]
    );
    for act in RegistrationAct::ALL {
        assert!(
            Excuse::ALL
                .iter()
                .all(|excuse| agent_may(act, Some(*excuse)).is_ok())
        );
    }
    assert_eq!(
        agent_may(RegistrationAct::ChangeOfCoOwner, None),
        Err(TransferGround::AgentNotAllowed)
    );
}

#[test]
fn only_the_dead_have_heirs() {
    let inherits = |excuse: &Excuse| heir_may(Some(*excuse));
    assert_eq!(Excuse::ALL.iter().filter(|one| inherits(one)).count(), 1);
    assert!(heir_may(Some(Excuse::Death)) && !heir_may(None));
}

#[test]
fn owners_and_their_papers_read_like_this() {
    let line = |nature: PartyNature| {
        let (name, papers) = (nature.words(), nature.papers());
        format!(
            "{nature:?} {:?}: {} | {}\n  {}\n  {}",
            nature.domicile(),
            name.zh,
            name.en,
            papers.zh,
            papers.en
        )
    };
    insta::assert_snapshot!(PartyNature::ALL.map(line).join("\n"));
}

#[test]
fn what_is_gone_is_an_organisation_with_papers_of_others() {
    for nature in PartyNature::ALL {
        assert!(!nature.is_gone() || nature.is_organisation(), "{nature:?}");
        assert_eq!(
            nature.is_organisation(),
            nature.domicile() == Domicile::MainOffice,
            "{nature:?}"
        );
    }
}

#[test]
fn the_documents_of_each_sort_of_owner_read_like_this() {
    let letters = |nature: PartyNature| -> String {
        let kinds = IdentityDocumentKind::all().filter(|kind| nature.fits(*kind));
        kinds.map(IdentityDocumentKind::letter).collect()
    };
    let table = PartyNature::ALL.map(|nature| format!("{nature:?} {}", letters(nature)));
    assert_eq!(
        table,
        [
            "Resident AM",
            "ResidentElsewhere AM",
            "Military ACDEM",
            "HongKongOrMacau AFK",
            "Taiwan AFK",
            "CitizenAbroad F",
            "Foreigner FI",
            "Diplomat G",
            "Organisation BNP",
            "ForeignMission L",
            "DeregisteredCompany BJN",
            "AbolishedBody BJN",
            "BankruptCompany BJN",
        ]
    );
}

proptest! {
    #[test]
    fn one_applies_each_role_once_and_more_circumstances_send_nobody_away(
        matter in proptest::sample::select(Matter::ALL.to_vec()),
        chosen in proptest::sample::subsequence(CIRCUMSTANCES.to_vec(), 0..=6),
        more in proptest::sample::select(CIRCUMSTANCES.to_vec()),
    ) {
        let few: BTreeSet<Circumstance> = chosen.into_iter().collect();
        let many: BTreeSet<Circumstance> = few.iter().copied().chain([more]).collect();
        let (before, after) = (parts(matter, &few), parts(matter, &many));
        let roles: BTreeSet<PartyRole> = after.iter().map(|part| part.role).collect();
        prop_assert_eq!(roles.len(), after.len());
        prop_assert!(before.iter().all(|part| roles.contains(&part.role)));
        prop_assert_eq!(after.iter().filter(|part| part.manner == Manner::Applies).count(), 1);
        let is_sale = matter.occasion == Occasion::ChangeOfOwner;
        prop_assert_eq!(roles.contains(&PartyRole::Seller), is_sale);
        let informed = after.iter().filter(|part| part.manner == Manner::Informed);
        let mut marks = informed.map(|part| part.basis.confidence);
        prop_assert!(marks.all(|mark| mark == Confidence::Design));
    }
}
