//! People, as they are typed.

use super::{Form, IdentityDocumentInput};
use crate::types::Locale;
use async_graphql::InputObject;
use chrono::NaiveDate;
use domain::{
    case::Applicant,
    identifier::{EmailAddress, IdentifierError, IdentityDocument, PersonName, PhoneNumber},
};

/// Who applies, or has another part (申请人、当事人)
#[derive(Clone, Debug, InputObject)]
pub struct ApplicantInput {
    /// As the document writes it.
    pub name: String,
    pub document: IdentityDocumentInput,
    /// Online, taken where neither this nor a telephone number is on file: a counter changes them.
    pub email: Option<String>,
    /// Online, taken where neither this nor a mail address is on file: a counter changes them.
    pub phone: Option<String>,
    /// For notices on paper.
    pub address: Option<String>,
    /// The language of notices; Chinese where it is not given.
    pub locale: Option<Locale>,
}

impl ApplicantInput {
    /// The person as on this day, if every field is valid; the form holds every problem. `at`: the path below `input`.
    pub(crate) fn read(&self, at: &str, form: &mut Form, today: NaiveDate) -> Option<Applicant> {
        let name = form.take(&format!("{at}.name"), PersonName::parse(&self.name));
        let document = form.take(&format!("{at}.document.number"), self.document_on(today));
        let email = form.maybe(
            &format!("{at}.email"),
            typed(self.email.as_deref()).map(EmailAddress::parse),
        );
        let phone = form.maybe(
            &format!("{at}.phone"),
            typed(self.phone.as_deref()).map(PhoneNumber::parse),
        );
        let address = form.maybe_text(&format!("{at}.address"), self.address.as_deref());
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
