//! Opening a case: by whom, for whom, and with what.

use super::{
    World, code,
    fixtures::{
        APPLICANT, backdated, case_number, citizen, clerk, document, lead, other_office, person, submission,
    },
    ground, refused,
};
use crate::{
    access::{Actor, Post},
    case::{Channel, RefusalDetail},
    identifier::{IdentityDocument, IdentityDocumentKind, ResidentId},
    law::{CommandRefusal, DecisionGround, SpecialReason},
    licence_application::{Command, IntakeChannel, Submission},
};
use chrono::{NaiveDate, TimeDelta};

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
        office: super::fixtures::office(),
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

/// The document of somebody who was born on this day.
fn born(day: NaiveDate) -> IdentityDocument {
    let number = ResidentId::new(&"330102".parse().unwrap(), day, 1).unwrap();
    IdentityDocument::new(IdentityDocumentKind::ResidentIdCard, number.as_str()).unwrap()
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
    let ages_ago = "-262143-01-01T00:00:00Z".parse().unwrap();
    let past = with(&|it| it.received_earlier = backdated(ages_ago).received_earlier);
    let twice = with(&|it| it.documents = vec![document(1), document(1)]);
    let unborn = with(&|it| it.applicant.document = born(tomorrow.date_naive()));
    let refusals = [
        no_email,
        no_phone,
        no_channel,
        unexplained,
        future,
        past,
        twice,
        unborn,
    ];
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
            "receivedAt",
            "documents",
            "applicant.document.number"
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
