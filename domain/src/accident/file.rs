//! The file as a whole.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    AccidentNumber, AccidentPart, AccidentParty, Custody, EvidenceItem, Finding, ItemId, Procedure, Progress,
    Relative, Representative, Stage,
};
use crate::access::PersonId;
use crate::identifier::OfficeCode;

/// What the accident unit says of an accident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccidentFile {
    pub number: AccidentNumber,
    /// The unit that handles it.
    pub unit: OfficeCode,
    pub occurred_on: NaiveDate,
    pub procedure: Procedure,
    /// The stages that were reached, oldest first.
    pub progress: Vec<Progress>,
    pub custody: Custody,
    /// 重新调查: the recheck ordered a new investigation, which runs.
    #[serde(default)]
    pub reinvestigation: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub determination: Option<Finding>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Finding>,
    pub parties: Vec<AccidentParty>,
    #[serde(default)]
    pub relatives: Vec<Relative>,
    #[serde(default)]
    pub representatives: Vec<Representative>,
    #[serde(default)]
    pub items: Vec<EvidenceItem>,
}

/// 复核: the superior unit looks at the determination again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recheck {
    /// The day on which the application was received.
    pub asked_on: NaiveDate,
    pub concluded_on: Option<NaiveDate>,
}

impl AccidentFile {
    /// The stage that it is in.
    pub fn stage(&self) -> Option<Stage> {
        self.progress.last().map(|progress| progress.stage)
    }

    /// The recheck that was asked for last.
    pub fn recheck(&self) -> Option<Recheck> {
        let mut stages = self.progress.iter();
        let asked = stages.rposition(|progress| progress.stage == Stage::ReviewApplication)?;
        let mut since = self.progress.iter().skip(asked);
        let asked_on = since.next()?.on;
        let concluded = since.find(|progress| progress.stage == Stage::ReviewConclusion);
        Some(Recheck {
            asked_on,
            concluded_on: concluded.map(|progress| progress.on),
        })
    }

    pub fn item(&self, id: ItemId) -> Option<&EvidenceItem> {
        self.items.iter().find(|item| item.id == id)
    }

    /// Whether this person was a party (当事人).
    pub fn is_party(&self, person: PersonId) -> bool {
        self.has_part(person, AccidentPart::is_party)
    }

    /// Whether this person, an owner or an insurer, is shown the progress after an application.
    pub fn may_ask_for_progress(&self, person: PersonId) -> bool {
        self.has_part(person, AccidentPart::may_ask_for_progress)
    }

    fn has_part(&self, person: PersonId, part: impl Fn(AccidentPart) -> bool) -> bool {
        let mut own = self.parties.iter().filter(|party| party.person == person);
        own.any(|party| part(party.part))
    }

    /// Whether this person is a close relative of a party who died.
    pub fn is_relative(&self, person: PersonId) -> bool {
        let died = |of| {
            let mut parties = self.parties.iter();
            parties.any(|party| party.person == of && party.died && party.part.is_party())
        };
        let mut own = self.relatives.iter().filter(|relative| relative.person == person);
        own.any(|relative| died(relative.of))
    }

    /// The progress query shows a party the progress unasked (W-EV3), and a close relative in a death case (inference).
    pub fn shows_progress_to(&self, person: PersonId) -> bool {
        self.is_party(person) || self.is_relative(person)
    }

    /// The first day on which a determination or a certificate reached this person.
    pub fn served_on(&self, person: PersonId) -> Option<NaiveDate> {
        let findings = self.determination.iter().chain(&self.certificate);
        findings.filter_map(|finding| finding.served_on(person)).min()
    }

    /// Everybody who has a part in the accident: nobody of them works on what concerns it.
    pub fn people(&self) -> BTreeSet<PersonId> {
        let parties = self.parties.iter().map(|party| party.person);
        let relatives = self.relatives.iter().map(|relative| relative.person);
        let acting = self.representatives.iter().map(|acting| acting.person);
        parties.chain(relatives).chain(acting).collect()
    }
}
