//! Who is a minor, by the number of the identity document.

use chrono::NaiveDate;

use crate::identifier::IdentityDocument;

/// From this age on a person is of age (Civil Code, article 17).
const OF_AGE: u32 = 18;

/// Whether the document shows somebody who is a minor on this day; `None` where its number does not say when they were born.
pub fn is_minor(document: &IdentityDocument, day: NaiveDate) -> Option<bool> {
    let born = document.resident_id()?.birth_date();
    Some(day.years_since(born).is_none_or(|years| years < OF_AGE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identifier::{IdentityDocumentKind, ResidentId};

    fn on(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    fn born(day: &str) -> IdentityDocument {
        let id = ResidentId::new(&"440106".parse().unwrap(), on(day), 1).unwrap();
        IdentityDocument::new(IdentityDocumentKind::ResidentIdCard, id.as_str()).unwrap()
    }

    #[test]
    fn a_minor_is_of_age_from_the_eighteenth_birthday_on() {
        for (birth, day, minor) in [
            ("2004-05-10", "2022-05-09", true),
            ("2004-05-09", "2022-05-09", false),
            ("2004-02-29", "2022-02-28", true),
            ("2004-02-29", "2022-03-01", false),
            ("1950-01-01", "2022-05-09", false),
        ] {
            assert_eq!(is_minor(&born(birth), on(day)), Some(minor), "{birth} on {day}");
        }
    }

    #[test]
    fn other_documents_do_not_say() {
        for text in ["F:E1234567", "N:91350100M000100Y43", "C:20040510"] {
            assert_eq!(is_minor(&text.parse().unwrap(), on("2022-05-09")), None, "{text}");
        }
    }
}
