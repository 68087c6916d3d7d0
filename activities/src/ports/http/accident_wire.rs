//! The bodies of the contract about accidents. As those of licences, they change only together with `docs/ports.md`.

use super::wire::Named;
use crate::ports::PortError;
use chrono::NaiveDate;
use domain::{
    access::PersonId,
    accident::{
        AccidentFile, AccidentPart, AccidentParty, Confidentiality, ContentHash, Custody, EvidenceItem,
        Finding, FindingKind, ItemContent, ItemId, ItemKind, Procedure, Progress, Relative, Representative,
        Served, Stage,
    },
    identifier::{AccidentNumber, OfficeCode},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::KeyRing;

#[derive(Serialize)]
pub(super) struct LookUp<'a> {
    pub number: &'a AccidentNumber,
}

#[derive(Serialize)]
pub(super) struct AskItem<'a> {
    pub number: &'a AccidentNumber,
    pub item: ItemId,
}

#[derive(Serialize)]
pub(super) struct AskProgress<'a> {
    pub number: &'a AccidentNumber,
    pub code: &'a str,
}

/// `null` where the unit knows no accident; a missing field is an invalid answer.
#[derive(Deserialize)]
pub(super) struct LookUpAnswer {
    #[serde(deserialize_with = "Option::deserialize")]
    pub accident: Option<Accident>,
}

/// `null` for a wrong code too.
#[derive(Deserialize)]
pub(super) struct ProgressAnswer {
    #[serde(deserialize_with = "Option::deserialize")]
    pub progress: Option<Vec<Reached>>,
}

#[derive(Deserialize)]
pub(super) struct Reached {
    stage: Stage,
    on: NaiveDate,
}

pub(super) fn stages(reached: Vec<Reached>) -> Vec<Progress> {
    let reached = reached.into_iter();
    reached
        .map(|Reached { stage, on }| Progress { stage, on })
        .collect()
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Accident {
    pub number: AccidentNumber,
    unit: OfficeCode,
    occurred_on: NaiveDate,
    procedure: Procedure,
    progress: Vec<Reached>,
    custody: Custody,
    reinvestigation: bool,
    #[serde(deserialize_with = "Option::deserialize")]
    determination: Option<Issued>,
    #[serde(deserialize_with = "Option::deserialize")]
    certificate: Option<Issued>,
    parties: Vec<Party>,
    relatives: Vec<Kin>,
    representatives: Vec<Acting>,
    items: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Issued {
    issued_on: NaiveDate,
    served: Vec<Reception>,
}

#[derive(Deserialize)]
struct Reception {
    to: Named,
    on: NaiveDate,
}

#[derive(Deserialize)]
struct Party {
    person: Named,
    part: AccidentPart,
    died: bool,
}

#[derive(Deserialize)]
struct Kin {
    person: Named,
    of: Named,
}

#[derive(Deserialize)]
struct Acting {
    person: Named,
    of: Named,
    #[serde(deserialize_with = "Option::deserialize")]
    until: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    id: ItemId,
    kind: ItemKind,
    confidential: BTreeSet<Confidentiality>,
    shows: Vec<Named>,
    sha256: ContentHash,
    size: u64,
    media_type: String,
}

impl Accident {
    /// The file, for whoever asked about this number; what is about another one is no answer.
    pub(super) fn file(self, asked: &AccidentNumber, keys: &KeyRing) -> Result<AccidentFile, PortError> {
        if self.number != *asked {
            return Err(PortError::retry("ANSWER_INVALID"));
        }
        let people = People(keys);
        let finding = |kind| move |issued| people.finding(kind, issued);
        let determination = self.determination.map(finding(FindingKind::Determination));
        let certificate = self.certificate.map(finding(FindingKind::Certificate));
        Ok(AccidentFile {
            number: self.number,
            unit: self.unit,
            occurred_on: self.occurred_on,
            procedure: self.procedure,
            progress: stages(self.progress),
            custody: self.custody,
            reinvestigation: self.reinvestigation,
            determination: determination.transpose()?,
            certificate: certificate.transpose()?,
            parties: each(self.parties, |party| people.party(&party))?,
            relatives: each(self.relatives, |kin| people.relative(&kin))?,
            representatives: each(self.representatives, |acting| people.representative(&acting))?,
            items: each(self.items, |item| people.item(item))?,
        })
    }
}

fn each<T, U>(list: Vec<T>, read: impl Fn(T) -> Result<U, PortError>) -> Result<Vec<U>, PortError> {
    list.into_iter().map(read).collect()
}

/// Makes our persons of those that the unit names.
#[derive(Clone, Copy)]
struct People<'a>(&'a KeyRing);

impl People<'_> {
    fn id(self, named: &Named) -> Result<PersonId, PortError> {
        Ok(self.0.person_of(&named.document()?))
    }

    fn finding(self, kind: FindingKind, issued: Issued) -> Result<Finding, PortError> {
        let served = each(issued.served, |Reception { to, on }| {
            let to = self.id(&to)?;
            Ok(Served { to, on })
        });
        Ok(Finding {
            kind,
            issued_on: issued.issued_on,
            served: served?,
        })
    }

    fn party(self, party: &Party) -> Result<AccidentParty, PortError> {
        Ok(AccidentParty {
            person: self.id(&party.person)?,
            part: party.part,
            died: party.died,
        })
    }

    fn relative(self, kin: &Kin) -> Result<Relative, PortError> {
        Ok(Relative {
            person: self.id(&kin.person)?,
            of: self.id(&kin.of)?,
        })
    }

    fn representative(self, acting: &Acting) -> Result<Representative, PortError> {
        Ok(Representative {
            person: self.id(&acting.person)?,
            of: self.id(&acting.of)?,
            until: acting.until,
        })
    }

    fn item(self, item: Item) -> Result<EvidenceItem, PortError> {
        let shows = item.shows.iter().map(|named| self.id(named));
        Ok(EvidenceItem {
            id: item.id,
            kind: item.kind,
            confidential: item.confidential,
            shows: shows.collect::<Result<_, _>>()?,
            content: ItemContent {
                sha256: item.sha256,
                size: item.size,
                media_type: item.media_type,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contract as others read it.
    const CONTRACT: &str = include_str!("../../../../docs/ports.md");

    #[test]
    fn the_example_of_the_contract_is_an_answer() {
        let example = CONTRACT
            .split("```json\n")
            .find(|part| part.starts_with("{\"accident\""));
        let (example, _) = example.unwrap().split_once("```").unwrap();
        let answer: LookUpAnswer = serde_json::from_str(example).unwrap();
        let accident = answer.accident.unwrap();
        let number = accident.number.clone();
        let file = accident.file(&number, &store::testing::keys()).unwrap();
        let driver = file.parties[0].person;
        assert!(file.is_party(driver) && file.served_on(driver).is_some());
        assert!(file.is_relative(file.relatives[0].person), "of the one who died");
        assert!(file.items[0].shows.contains(&driver));
    }

    #[test]
    fn every_value_of_the_contract_is_named() {
        let codes = [
            Procedure::ALL.map(Procedure::code).to_vec(),
            Stage::ALL.map(Stage::code).to_vec(),
            Custody::ALL.map(Custody::code).to_vec(),
            AccidentPart::ALL.map(AccidentPart::code).to_vec(),
            ItemKind::ALL.map(ItemKind::code).to_vec(),
            Confidentiality::ALL.map(Confidentiality::code).to_vec(),
        ];
        for code in codes.concat() {
            assert!(CONTRACT.contains(&format!("`{code}`")), "{code}");
        }
    }
}
