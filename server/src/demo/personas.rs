//! Who may sign in to the demo. Everybody here is invented; the numbers only pass every check.

use super::persona_data::ALL;
use crate::identity::Mapping;
use domain::access::Post;
use serde_json::{Map, Value, json};

/// A person of the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Persona {
    /// What one signs in with, as `clerk-guangzhou`.
    pub key: &'static str,
    /// Invented name.
    pub name: &'static str,
    /// Invented resident ID number.
    pub resident_id: &'static str,
    /// Where messages go; not everybody has an address.
    pub email: Option<&'static str>,
    pub role: PersonaRole,
    pub title_zh: &'static str,
    pub title_en: &'static str,
}

/// What a persona is beside a citizen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonaRole {
    Citizen,
    Staff {
        office: &'static str,
        posts: &'static [Post],
    },
    Auditor {
        province: &'static str,
    },
    Administrator,
}

impl Persona {
    /// Everybody, in the order in which they are shown.
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The persona with this key.
    pub fn named(key: &str) -> Option<&'static Self> {
        ALL.iter().find(|persona| persona.key == key)
    }

    /// What the issuer says of this persona, by the names of the default mapping.
    pub(super) fn claims(&self) -> Map<String, Value> {
        let names = Mapping::default();
        let mut claims = Map::from_iter([
            ("sub".to_owned(), json!(format!("demo:{}", self.key))),
            ("name".to_owned(), json!(self.name)),
            (names.person.document_kind, json!("A")),
            (names.person.document_number, json!(self.resident_id)),
            (names.person.verified, json!(true)),
        ]);
        claims.extend(self.email.map(|email| ("email".to_owned(), json!(email))));
        claims.extend(self.role.claims());
        claims
    }
}

impl PersonaRole {
    fn claims(self) -> Vec<(String, Value)> {
        let Mapping {
            role, posts: listed, ..
        } = Mapping::default();
        match self {
            Self::Citizen => vec![],
            Self::Staff { office, posts } => {
                vec![
                    (role.claim, json!("STAFF")),
                    (role.office, json!(office)),
                    (listed.claim, json!(posts)),
                ]
            }
            Self::Auditor { province } => {
                vec![(role.claim, json!("AUDITOR")), (role.province, json!(province))]
            }
            Self::Administrator => vec![(role.claim, json!("ADMINISTRATOR"))],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::identifier::{DivisionCode, EmailAddress, OfficeCode, PersonName, ResidentId};
    use std::collections::BTreeSet;

    #[test]
    fn identifiers_pass_every_check() {
        for persona in Persona::all() {
            ResidentId::parse(persona.resident_id).unwrap();
            PersonName::parse(persona.name).unwrap();
            persona.email.map(|email| EmailAddress::parse(email).unwrap());
            match persona.role {
                PersonaRole::Staff { office, .. } => drop(OfficeCode::parse(office).unwrap()),
                PersonaRole::Auditor { province } => drop(DivisionCode::parse(province).unwrap()),
                PersonaRole::Citizen | PersonaRole::Administrator => {}
            }
        }
    }

    #[test]
    fn nobody_is_two_people() {
        let keys: BTreeSet<_> = Persona::all().iter().map(|persona| persona.key).collect();
        let numbers: BTreeSet<_> = Persona::all().iter().map(|persona| persona.resident_id).collect();
        assert_eq!(
            (keys.len(), numbers.len()),
            (Persona::all().len(), Persona::all().len())
        );
    }

    #[test]
    fn two_offices_of_different_provinces_have_the_same_three_posts() {
        let offices: BTreeSet<_> = Persona::all()
            .iter()
            .filter_map(|persona| match persona.role {
                PersonaRole::Staff { office, .. } => Some(OfficeCode::parse(office).unwrap()),
                _ => None,
            })
            .collect();
        let provinces: BTreeSet<_> = offices.iter().map(OfficeCode::province).collect();
        // And the accident unit of one of them.
        assert_eq!((offices.len(), provinces.len()), (3, 2));
        for (role, post) in [
            ("clerk", Post::Intake),
            ("lead", Post::BusinessLead),
            ("supervisor", Post::Supervision),
        ] {
            for city in ["guangzhou", "chengdu"] {
                let persona = Persona::named(&format!("{role}-{city}")).unwrap();
                assert!(matches!(persona.role, PersonaRole::Staff { posts, .. } if posts.contains(&post)));
            }
        }
    }

    #[test]
    fn one_citizen_has_no_address() {
        let citizens = Persona::all()
            .iter()
            .filter(|persona| persona.role == PersonaRole::Citizen);
        let addresses: Vec<_> = citizens.map(|persona| persona.email.is_some()).collect();
        assert_eq!(addresses, [true, false]);
    }
}
