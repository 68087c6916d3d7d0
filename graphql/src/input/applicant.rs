//! Who applies, as they are typed.

use super::{Form, IdentityDocumentInput};
use crate::types::Locale;
use async_graphql::InputObject;
use chrono::NaiveDate;
use domain::{
    identifier::{EmailAddress, IdentifierError, IdentityDocument, PersonName, PhoneNumber},
    licence_application::Applicant,
};

/// Who applies (申请人)
#[derive(Clone, Debug, InputObject)]
pub struct ApplicantInput {
    /// As the document writes it.
    pub name: String,
    pub document: IdentityDocumentInput,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// For notices on paper.
    pub address: Option<String>,
    /// The language of notices; Chinese where it is not given.
    pub locale: Option<Locale>,
}

impl ApplicantInput {
    /// The applicant as on this day, if every field is valid; the form holds every problem.
    pub(crate) fn read(&self, form: &mut Form, today: NaiveDate) -> Option<Applicant> {
        let name = form.take("applicant.name", PersonName::parse(&self.name));
        let document = form.take("applicant.document.number", self.document_on(today));
        let email = form.maybe(
            "applicant.email",
            typed(self.email.as_deref()).map(EmailAddress::parse),
        );
        let phone = form.maybe(
            "applicant.phone",
            typed(self.phone.as_deref()).map(PhoneNumber::parse),
        );
        let address = form.maybe_text("applicant.address", self.address.as_deref());
        let locale = self.locale.map(Into::into).unwrap_or_default();
        Some(Applicant {
            name: name?,
            document: document?,
            email,
            phone,
            address,
            locale,
        })
    }
}

impl ApplicantInput {
    /// The document. Nobody applies before they are born.
    fn document_on(&self, today: NaiveDate) -> Result<IdentityDocument, IdentifierError> {
        let document = self.document.read()?;
        match document.resident_id() {
            Some(holder) if holder.born_after(today) => Err(IdentifierError::ResidentIdFutureBirth),
            _ => Ok(document),
        }
    }
}

/// A blank field is one that was not filled in.
fn typed(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.trim().is_empty())
}
