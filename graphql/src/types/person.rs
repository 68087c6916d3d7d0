//! People, as much of them as the reader may see.

use super::IdentityDocumentKind;
use crate::Words;
use async_graphql::SimpleObject;
use domain::identifier;
use store::finder::{MaskedPerson, PersonRow};

/// An identity document (身份证明)
#[derive(Clone, Debug, SimpleObject)]
pub struct IdentityDocument {
    pub kind: IdentityDocumentKind,
    pub kind_words: Words,
    /// The number; starred where the person is masked.
    pub number: String,
}

impl IdentityDocument {
    fn new(kind: identifier::IdentityDocumentKind, number: &str) -> Self {
        Self {
            kind: kind.into(),
            kind_words: Words::new(kind.name_zh(), kind.name_en()),
            number: number.to_owned(),
        }
    }
}

/// A person. Others than oneself are masked unless a reason is given, which is logged (当事人)
#[derive(Clone, Debug, SimpleObject)]
pub struct Person {
    pub name: String,
    pub document: IdentityDocument,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Never shown of a masked person.
    pub address: Option<String>,
    /// Whether parts are starred.
    pub masked: bool,
}

impl From<MaskedPerson> for Person {
    fn from(person: MaskedPerson) -> Self {
        Self {
            name: person.name,
            document: IdentityDocument::new(person.document_kind, &person.document),
            email: person.email,
            phone: person.phone,
            address: None,
            masked: true,
        }
    }
}

impl From<PersonRow> for Person {
    fn from(person: PersonRow) -> Self {
        Self {
            name: person.name.to_string(),
            document: IdentityDocument::new(person.document.kind(), person.document.number()),
            email: person.email.map(String::from),
            phone: person.phone.map(String::from),
            address: person.address,
            masked: false,
        }
    }
}
