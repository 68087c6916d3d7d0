//! Wire names of the transfer's vocabulary, every text complete, every statement grounded or marked.

use super::document::{Condition, TitleProof, TransferDocument};
use super::emission::EmissionStandard;
use super::inspection::InspectionFault;
use super::party::{Circumstance, Domicile, Excuse, Manner, PartyNature, PartyRole, RegistrationAct, parts};
use super::scope::{SERVICE_LIFE, UseCharacter, VehicleKind};
use super::status::VehicleStatusLetter;
use super::*;
use crate::law::wire_tests::{assert_complete, assert_grounded, on_the_wire, words_of};
use crate::law::{CommandRefusal, Confidence, DecisionGround, RegistrationRuleSet};
use crate::plate::PlateRefusal;
use std::collections::BTreeSet;

const GROUNDS: &str = "FILE_MISMATCH CUSTOMS NEAR_SCRAP MORTGAGE PLEDGE INVALID_PAPERS SCRAPPED SEALED STOLEN \
    UNSETTLED INSPECTION EMISSION QUOTA FALSE_MATERIAL BANNED_1Y BANNED_3Y NOT_REGISTERED DETAINED LOCKED CITY_NOT_OPEN \
    KIND_NOT_IN_SCOPE USE_NOT_IN_SCOPE THIRD_PLACE INVOICE_PLACE AGENT_NOT_ALLOWED NOT_COMPETENT \
    GUARDIAN_MISSING GUARDIAN_NOT_ALLOWED APPLICANT_NOT_OWNER REGISTERED_ELSEWHERE";
const REFERRALS: &str = "CITY_UNKNOWN PLACE_UNCLEAR TITLE_WITHOUT_TRADE SAME_AREA MOVE_UNDER_ORDER_124 USE_UNKNOWN \
    POLICE_VEHICLE TRANSFERRED_OUT OUT_OF_USE SUSPECT UNCONFIRMED_LETTER UNKNOWN_LETTER SCRAP_DATE_MISSING \
    SCRAP_DATE_UNEXPECTED INSPECTION_UNKNOWN CUSTOMS_UNKNOWN CUSTOMS_ON_MOVE SETTLEMENT_UNKNOWN EMISSION_UNKNOWN \
    QUOTA_UNKNOWN AGENT_POWERS GUARDIAN_POWERS HEIR_POWERS AGE_UNKNOWN MAIN_OFFICE SELLER_NOT_OWNER LEFT_FOR_ANOTHER PLATE_PREFIX NO_PLATE";
const FAULTS: &str =
    "NO_FILM NO_PHOTOGRAPH VIN_DIFFERS VIN_UNREADABLE DOES_NOT_CONFORM INSPECTOR_IS_REVIEWER";
const ACTS: &str = "TRANSFER CHANGE_OF_DOMICILE CHANGE_OF_CO_OWNER MORTGAGE PLEDGE REISSUE_OF_CERTIFICATE \
    REISSUE_OF_PERMIT REISSUE_OF_PLATES DEREGISTRATION DEREGISTRATION_FOR_LOSS";
const PLATES: &str = "ASSIGNED OFFERED RESERVED NOT_OFFERED NOT_ON_VEHICLE NOT_RESERVED NOT_FORMER_OWNER NOT_SETTLED \
    OTHER_PREFIX OTHER_CLASS NOT_IN_POOL NONE_FREE VEHICLE_HAS_NUMBER";

#[test]
fn codes_are_the_wire_names_and_stand_in_the_order_of_the_enums() {
    assert_eq!(on_the_wire(&TransferGround::ALL), words_of(GROUNDS));
    assert_eq!(
        TransferGround::ALL.map(TransferGround::code).to_vec(),
        words_of(GROUNDS)
    );
    assert_eq!(on_the_wire(&Referral::ALL), words_of(REFERRALS));
    assert_eq!(Referral::ALL.map(Referral::code).to_vec(), words_of(REFERRALS));
    assert_eq!(on_the_wire(&InspectionFault::ALL), words_of(FAULTS));
    assert_eq!(
        InspectionFault::ALL.map(InspectionFault::code).to_vec(),
        words_of(FAULTS)
    );
    assert_eq!(on_the_wire(&RegistrationAct::ALL), words_of(ACTS));
    assert_eq!(
        RegistrationAct::ALL.map(RegistrationAct::code).to_vec(),
        words_of(ACTS)
    );
    assert_eq!(on_the_wire(&PlateRefusal::ALL), words_of(PLATES));
    assert_eq!(
        PlateRefusal::ALL.map(PlateRefusal::code).to_vec(),
        words_of(PLATES)
    );
}

#[test]
fn the_other_names_read_like_this() {
    let rows = [
        ("Occasion", on_the_wire(&Occasion::ALL)),
        ("Stage", on_the_wire(&Stage::ALL)),
        ("Severity", on_the_wire(&Severity::ALL)),
        ("Route", on_the_wire(&Route::ALL)),
        ("StepAct", on_the_wire(&StepAct::ALL)),
        ("End", on_the_wire(&End::ALL)),
        ("VehicleKind", on_the_wire(&VehicleKind::ALL)),
        ("UseCharacter", on_the_wire(&UseCharacter::ALL)),
        ("EmissionStandard", on_the_wire(&EmissionStandard::ALL)),
        ("PartyRole", on_the_wire(&PartyRole::ALL)),
        ("Manner", on_the_wire(&Manner::ALL)),
        ("Excuse", on_the_wire(&Excuse::ALL)),
        ("PartyNature", on_the_wire(&PartyNature::ALL)),
        ("Domicile", on_the_wire(&Domicile::ALL)),
        ("TransferDocument", on_the_wire(&TransferDocument::ALL)),
        ("Condition", on_the_wire(&Condition::ALL)),
        ("TitleProof", on_the_wire(&TitleProof::ALL)),
    ];
    let lines = rows.map(|(name, values)| format!("{name}: {}", values.join(" ")));
    insta::assert_snapshot!(lines.join("\n"));
}

/// A refusal carries one of these in one field, untagged.
#[test]
fn no_code_of_a_refusal_means_two_things() {
    let codes: Vec<_> = CommandRefusal::ALL
        .map(CommandRefusal::code)
        .into_iter()
        .chain(DecisionGround::ALL.map(DecisionGround::code))
        .chain(TransferObstacle::ALL.map(TransferObstacle::code))
        .collect();
    let different: BTreeSet<_> = codes.iter().collect();
    assert_eq!(different.len(), codes.len());
    assert_eq!(
        on_the_wire(&TransferObstacle::ALL),
        TransferObstacle::ALL.map(TransferObstacle::code)
    );
}

/// Nor may a ground of a transfer be called as a refusal of an act is.
#[test]
fn a_ground_is_no_refusal_of_an_act() {
    let acts = CommandRefusal::ALL.map(CommandRefusal::code);
    let obstacles = TransferObstacle::ALL.map(TransferObstacle::code);
    let grounds = words_of(GROUNDS);
    let mut codes = acts.iter().chain(&obstacles);
    assert!(codes.all(|code| !grounds.contains(code)));
}

#[test]
fn every_ground_is_complete_and_grounded_or_marked_in_every_matter() {
    for ground in TransferGround::ALL {
        for matter in Matter::ALL {
            assert_complete(ground.words(matter));
            assert_grounded(ground.basis(matter));
        }
    }
}

#[test]
fn every_other_statement_is_complete_and_grounded_or_marked() {
    let referrals = Referral::ALL.map(|one| (one.words(), one.basis()));
    let letters = VehicleStatusLetter::ALL.map(|one| (one.words(), one.basis()));
    let uses = UseCharacter::ALL.map(|one| (one.words(), one.basis()));
    let acts = RegistrationAct::ALL.map(|one| (one.words(), one.basis()));
    let plates = PlateRefusal::ALL.map(|one| (one.words(), one.basis()));
    let obstacles = TransferObstacle::ALL.map(|one| (one.words(), one.basis()));
    let faults = RegistrationRuleSet::ALL
        .into_iter()
        .flat_map(|rules| InspectionFault::ALL.map(|one| (one.words(), one.basis(rules))));
    let statements = referrals
        .into_iter()
        .chain(letters)
        .chain(uses)
        .chain(acts)
        .chain(plates)
        .chain(obstacles);
    for (words, basis) in statements.chain(faults) {
        assert_complete(words);
        assert_grounded(basis);
    }
    for basis in [
        VehicleKind::BASIS,
        Excuse::BASIS,
        PartyNature::BASIS,
        TitleProof::BASIS,
        SERVICE_LIFE,
    ] {
        assert_grounded(basis);
    }
}

#[test]
fn the_small_vocabularies_are_complete() {
    let small = Occasion::ALL
        .map(Occasion::words)
        .into_iter()
        .chain(Severity::ALL.map(Severity::words))
        .chain(Route::ALL.map(Route::words))
        .chain(StepAct::ALL.map(StepAct::words))
        .chain(End::ALL.map(End::words))
        .chain(VehicleKind::ALL.map(VehicleKind::words))
        .chain(EmissionStandard::ALL.map(EmissionStandard::words))
        .chain(PartyRole::ALL.map(PartyRole::words))
        .chain(Manner::ALL.map(Manner::words))
        .chain(Excuse::ALL.map(Excuse::words))
        .chain(PartyNature::ALL.map(PartyNature::words))
        .chain(PartyNature::ALL.map(PartyNature::papers))
        .chain(Domicile::ALL.map(Domicile::words))
        .chain(TransferDocument::ALL.map(TransferDocument::words))
        .chain(Condition::ALL.map(Condition::words))
        .chain(TitleProof::ALL.map(TitleProof::words));
    small.for_each(assert_complete);
}

#[test]
fn steps_and_parts_are_grounded_or_marked() {
    let steps = Route::ALL
        .into_iter()
        .flat_map(|route| Occasion::ALL.map(|occasion| route.steps(occasion)))
        .flatten();
    steps.for_each(|step| assert_grounded(step.basis));
    let all = [
        Circumstance::Mortgaged,
        Circumstance::Pledged,
        Circumstance::CoOwned,
        Circumstance::ByAgent,
        Circumstance::Minor,
        Circumstance::Inherited,
    ];
    for matter in Matter::ALL {
        for part in parts(matter, &all.into()) {
            assert_grounded(part.basis);
        }
    }
}

/// What is not simply read in a source, by ground: a change of a mark is a visible difference.
#[test]
fn the_marks_of_the_grounds() {
    let marked: Vec<String> = Matter::ALL
        .into_iter()
        .filter(|matter| *matter != Matter::new(RegistrationRuleSet::Order124, Occasion::MovingHouse))
        .flat_map(|matter| TransferGround::ALL.map(|ground| (ground, matter)))
        .filter(|(ground, matter)| ground.basis(*matter).confidence != Confidence::Source)
        .map(|(ground, matter)| format!("{:?} {:?} {}", matter.rules, matter.occasion, ground.code()))
        .collect();
    assert_eq!(
        marked.join("\n"),
        "Order124 ChangeOfOwner AGENT_NOT_ALLOWED\n\
         Order124 ChangeOfOwner GUARDIAN_MISSING\n\
         Order124 ChangeOfOwner GUARDIAN_NOT_ALLOWED\n\
         Order124 ChangeOfOwner REGISTERED_ELSEWHERE\n\
         Order164 ChangeOfOwner NOT_REGISTERED\n\
         Order164 ChangeOfOwner GUARDIAN_MISSING\n\
         Order164 ChangeOfOwner GUARDIAN_NOT_ALLOWED\n\
         Order164 ChangeOfOwner REGISTERED_ELSEWHERE\n\
         Order164 MovingHouse FILE_MISMATCH\n\
         Order164 MovingHouse CUSTOMS\n\
         Order164 MovingHouse PLEDGE\n\
         Order164 MovingHouse NOT_REGISTERED\n\
         Order164 MovingHouse GUARDIAN_MISSING\n\
         Order164 MovingHouse GUARDIAN_NOT_ALLOWED\n\
         Order164 MovingHouse REGISTERED_ELSEWHERE"
    );
}
