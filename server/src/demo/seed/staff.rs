//! The personas that work in an office, with their posts.

use crate::demo::{Persona, PersonaRole};
use chrono::NaiveDate;
use domain::identifier::{IdentityDocument, IdentityDocumentKind};
use store::seed::StaffSeed;

/// Everybody holds their posts since before the measures of 2021 began.
fn since() -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 1, 4).expect("the day exists")
}

/// Everybody with a post. The auditor and the administrator have none.
pub(super) fn all() -> Vec<StaffSeed> {
    Persona::all().iter().filter_map(member).collect()
}

fn member(persona: &Persona) -> Option<StaffSeed> {
    let PersonaRole::Staff { office, posts } = persona.role else {
        return None;
    };
    let checked = "a test of the personas checks this";
    Some(StaffSeed {
        name: persona.name.parse().expect(checked),
        document: IdentityDocument::new(IdentityDocumentKind::ResidentIdCard, persona.resident_id)
            .expect(checked),
        email: persona.email.map(|email| email.parse().expect(checked)),
        office: office.parse().expect(checked),
        posts: posts.to_vec(),
        from: since(),
    })
}
