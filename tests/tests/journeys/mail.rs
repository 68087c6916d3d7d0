//! What a case tells its applicant on the way, by mail and by telephone.

use activities::mail::MessageIds;
use domain::{
    case::{Channel, Effect, EffectEvent, EffectId, NoticeKind, TaskPurpose},
    licence_application::{Command, Event, Status},
};
use tests::{Application, GUANGZHOU, World, case::words, journeys, people};

journeys! {
    told_by_mail,
    told_by_telephone,
}

/// The mails that the case asked for, in their order.
async fn asked_for(case: &Application<'_>) -> Vec<(EffectId, NoticeKind)> {
    let mails = case
        .entries()
        .await
        .into_iter()
        .filter_map(|entry| match entry.event {
            Event::Effect(EffectEvent::EffectRequested {
                id,
                effect: Effect::Notify(notice),
            }) if notice.channel == Channel::Mail => Some((id, notice.kind)),
            _ => None,
        });
    mails.collect()
}

/// One mail for each notice of a licence that was issued, each with a name of its own.
async fn told_by_mail(world: &World) {
    let mut wish = people::eligible(world, GUANGZHOU).await;
    wish.notice_channels = vec![Channel::Mail];
    let case = Application::submit(world, wish).await;
    assert_eq!(case.approve().await.status, Status::Issued);
    case.finish().await;
    let mails = asked_for(&case).await;
    let kinds: Vec<_> = mails.iter().map(|(_, kind)| *kind).collect();
    let told = [
        NoticeKind::Receipt,
        NoticeKind::Accepted,
        NoticeKind::Issued,
        NoticeKind::Delivered,
    ];
    assert_eq!(kinds, told);
    let ids = MessageIds::new(store::testing::key(3), "example.cn");
    for (effect, kind) in mails {
        let id = ids.of(&case.number, effect);
        let mail = std::fs::read_to_string(world.mail.join(format!("{}.eml", id.local())));
        let mail = mail.unwrap_or_else(|error| panic!("no mail of {kind:?}: {error}"));
        assert!(mail.contains(&format!("Message-ID: <{id}>\r\n")), "{kind:?}");
    }
}

/// A call is made and logged by a person: the case shows that one waits, and is not over before.
async fn told_by_telephone(world: &World) {
    let mut wish = people::eligible(world, GUANGZHOU).await;
    wish.notice_channels = vec![Channel::Phone];
    let case = Application::submit(world, wish).await;
    case.until(|state| state.work.open_task(TaskPurpose::FollowUp).is_some())
        .await;
    let task = case.claim(case.clerk(), TaskPurpose::FollowUp).await;
    let called = Command::CompleteFollowUp {
        task: task.id,
        fence: task.fence,
        words: words("已致电本人并告知。"),
    };
    case.does(case.clerk(), called).await;
    case.does(case.citizen(), Command::Withdraw).await;
    let state = case
        .until(|state| state.work.open_task(TaskPurpose::FollowUp).is_some())
        .await;
    assert!(!state.is_over(), "the withdrawal is to be confirmed by a call");
    case.finish().await;
}
