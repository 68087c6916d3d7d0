//! What a post allows.

use super::*;

fn staff(posts: impl IntoIterator<Item = Post>) -> Actor {
    Actor::Staff {
        person: PersonId(Uuid::from_u128(1)),
        office: office(),
        posts: posts.into_iter().collect(),
    }
}

fn office() -> OfficeCode {
    "33010001".parse().unwrap()
}

#[test]
fn staff_hold_their_posts_in_their_office() {
    let everything = staff(Post::OF_AN_OFFICE);
    let elsewhere = "44010001".parse().unwrap();
    for post in Post::OF_AN_OFFICE {
        assert!(everything.holds(&office(), post), "{post:?}");
        assert!(!everything.holds(&elsewhere, post), "{post:?}");
        assert!(!staff([]).holds(&office(), post), "{post:?}");
    }
}

#[test]
fn a_service_station_holds_no_other_post() {
    let station = staff(Post::ALL);
    let held: Vec<_> = Post::ALL
        .into_iter()
        .filter(|post| station.holds(&office(), *post))
        .collect();
    assert_eq!(held, [Post::ServiceStation]);
}

#[test]
fn posts_travel_under_these_names() {
    let names = serde_json::to_string(&Post::ALL).unwrap();
    let expected = [
        "INTAKE",
        "BUSINESS_LEAD",
        "DOSSIER",
        "PHOTO_REVIEW",
        "SUPERVISION",
        "INSPECTION",
        "REGISTRATION_REVIEW",
        "PLATES",
        "SERVICE_STATION",
        "ACCIDENT_UNIT",
        "ACCIDENT_HEAD",
    ];
    assert_eq!(names, serde_json::to_string(&expected).unwrap());
}
