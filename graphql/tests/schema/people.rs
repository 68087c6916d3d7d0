//! Who signs in.

use domain::{
    access::{Post, Principal, Role},
    identifier::{DivisionCode, IdentityDocument, IdentityDocumentKind, OfficeCode},
};
use store::KeyRing;

/// A resident ID number that passes every check; `serial` tells them apart.
pub fn resident_id(serial: u16) -> String {
    let body = format!("33010219900101{serial:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body
        .bytes()
        .zip(weights)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum as usize % 11];
    format!("{body}{check}")
}

pub fn document(serial: u16) -> IdentityDocument {
    IdentityDocument::new(IdentityDocumentKind::ResidentIdCard, &resident_id(serial)).unwrap()
}

/// Everybody by name; the serial of their document is their place in this list. Beside them, there are as many people
/// with a matter of their own as a test needs: `owner1` and so on.
pub const NAMES: [&str; 9] = [
    "driver",
    "stranger",
    "clerk",
    "colleague",
    "lead",
    "supervisor",
    "elsewhere",
    "auditor",
    "inspector",
];

/// Those of whom the record knows nothing before somebody names them, and staff whose tokens alone say their posts.
const UNKNOWN: [&str; 18] = [
    "buyer",
    "seller",
    "surveyor",
    "reviewer",
    "plates",
    "keeper",
    "origin",
    "offering",
    "holder",
    "station",
    "party",
    "pedestrian",
    "agent",
    "officer",
    "partner",
    "head",
    "patrol",
    "kiosk",
];

pub fn serial(name: &str) -> u16 {
    if let Some(place) = UNKNOWN.iter().position(|known| *known == name) {
        return 60 + u16::try_from(place).unwrap();
    }
    if let Some(number) = name.strip_prefix("owner") {
        return 100 + number.parse::<u16>().unwrap();
    }
    u16::try_from(NAMES.iter().position(|known| *known == name).unwrap()).unwrap() + 1
}

pub fn principal(keys: &KeyRing, name: &str) -> Principal {
    let person = if name == "admin" {
        document(99)
    } else {
        document(serial(name))
    };
    Principal {
        person: keys.person_of(&person),
        role: role(name),
        expires_at: "2100-01-01T00:00:00Z".parse().unwrap(),
    }
}

fn role(name: &str) -> Option<Role> {
    let staff = |office: &str, post| Role::Staff {
        office: OfficeCode::parse(office).unwrap(),
        posts: [post].into(),
    };
    match name {
        "clerk" | "colleague" => Some(staff("33010001", Post::Intake)),
        "lead" => Some(staff("33010001", Post::BusinessLead)),
        "supervisor" => Some(staff("33010001", Post::Supervision)),
        "surveyor" => Some(staff("33010001", Post::Inspection)),
        "reviewer" => Some(staff("33010001", Post::RegistrationReview)),
        "plates" => Some(staff("33010001", Post::Plates)),
        "station" | "kiosk" => Some(staff("33010001", Post::ServiceStation)),
        "keeper" => Some(staff("33010001", Post::Dossier)),
        "officer" | "partner" => Some(staff("33010001", Post::AccidentUnit)),
        "head" => Some(staff("33010001", Post::AccidentHead)),
        "patrol" => Some(staff("44010001", Post::AccidentUnit)),
        "origin" => Some(staff("44010001", Post::Dossier)),
        "offering" => Some(staff("44010001", Post::BusinessLead)),
        "elsewhere" => Some(staff("44010001", Post::Intake)),
        "auditor" => Some(Role::Auditor {
            province: DivisionCode::parse("330000").unwrap(),
        }),
        "inspector" => Some(Role::Auditor {
            province: DivisionCode::parse("440000").unwrap(),
        }),
        "admin" => Some(Role::Administrator),
        _ => None,
    }
}
