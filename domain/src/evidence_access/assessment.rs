//! What the rules see in an application: which verdicts each item allows, which grounds stand against it, whether it waits for
//! the file, and what only a person can say. They refuse nobody.

use super::{Relation, Standing, State, VerdictKind, Wanted};
use crate::{
    access::PersonId,
    accident::{AccidentFile, Confidentiality, Custody, EvidenceItem, ItemId},
    identifier::OfficeCode,
    law::{EvidenceGround, EvidenceQuestion, Words, rollout::Gate},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An application as far as the rules look at it.
#[derive(Clone, Copy, Debug)]
pub struct Application<'a> {
    /// The unit that it was made to.
    pub office: &'a OfficeCode,
    pub applicant: PersonId,
    pub standing: &'a Standing,
    pub wanted: &'a Wanted,
    /// The authority was ended before its own day.
    pub authority_ended: bool,
    /// The last day of the authority, where it has one.
    pub authority_until: Option<NaiveDate>,
    /// The file was with prosecution at some time.
    pub was_prosecuted: bool,
}

/// What the rules need to know beside the application and the file.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// The day in Asia/Shanghai.
    pub today: NaiveDate,
    /// Whether the measure is in use in the unit's area.
    pub gate: &'a Gate,
}

/// What an application waits for. It is no ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EvidenceHold {
    WithCourt,
}

/// What the rules see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceAssessment {
    /// Against the application as a whole.
    pub grounds: BTreeSet<EvidenceGround>,
    pub questions: BTreeSet<EvidenceQuestion>,
    pub hold: Option<EvidenceHold>,
    /// The items that are asked for.
    pub items: Vec<ItemAssessment>,
}

/// What the rules see in one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemAssessment {
    pub item: ItemId,
    pub verdicts: BTreeSet<VerdictKind>,
    /// Against this item alone.
    pub grounds: BTreeSet<EvidenceGround>,
    /// Others than the applicant and whom they act for can be seen in it.
    pub shows_others: bool,
}

impl Application<'_> {
    /// Whether whoever acts for another, if somebody does, may do so on `day`, as far as papers and the register say.
    pub(super) fn is_authorised_on(&self, day: NaiveDate) -> bool {
        let lasts = self.authority_until.is_none_or(|last| day <= last);
        lasts && !self.authority_ended && self.standing.is_authorised_on(day)
    }
}

impl EvidenceHold {
    pub const fn words(self) -> Words {
        match self {
            Self::WithCourt => Words::new(
                "案卷已移送人民法院，退回后继续办理",
                "The file is with the court; the application goes on when it is back",
            ),
        }
    }
}

/// Looks at an application by what the file says on a day. Of the file of another unit nothing is said but that it is one.
pub fn assess(
    file: &AccidentFile,
    application: Application<'_>,
    circumstances: Circumstances<'_>,
) -> EvidenceAssessment {
    if file.unit != *application.office {
        return EvidenceAssessment {
            grounds: [EvidenceGround::WrongAuthority].into(),
            questions: BTreeSet::new(),
            hold: None,
            items: vec![],
        };
    }
    let grounds = grounds(file, application, circumstances);
    let questions = questions(file, application, circumstances);
    let hold = hold(file, application);
    let people = [application.applicant]
        .into_iter()
        .chain(application.standing.principal)
        .collect();
    let asked = file.items.iter().filter(|item| application.wanted.asks_for(item));
    let items = asked.map(|item| of_item(item, &people, grounds.is_empty()));
    EvidenceAssessment {
        items: items.collect(),
        grounds,
        questions,
        hold,
    }
}

/// Evidence that is with the court is waited for by whoever has a part in the accident, as far as they say. Staff see it; what the
/// applicant is told, [`super::hold`] says.
pub(super) fn hold(file: &AccidentFile, application: Application<'_>) -> Option<EvidenceHold> {
    let of_evidence = *application.wanted != Wanted::Progress;
    let theirs = file.unit == *application.office && has_part(file, application);
    let with_court = of_evidence && theirs && file.custody == Custody::Court;
    with_court.then_some(EvidenceHold::WithCourt)
}

fn grounds(
    file: &AccidentFile,
    application: Application<'_>,
    circumstances: Circumstances<'_>,
) -> BTreeSet<EvidenceGround> {
    use EvidenceGround as Ground;
    let standing = application.standing;
    let of_evidence = *application.wanted != Wanted::Progress;
    let served = served_on(file, application.applicant, standing);
    let not_served = served.is_none_or(|day| circumstances.today < day);
    let not_open = matches!(circumstances.gate, Gate::NotYet { .. });
    let nothing = !file.items.iter().any(|item| application.wanted.asks_for(item));
    let seen = [
        (Ground::NotAParty, !has_part(file, application)),
        (
            Ground::NoAuthority,
            !application.is_authorised_on(circumstances.today),
        ),
        (Ground::NotServed, of_evidence && not_served),
        (
            Ground::SimpleProcedure,
            of_evidence && !file.procedure.shows_evidence(),
        ),
        (
            Ground::HandedToProsecution,
            of_evidence && file.custody == Custody::Prosecution,
        ),
        (Ground::AreaNotOpen, of_evidence && not_open),
        (Ground::NotInFile, of_evidence && nothing),
    ];
    seen.into_iter()
        .filter_map(|(ground, holds)| holds.then_some(ground))
        .collect()
}

/// Whether the applicant, or the one for whom they act, is somebody to whom it may be shown. Who says that they are a close
/// relative and is not known as one is for a person to look at, where somebody has died.
fn has_part(file: &AccidentFile, application: Application<'_>) -> bool {
    let person = application.standing.counts_for(application.applicant);
    let died = is_death_case(file);
    match application.standing.relation {
        _ if *application.wanted == Wanted::Progress => file.may_ask_for_progress(person),
        Relation::Party => file.is_party(person),
        Relation::CloseRelative => died,
        Relation::Agent | Relation::Guardian | Relation::Lawyer => file.is_party(person) || died,
        Relation::Owner => false,
        Relation::Insurer => file.may_ask_for_progress(person),
    }
}

/// Whether the unit itself knows the one whose relation to the accident counts, and the applicant as who acts for them: what an
/// applicant alone says tells them nothing of the file.
pub(super) fn is_known(file: &AccidentFile, application: Application<'_>, today: NaiveDate) -> bool {
    let standing = application.standing;
    let person = standing.counts_for(application.applicant);
    let by_progress = standing.relation.asks_for_progress() && file.may_ask_for_progress(person);
    let of_the_accident = file.is_party(person) || file.is_relative(person) || by_progress;
    let acts = !standing.relation.acts_for_another() || is_representative(file, application, today);
    file.unit == *application.office && of_the_accident && acts
}

fn is_representative(file: &AccidentFile, application: Application<'_>, today: NaiveDate) -> bool {
    file.representatives.iter().any(|acting| {
        acting.person == application.applicant
            && Some(acting.of) == application.standing.principal
            && acting.until.is_none_or(|last| today <= last)
    })
}

fn is_death_case(file: &AccidentFile) -> bool {
    file.parties
        .iter()
        .any(|party| party.died && party.part.is_party())
}

/// Whether somebody says that they are a close relative of one who died, or acts for one.
fn claims_kinship(file: &AccidentFile, application: Application<'_>) -> bool {
    let relation = application.standing.relation;
    let person = application.standing.counts_for(application.applicant);
    let for_no_party = relation.acts_for_another() && !file.is_party(person);
    (relation == Relation::CloseRelative || for_no_party) && is_death_case(file)
}

/// The first day on which the determination or the certificate reached those for whom it opens access: the person, in a
/// death case any close relative whom the unit knows, and for an insurer any party (inference).
pub(super) fn served_on(file: &AccidentFile, applicant: PersonId, standing: &Standing) -> Option<NaiveDate> {
    let person = standing.counts_for(applicant);
    let own = [person, applicant]
        .into_iter()
        .filter_map(|person| file.served_on(person))
        .min();
    let of_kin = || {
        file.relatives
            .iter()
            .filter_map(|relative| file.served_on(relative.person))
            .min()
    };
    let of_party = || {
        let parties = file.parties.iter().filter(|party| party.part.is_party());
        parties.filter_map(|party| file.served_on(party.person)).min()
    };
    match standing.relation {
        Relation::Party | Relation::Owner => own,
        Relation::Insurer => own.or_else(of_party),
        _ if file.is_party(person) => own,
        _ => own.or_else(of_kin),
    }
}

fn questions(
    file: &AccidentFile,
    application: Application<'_>,
    circumstances: Circumstances<'_>,
) -> BTreeSet<EvidenceQuestion> {
    use EvidenceQuestion as Question;
    let relation = application.standing.relation;
    let of_evidence = *application.wanted != Wanted::Progress;
    let known = is_representative(file, application, circumstances.today);
    let person = application.standing.counts_for(application.applicant);
    let kin = of_evidence && claims_kinship(file, application);
    let by_agent = matches!(relation, Relation::Agent | Relation::Lawyer);
    let seen = [
        (
            Question::AreaUnknown,
            of_evidence && *circumstances.gate == Gate::Unknown,
        ),
        (Question::AuthorityUnchecked, by_agent && !known),
        (
            Question::GuardianshipUnchecked,
            relation == Relation::Guardian && !known,
        ),
        (Question::KinshipUnchecked, kin && !file.is_relative(person)),
        (
            Question::MoreThanProgress,
            of_evidence && relation == Relation::Insurer,
        ),
        (
            Question::BackFromProsecution,
            of_evidence && application.was_prosecuted && file.custody != Custody::Prosecution,
        ),
    ];
    seen.into_iter()
        .filter_map(|(question, holds)| holds.then_some(question))
        .collect()
}

fn of_item(item: &EvidenceItem, people: &BTreeSet<PersonId>, nothing_against: bool) -> ItemAssessment {
    let not_listed = (!item.kind.is_listed()).then_some(EvidenceGround::NotListed);
    let confidential = (!item.confidential.is_empty()).then_some(EvidenceGround::ConfidentialItem);
    let verdicts = if nothing_against {
        verdicts(item)
    } else {
        [VerdictKind::Refuse].into()
    };
    ItemAssessment {
        item: item.id,
        verdicts,
        grounds: not_listed.into_iter().chain(confidential).collect(),
        shows_others: !item.shows.is_subset(people),
    }
}

/// What an item allows by itself. What is confidential is shown with that part covered, or not at all.
pub(super) fn verdicts(item: &EvidenceItem) -> BTreeSet<VerdictKind> {
    let can_be_covered = item
        .confidential
        .iter()
        .all(|why| Confidentiality::can_be_covered(*why));
    let listed = item.kind.is_listed();
    let whole = (listed && item.confidential.is_empty()).then_some(VerdictKind::Release);
    let covered = (listed && can_be_covered).then_some(VerdictKind::ReleaseRedacted);
    whole
        .into_iter()
        .chain(covered)
        .chain([VerdictKind::Refuse])
        .collect()
}

/// The same of a case; `None` while the unit's register has said nothing of the accident.
pub fn assess_case(state: &State, circumstances: Circumstances<'_>) -> Option<EvidenceAssessment> {
    Some(assess(state.file()?, application_of(state), circumstances))
}

pub(super) fn application_of(state: &State) -> Application<'_> {
    Application {
        office: &state.work.office,
        applicant: state.work.applicant,
        standing: &state.standing,
        wanted: &state.wanted,
        authority_ended: state.authority_ended,
        authority_until: state.authority_until(),
        was_prosecuted: state.was_prosecuted,
    }
}
