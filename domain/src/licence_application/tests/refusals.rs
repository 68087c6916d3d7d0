//! Who may not, and what is not enough.

use super::{
    World, code,
    commands::missing,
    ground, refused,
    world::{
        APPLICANT, GRANT, backdated, case_number, certificate, citizen, clerk, colleague, document, lead,
        licence, other_office, person, staff, submission, supervisor, text,
    },
};
use crate::{
    access::{Actor, Post},
    case::{CaseCommand, Channel, LEASE, LicenceRecord, RefusalDetail, TaskPurpose},
    law::{CommandRefusal, DecisionGround, SpecialReason},
    licence_application::{Command, IntakeChannel, ProposedDecision, Status, Submission},
};
use chrono::TimeDelta;

fn open(submission: Submission, actor: &Actor) -> Result<(), crate::case::Refusal> {
    World::new().ask(actor, Command::Submit(Box::new(submission)))
}

#[test]
fn a_clerk_of_the_office_opens_for_others_and_nobody_else_does() {
    let counter = submission(IntakeChannel::Counter);
    for actor in [
        citizen(),
        lead(),
        Actor::System,
        Actor::Administrator { person: person(50) },
    ] {
        assert_eq!(
            code(open(counter.clone(), &actor)),
            refused(CommandRefusal::NotYourPost)
        );
    }
    let own = Actor::Staff {
        person: APPLICANT,
        office: super::world::office(),
        posts: [Post::Intake].into(),
    };
    assert_eq!(
        code(open(counter.clone(), &own)),
        refused(CommandRefusal::OwnCase)
    );
    let elsewhere = Submission {
        office: other_office(),
        ..counter
    };
    assert_eq!(
        code(open(elsewhere, &clerk())),
        refused(CommandRefusal::NotYourPost)
    );
    let online = submission(IntakeChannel::Online);
    assert_eq!(
        code(open(online.clone(), &clerk())),
        refused(CommandRefusal::NotYourPost)
    );
    open(online, &own).unwrap();
}

#[test]
fn an_application_says_which_field_is_wrong() {
    let with = |change: &dyn Fn(&mut Submission)| {
        let mut changed = submission(IntakeChannel::Counter);
        change(&mut changed);
        open(changed, &clerk()).unwrap_err()
    };
    let no_email = with(&|it| it.applicant.email = None);
    let no_phone = with(&|it| {
        it.applicant.phone = None;
        it.notice_channels = [Channel::Sms].into();
    });
    let no_channel = with(&|it| it.notice_channels.clear());
    let unexplained = with(&|it| it.special_reason = SpecialReason::Other);
    let tomorrow = World::new().now() + TimeDelta::days(1);
    let future = with(&|it| it.received_earlier = backdated(tomorrow).received_earlier);
    let twice = with(&|it| it.documents = vec![document(1), document(1)]);
    let refusals = [no_email, no_phone, no_channel, unexplained, future, twice];
    assert!(
        refusals
            .iter()
            .all(|refusal| refusal.code == refused(CommandRefusal::InvalidInput))
    );
    let fields: Vec<_> = refusals
        .iter()
        .filter_map(|refusal| refusal.field.as_deref())
        .collect();
    assert_eq!(
        fields,
        [
            "noticeChannels",
            "noticeChannels",
            "noticeChannels",
            "explanation",
            "receivedAt",
            "documents"
        ]
    );
}

#[test]
fn a_second_application_is_refused_with_the_number_of_the_first() {
    let mut world = World::new();
    world.facts.open_case = Some(case_number());
    let submit = Command::Submit(Box::new(submission(IntakeChannel::Counter)));
    let refusal = world.ask(&clerk(), submit.clone()).unwrap_err();
    assert_eq!(refusal.code, ground(DecisionGround::OpenCaseExists));
    assert_eq!(
        refusal.detail,
        Some(RefusalDetail::Case {
            number: case_number()
        })
    );
    assert_eq!(
        code(World::submitted().ask(&clerk(), submit)),
        refused(CommandRefusal::CaseExists)
    );
    assert_eq!(
        code(World::new().ask(&clerk(), Command::Approve)),
        refused(CommandRefusal::WrongState)
    );
}

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

#[test]
fn four_eyes() {
    let both = staff(12, [Post::Intake, Post::BusinessLead]);
    let mut world = World::accepted();
    world.claim(&both, TaskPurpose::Review).unwrap();
    world.propose(&both, GRANT).unwrap();
    let refuse = Command::Refuse {
        grounds: vec![DecisionGround::StatusB],
        words: None,
    };
    for command in [Command::Approve, refuse] {
        assert_eq!(code(world.ask(&both, command)), refused(CommandRefusal::FourEyes));
    }
    assert_eq!(
        code(world.claim(&both, TaskPurpose::Approve)),
        refused(CommandRefusal::FourEyes)
    );
    let task = world.state().work.open_task(TaskPurpose::Approve).unwrap().id;
    let to_proposer = CaseCommand::ReassignTask { task, to: person(12) };
    assert_eq!(
        code(world.ask(&lead(), to_proposer)),
        refused(CommandRefusal::FourEyes)
    );
    world.ask(&lead(), Command::Approve).unwrap();
}

#[test]
fn nobody_handles_their_own_case() {
    let own = Actor::Staff {
        person: APPLICANT,
        office: super::world::office(),
        posts: Post::ALL.into(),
    };
    let accept = || Command::Accept {
        rollout_confirmed: false,
    };
    assert_eq!(
        code(World::submitted().ask(&own, accept())),
        refused(CommandRefusal::OwnCase)
    );
    assert_eq!(
        code(World::proposed(GRANT).ask(&own, Command::Approve)),
        refused(CommandRefusal::OwnCase)
    );
    assert_eq!(
        code(World::accepted().claim(&own, TaskPurpose::Review)),
        refused(CommandRefusal::OwnCase)
    );
    World::submitted().ask(&own, Command::Withdraw).unwrap();
}

#[test]
fn a_task_in_somebodys_hands_is_theirs() {
    let mut world = World::submitted();
    world.claim(&colleague(), TaskPurpose::Intake).unwrap();
    let refusal = world
        .ask(
            &clerk(),
            Command::Accept {
                rollout_confirmed: false,
            },
        )
        .unwrap_err();
    assert_eq!(refusal.code, refused(CommandRefusal::TaskTaken));
    assert_eq!(refusal.detail, Some(RefusalDetail::Holder { person: person(11) }));
    let mut world = World::proposed(GRANT);
    world.claim(&lead(), TaskPurpose::Approve).unwrap();
    let other = staff(21, [Post::BusinessLead]);
    assert_eq!(
        code(world.ask(&other, Command::Approve)),
        refused(CommandRefusal::TaskTaken)
    );
    world.later(LEASE);
    world.ask(&other, Command::Approve).unwrap();
}

#[test]
fn a_proposal_under_an_old_claim_is_lost() {
    let mut world = World::in_review();
    world.later(LEASE);
    assert_eq!(
        code(world.propose(&clerk(), GRANT)),
        refused(CommandRefusal::LeaseLost)
    );
    world.claim(&colleague(), TaskPurpose::Review).unwrap();
    let refusal = world.propose(&clerk(), GRANT).unwrap_err();
    assert_eq!(refusal.code, refused(CommandRefusal::LeaseLost));
    assert_eq!(refusal.detail, Some(RefusalDetail::Holder { person: person(11) }));
    let task = world.state().work.open_task(TaskPurpose::Review).unwrap().id;
    let old = Command::ProposeDecision {
        task,
        fence: 1,
        decision: GRANT,
        remarks: None,
    };
    assert_eq!(
        code(world.ask(&colleague(), old)),
        refused(CommandRefusal::LeaseLost)
    );
    world.propose(&colleague(), GRANT).unwrap();
}

#[test]
fn the_system_does_nothing_of_a_persons_work() {
    let mut world = World::proposed(GRANT);
    for command in [
        Command::Approve,
        Command::Withdraw,
        Command::ReturnToReview {
            words: text("系统")
        },
    ] {
        assert_eq!(
            code(world.ask(&Actor::System, command)),
            refused(CommandRefusal::NotYourPost)
        );
    }
    assert_eq!(
        code(world.ask(&supervisor(), CaseCommand::Wake)),
        refused(CommandRefusal::NotYourPost)
    );
}

#[test]
fn after_the_end_staff_may_still_file_documents() {
    let mut world = World::refused();
    let attach = |number| CaseCommand::AttachDocument {
        document: document(number),
    };
    assert_eq!(
        code(world.ask(&citizen(), attach(200))),
        refused(CommandRefusal::CaseClosed)
    );
    world.ask(&clerk(), attach(200)).unwrap();
    assert_eq!(
        code(world.ask(&clerk(), attach(200))),
        refused(CommandRefusal::InvalidInput)
    );
    let stranger = Actor::Citizen { person: person(77) };
    assert_eq!(
        code(world.ask(&stranger, attach(201))),
        refused(CommandRefusal::NotYourPost)
    );
}
