//! What a command says of people, kept inside its transaction.

use crate::{
    StoreError,
    person::{self, PersonDetails},
    record::Gathering,
};
use domain::{
    access::Actor,
    case::{Applicant, CaseKind, Locale},
};

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
    /// Keeps the details of everybody whom a command names. Staff have papers before them; anybody else speaks for themselves
    /// alone, so of others they make known only who they are, and change nothing that is kept.
    pub async fn keep_people(&self, people: &[Applicant]) -> Result<(), StoreError> {
        let mut people: Vec<_> = people.iter().map(PersonDetails::from).collect();
        // One order for all, so that no two commands wait for each other.
        people.sort_by_key(|details| self.keys.person_of(&details.document));
        for details in &people {
            let own = self.envelope.actor.person() == Some(self.keys.person_of(&details.document));
            if own || matches!(self.envelope.actor, Actor::Staff { .. }) {
                self.keep_person(details).await?;
            } else {
                person::introduce(self.transaction, self.keys, details, self.shared.now).await?;
            }
        }
        Ok(())
    }
}
