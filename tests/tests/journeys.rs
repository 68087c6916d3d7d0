//! Journeys of a licence application on a real Temporal server, on both databases, cached and replayed.

use chrono::TimeDelta;
use domain::{
    case::RefusalCode,
    law::CommandRefusal,
    licence_application::{Command, Delivery, Status},
};
use tests::{Application, CHENGDU, GUANGZHOU, Staff, World, journeys, people};

journeys! {
    approved,
    four_eyes,
    deemed_accepted_then_escalated,
}

async fn approved(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.review().await;
    case.does(Staff::Lead.at(GUANGZHOU), Command::Approve).await;
    let state = case.until(|state| matches!(state.delivery, Delivery::Received { .. })).await;
    assert_eq!(state.status, Status::Issued);
    assert!(state.certificate.is_some());
    case.finish().await;
}

async fn four_eyes(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.review().await;
    let refused = case.ask(Staff::Clerk.at(GUANGZHOU), Command::Approve).await;
    let refused = refused.outcome.unwrap_err();
    assert_eq!(refused.code, RefusalCode::Command(CommandRefusal::NotYourPost));
    let elsewhere = case.ask(Staff::Lead.at(CHENGDU), Command::Approve).await;
    assert!(elsewhere.outcome.is_err());
    case.finish().await;
}

async fn deemed_accepted_then_escalated(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.looked_up().await;
    case.pass(TimeDelta::days(20)).await;
    let state = case.until(|state| state.work.escalated).await;
    assert_eq!(state.status, Status::Accepted);
    assert!(state.acceptance.is_some_and(|acceptance| acceptance.by_silence));
    case.finish().await;
}
