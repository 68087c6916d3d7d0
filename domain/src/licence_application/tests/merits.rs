//! What speaks against taking an application up, and what against a grant.

use super::{
    World, code,
    commands::missing,
    fixtures::{GRANT, certificate, clerk, lead, licence, other_office, text},
    ground, refused,
};
use crate::{
    case::{RefusalDetail, TaskPurpose},
    law::{CommandRefusal, DecisionGround},
    licence_application::{Command, LicenceRecord, ProposedDecision, Status},
};

#[test]
fn a_second_licence_is_refused_with_the_number_of_the_first() {
    let mut world = World::submitted();
    world.registry_says(&LicenceRecord {
        certificate: Some(certificate()),
        ..licence("A")
    });
    let refusal = world
        .ask(
            &clerk(),
            Command::Accept {
                rollout_confirmed: false,
            },
        )
        .unwrap_err();
    assert_eq!(refusal.code, ground(DecisionGround::AlreadyIssued));
    assert_eq!(
        refusal.detail,
        Some(RefusalDetail::Certificate {
            number: certificate()
        })
    );
}

#[test]
fn a_wrong_office_answers_at_once_and_names_the_right_one() {
    let mut world = World::submitted();
    world.registry_says(&LicenceRecord {
        issuing_office: other_office(),
        ..licence("A")
    });
    let refusal = world
        .ask(
            &clerk(),
            Command::Accept {
                rollout_confirmed: false,
            },
        )
        .unwrap_err();
    assert_eq!(refusal.code, ground(DecisionGround::NotCompetent));
    assert_eq!(
        refusal.detail,
        Some(RefusalDetail::Office {
            office: other_office()
        })
    );
    let on_the_merits = Command::Decline {
        grounds: vec![DecisionGround::StatusB],
        words: text("记满12分"),
    };
    let refusal = world.ask(&clerk(), on_the_merits).unwrap_err();
    assert_eq!(
        refusal.field.as_deref(),
        Some("grounds"),
        "not accepting is not refusing"
    );
    let decline = Command::Decline {
        grounds: vec![DecisionGround::NotCompetent],
        words: text("请到杭州办理"),
    };
    world.ask(&clerk(), decline).unwrap();
    assert_eq!(world.status(), Status::NotAccepted);
    let decided = serde_json::to_value(&world.state().decision).unwrap();
    assert_eq!(decided["decided"]["competentOffice"], other_office().as_str());
    assert_eq!(world.told(), ["RECEIPT", "NOT_ACCEPTED"]);
}

#[test]
fn while_the_applicant_corrects_only_what_no_correction_heals_declines() {
    let mut world = World::submitted();
    world
        .ask(&clerk(), Command::RequestCorrection { missing: missing() })
        .unwrap();
    let decline = |ground| Command::Decline {
        grounds: vec![ground],
        words: text("不予受理"),
    };
    let healed = world
        .ask(&clerk(), decline(DecisionGround::IdentityFailed))
        .unwrap_err();
    assert_eq!(healed.field.as_deref(), Some("grounds"));
    world
        .ask(&clerk(), decline(DecisionGround::LicenceNotFound))
        .unwrap();
    assert_eq!(world.status(), Status::NotAccepted);
}

#[test]
fn grounds_against_a_grant() {
    let day = |text: &str| Some(text.parse().unwrap());
    let bad = [
        (
            LicenceRecord {
                valid_to: day("2026-03-01"),
                ..licence("A")
            },
            DecisionGround::Expired,
        ),
        (licence("HB"), DecisionGround::StatusB),
        (
            LicenceRecord {
                banned_until: day("2026-12-01"),
                ..licence("A")
            },
            DecisionGround::Banned1Y,
        ),
        (
            LicenceRecord {
                banned_until: day("2028-12-01"),
                ..licence("A")
            },
            DecisionGround::Banned3Y,
        ),
    ];
    for (record, against) in bad {
        let mut world = World::submitted();
        world.registry_says(&record);
        world
            .ask(
                &clerk(),
                Command::Accept {
                    rollout_confirmed: false,
                },
            )
            .unwrap();
        world.claim(&clerk(), TaskPurpose::Review).unwrap();
        assert_eq!(code(world.propose(&clerk(), GRANT)), ground(against));
        world
            .propose(
                &clerk(),
                ProposedDecision::Refuse {
                    grounds: vec![against],
                },
            )
            .unwrap();
        assert_eq!(
            code(world.ask(&lead(), Command::Approve)),
            refused(CommandRefusal::WrongState),
            "what was not proposed is not granted"
        );
    }
    let last_day = LicenceRecord {
        valid_to: day("2026-03-02"),
        ..licence("A")
    };
    let mut world = World::submitted();
    world.registry_says(&last_day);
    world
        .ask(
            &clerk(),
            Command::Accept {
                rollout_confirmed: false,
            },
        )
        .unwrap();
    world.claim(&clerk(), TaskPurpose::Review).unwrap();
    world.propose(&clerk(), GRANT).unwrap();
}
