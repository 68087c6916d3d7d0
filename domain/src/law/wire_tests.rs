//! Wire names against the vocabulary of the cases, and every text complete.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::guide::{GuideLine, RequiredDocument, licence_application_guide};
use super::licence_status::{ExistingDisplay, ReviewReason, StatusLetter};
use super::rollout::Feature;
use super::service::ServiceManner;
use super::source::{SourceKind, find};
use super::*;

/// In the order of the vocabulary.
const GROUNDS: &str = "NOT_COMPETENT CITY_NOT_OPEN LICENCE_NOT_FOUND EXPIRED STATUS_B STATUS_D STATUS_U STATUS_K \
    STATUS_M STATUS_S STATUS_J STATUS_L STATUS_E STATUS_F STATUS_G STATUS_R STATUS_C IDENTITY_FAILED \
    PHOTO_NONCONFORMING AGENT_NOT_ALLOWED FALSE_MATERIAL BANNED_1Y BANNED_3Y ALREADY_ISSUED OPEN_CASE_EXISTS";
const REASONS: &str = "REAL_PERSON_CHECK_FAILED PHOTO_REJECTED_3_TIMES PHOTO_BLACKLISTED NO_PHOTO_ON_FILE \
    IDENTITY_DOCUMENT_UNSUPPORTED REGISTRY_DATA_WRONG NO_USABLE_DEVICE OTHER";
const REFUSALS: &str = "WRONG_STATE STALE_VERSION TASK_TAKEN LEASE_LOST NOT_YOUR_POST FOUR_EYES OWN_CASE \
    CORRECTION_ALREADY_SENT CORRECTION_TOO_LATE REQUEST_ID_REUSED RECEIVED_AT_NEEDS_SUPERVISOR CASE_CLOSED \
    CASE_EXISTS INVALID_INPUT STORE_UNAVAILABLE TIME_NOT_REACHED CITY_UNKNOWN REGISTRY_PENDING";
const MANNERS: &str = "DIRECT HOUSEHOLD_MEMBER WORKPLACE RESIDENTS_COMMITTEE REFUSED_WITNESSED ENTRUSTED MAIL \
    ELECTRONIC_WITH_CONSENT PUBLIC_NOTICE";

pub(super) fn on_the_wire<T: Serialize + DeserializeOwned + Copy + Debug + PartialEq>(
    all: &[T],
) -> Vec<String> {
    all.iter()
        .map(|value| {
            let json = serde_json::to_string(value).unwrap();
            assert_eq!(serde_json::from_str::<T>(&json).unwrap(), *value);
            json.trim_matches('"').to_owned()
        })
        .collect()
}

pub(super) fn words_of(list: &str) -> Vec<&str> {
    list.split_whitespace().collect()
}

#[test]
fn wire_names_are_those_of_the_vocabulary() {
    assert_eq!(on_the_wire(&DecisionGround::ALL), words_of(GROUNDS));
    assert_eq!(on_the_wire(&SpecialReason::ALL), words_of(REASONS));
    assert_eq!(on_the_wire(&CommandRefusal::ALL), words_of(REFUSALS));
    assert_eq!(on_the_wire(&ServiceManner::ALL), words_of(MANNERS));
    assert_eq!(
        on_the_wire(&RuleSet::ALL),
        ["AUTUMN_NOTICES", "ORDER_162", "ORDER_162_REVISED"]
    );
    assert_eq!(on_the_wire(&RegistrationRuleSet::ALL), ["ORDER_124", "ORDER_164"]);
}

#[test]
fn codes_in_the_tables_stand_in_the_order_of_the_enums() {
    assert_eq!(
        DecisionGround::ALL.map(DecisionGround::code).to_vec(),
        words_of(GROUNDS)
    );
    assert_eq!(
        SpecialReason::ALL.map(SpecialReason::code).to_vec(),
        words_of(REASONS)
    );
    assert_eq!(
        CommandRefusal::ALL.map(CommandRefusal::code).to_vec(),
        words_of(REFUSALS)
    );
    assert_eq!(
        ServiceManner::ALL.map(ServiceManner::code).to_vec(),
        words_of(MANNERS)
    );
}

/// A refusal carries either code in one field, so no name may be in both lists.
#[test]
fn a_code_is_a_ground_or_a_refusal_and_never_both() {
    assert!(
        words_of(GROUNDS)
            .iter()
            .all(|ground| !words_of(REFUSALS).contains(ground))
    );
}

/// Chinese text holds Chinese characters, English text none.
pub(super) fn assert_complete(words: Words) {
    let han = |text: &str| {
        text.chars()
            .any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character))
    };
    assert!(han(words.zh), "{words:?}");
    assert!(
        words.en.chars().any(|character| character.is_ascii_alphabetic()),
        "{words:?}"
    );
}

/// An article is of a known rule; a page has a key or an address; what has neither says so.
pub(super) fn assert_grounded(basis: Basis) {
    for reference in basis.article.iter().flat_map(|article| article.split("; ")) {
        let key = reference.split(' ').next().unwrap();
        assert_ne!(cite(reference).zh, reference, "not spelled out");
        assert_eq!(
            find(key).map(|source| source.kind),
            Some(SourceKind::Rule),
            "{reference}"
        );
    }
    if let Some(page) = basis.page {
        let known = find(page).is_some_and(|source| source.kind == SourceKind::Page);
        assert!(known || page.contains('.'), "{page}");
    }
    if basis.article.is_none() && basis.page.is_none() {
        assert_ne!(
            basis.confidence,
            Confidence::Source,
            "neither article nor page, and yet no mark"
        );
    }
}

#[test]
fn every_text_is_complete_and_every_statement_grounded_or_marked() {
    let grounds = DecisionGround::ALL.map(|ground| (ground.words(), ground.basis()));
    let refusals = CommandRefusal::ALL.map(|refusal| (refusal.words(), refusal.basis()));
    let reasons = SpecialReason::ALL.map(|reason| (reason.words(), reason.basis()));
    let letters = StatusLetter::ALL.map(|letter| (letter.words(), letter.basis()));
    for (words, basis) in grounds.into_iter().chain(refusals).chain(reasons).chain(letters) {
        assert_complete(words);
        assert_grounded(basis);
    }
    for facts in RuleSet::ALL
        .map(RuleSet::facts)
        .into_iter()
        .chain(RegistrationRuleSet::ALL.map(RegistrationRuleSet::facts))
    {
        assert_complete(facts.words);
        for instrument in facts.instruments.iter().chain([&facts.note]) {
            assert_complete(instrument.words);
            assert_grounded(instrument.basis);
        }
    }
}

#[test]
fn the_guide_is_complete_and_grounded_or_marked() {
    for reason in SpecialReason::ALL {
        let guide = licence_application_guide(reason);
        let lines: Vec<GuideLine> = [guide.who, guide.place, guide.fee]
            .into_iter()
            .chain(guide.duration)
            .chain(guide.notes)
            .collect();
        let papers = guide
            .documents
            .iter()
            .map(|&RequiredDocument { words, basis, .. }| (words, basis));
        for (words, basis) in lines
            .into_iter()
            .map(|line| (line.words, line.basis))
            .chain(papers)
        {
            assert_complete(words);
            assert_grounded(basis);
        }
    }
}

#[test]
fn the_small_vocabularies_are_complete() {
    let small = Confidence::ALL
        .map(Confidence::words)
        .into_iter()
        .chain(ServiceManner::ALL.map(ServiceManner::words))
        .chain(ReviewReason::ALL.map(ReviewReason::words))
        .chain(ExistingDisplay::ALL.map(ExistingDisplay::words))
        .chain(Feature::ALL.map(Feature::words))
        .chain(DocumentKind::ALL.map(DocumentKind::words))
        .chain(guide::Requirement::ALL.map(guide::Requirement::words))
        .chain(source::SOURCES.iter().map(|source| source.words));
    small.for_each(assert_complete);
}

#[test]
fn a_ground_without_an_article_says_why() {
    let without: Vec<_> = DecisionGround::ALL
        .into_iter()
        .filter(|ground| ground.article().is_none())
        .collect();
    for ground in &without {
        let basis = ground.basis();
        assert!(
            basis.page.is_some() || basis.confidence == Confidence::Design,
            "{ground:?}"
        );
    }
    assert_eq!(
        without
            .iter()
            .map(|ground| ground.code())
            .collect::<Vec<_>>()
            .join(" "),
        "CITY_NOT_OPEN STATUS_K STATUS_L PHOTO_NONCONFORMING ALREADY_ISSUED OPEN_CASE_EXISTS"
    );
}
