//! What a command says of people, kept inside its transaction.

use crate::{
    StoreError,
    person::{self, PersonDetails},
    record::Gathering,
};
use domain::{
    access::{Actor, PersonId},
    case::{Applicant, CaseKind, Locale},
};
use std::collections::BTreeSet;

impl From<&Applicant> for PersonDetails {
    fn from(applicant: &Applicant) -> Self {
        Self {
            name: applicant.name.clone(),
            document: applicant.document.clone(),
            email: applicant.email.clone(),
            phone: applicant.phone.clone(),
            address: applicant
                .address
                .as_ref()
                .map(|address| address.as_str().to_owned()),
            locale: Some(match applicant.locale {
                Locale::ZhCn => "zh-CN".to_owned(),
                Locale::En => "en".to_owned(),
            }),
        }
    }
}

impl<K: CaseKind> Gathering<'_, K> {
    /// Keeps the details of everybody whom a command names. `desk`: who stands before staff of the office; `None` where nobody does,
    /// as at a service station. Of those staff take down all. Of others they have papers, and everybody speaks for themselves: that fills
    /// in what is missing, and changes no telephone number and no mail address. Of anybody else it is only made known who they are.
    pub(crate) async fn keep_people(
        &self,
        people: &[Applicant],
        desk: Option<&BTreeSet<PersonId>>,
    ) -> Result<(), StoreError> {
        let by_staff = matches!(self.envelope.actor, Actor::Staff { .. });
        let desk = desk.filter(|_| by_staff);
        let mut people: Vec<_> = people
            .iter()
            .map(PersonDetails::from)
            .map(|details| (self.keys.person_of(&details.document), details))
            .collect();
        // One order for all, so that no two commands wait for each other.
        people.sort_by_key(|(person, _)| *person);
        for (person, details) in &people {
            let own = self.envelope.actor.person() == Some(*person);
            if desk.is_some_and(|seen| seen.contains(person)) {
                self.keep_person(details).await?;
            } else if own || desk.is_some() {
                self.fill_in_person(details).await?;
            } else {
                person::introduce(self.transaction, self.keys, details, self.shared.now).await?;
            }
        }
        Ok(())
    }
}
