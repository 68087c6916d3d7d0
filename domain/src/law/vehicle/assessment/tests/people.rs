//! Who applies, who acts for them, and what a person has to look at.

use super::*;

fn by(role: PartyRole, excuse: Option<Excuse>) -> TransferFacts {
    changed(|facts| {
        let applicant = &mut facts.applicant;
        applicant.helpers = [role].into();
        let authorised = role == PartyRole::Agent;
        let says = authorised || role == PartyRole::Heir;
        applicant.agent = says.then_some(AgentFacts { authorised, excuse });
    })
}

fn found(facts: &TransferFacts) -> (Vec<TransferGround>, Vec<Referral>) {
    let assessment = assessed(facts, "2022-05-09");
    (refusals(&assessment), assessment.referrals)
}

#[test]
fn a_paper_that_nobody_has_seen_is_a_question() {
    for (role, referral) in [
        (PartyRole::Agent, Referral::AgentPowers),
        (PartyRole::Guardian, Referral::GuardianPowers),
        (PartyRole::Heir, Referral::HeirPowers),
    ] {
        let mut facts = by(role, Some(Excuse::Death));
        facts.applicant.minor = Some(role == PartyRole::Guardian);
        assert_eq!(found(&facts), (vec![], vec![]), "{role:?}");
        facts.applicant.unseen = [role].into();
        assert_eq!(found(&facts), (vec![], vec![referral]), "{role:?}");
    }
}

#[test]
fn only_the_dead_are_inherited_from() {
    let of_the_dead = by(PartyRole::Heir, Some(Excuse::Death));
    assert_eq!(found(&of_the_dead).0, []);
    for excuse in [None, Some(Excuse::Abroad), Some(Excuse::SeriousIllness)] {
        let facts = by(PartyRole::Heir, excuse);
        assert_eq!(found(&facts).0, [TransferGround::AgentNotAllowed], "{excuse:?}");
    }
}

/// An agent of the heirs needs an authorisation all the same.
#[test]
fn an_heir_in_person_needs_no_authorisation() {
    let mut facts = by(PartyRole::Heir, Some(Excuse::Death));
    facts.applicant.helpers.insert(PartyRole::Agent);
    assert_eq!(found(&facts).0, [TransferGround::AgentNotAllowed]);
}

#[test]
fn a_guardian_applies_for_a_minor_and_for_nobody_else() {
    let of = |minor, guardian: bool, nature| {
        let facts = changed(|facts| {
            let guardian = guardian.then_some(PartyRole::Guardian);
            facts.applicant.helpers = guardian.into_iter().collect();
            (facts.applicant.minor, facts.applicant.nature) = (minor, nature);
        });
        found(&facts)
    };
    let (missing, not_allowed) = (
        TransferGround::GuardianMissing,
        TransferGround::GuardianNotAllowed,
    );
    let resident = PartyNature::Resident;
    assert_eq!(of(Some(true), false, resident), (vec![missing], vec![]));
    assert_eq!(of(Some(true), true, resident), (vec![], vec![]));
    assert_eq!(of(Some(false), true, resident), (vec![not_allowed], vec![]));
    let company = of(None, true, PartyNature::Organisation);
    assert_eq!(company, (vec![not_allowed], vec![Referral::MainOffice]));
    for guardian in [false, true] {
        let foreigner = of(None, guardian, PartyNature::Foreigner);
        assert_eq!(foreigner, (vec![], vec![Referral::AgeUnknown]));
    }
}

#[test]
fn where_an_organisation_has_its_main_office_a_person_says() {
    let company = changed(|facts| {
        (facts.applicant.nature, facts.applicant.minor) = (PartyNature::Organisation, None);
    });
    assert_eq!(found(&company), (vec![], vec![Referral::MainOffice]));
    assert_eq!(Referral::MainOffice.basis().article, Some("O164 89(3)"));
}
