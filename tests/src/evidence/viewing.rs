//! The way of the applicant to a page: a code by telephone, a viewing, and links of a few minutes.

use super::{Access, citizen, opened};
use chrono::TimeDelta;
use domain::{
    access::{Actor, PersonId},
    accident::ItemId,
    evidence_access::{Command, EvidenceEffect, OneTimeCode, State},
};
use regex::Regex;
use store::PageTicket;

/// How long a link lasts.
const LINK: TimeDelta = TimeDelta::minutes(5);

async fn applicant(access: &Access<'_>) -> Actor {
    let person = access.state().await.work.applicant;
    Actor::Citizen { person }
}

/// The applicant asks for a code and reads it on the telephone.
pub async fn code(access: &Access<'_>) -> OneTimeCode {
    access.does(applicant(access).await, Command::AskForCode).await;
    sent_code(access).await
}

/// The digits of the newest text, once the code is sent that was asked for.
pub async fn sent_code(access: &Access<'_>) -> OneTimeCode {
    let state = access.until(|state| !goes_out(state)).await;
    let texts = access
        .world
        .store
        .sms_messages(state.work.applicant)
        .await
        .unwrap();
    let digits = Regex::new(r"(?-u:\b)[0-9]{6}(?-u:\b)").unwrap();
    let found = digits.find(texts.last().unwrap()).unwrap();
    OneTimeCode::parse(found.as_str()).unwrap()
}

/// Whether a code is on its way.
fn goes_out(state: &State) -> bool {
    let mut pending = state
        .work
        .effects
        .iter()
        .filter_map(|pending| pending.effect.own());
    pending.any(|effect| matches!(effect, EvidenceEffect::SendCode { .. }))
}

/// A code that was not sent.
pub fn another(code: &OneTimeCode) -> OneTimeCode {
    let number: u32 = code.digits().parse().unwrap();
    OneTimeCode::parse(&format!("{:06}", (number + 1) % 1_000_000)).unwrap()
}

/// The applicant opens a viewing.
pub async fn viewing(access: &Access<'_>) -> State {
    let code = code(access).await;
    access
        .does(applicant(access).await, Command::OpenViewing { code })
        .await;
    let state = access.state().await;
    assert!(state.viewing_until.is_some(), "the code fits");
    state
}

/// A link to a page for somebody, as the schema gives it to whoever may see the page.
pub fn link(access: &Access<'_>, person: PersonId, (item, page): (ItemId, u16)) -> String {
    let ticket = PageTicket {
        case: &access.number,
        item,
        page,
        person,
        until: access.now() + LINK,
    };
    path(access, &ticket)
}

/// The link of a ticket.
pub fn path(access: &Access<'_>, ticket: &PageTicket<'_>) -> String {
    let seal = access.world.store.keys().page_seal(ticket);
    let until = ticket.until.timestamp();
    format!(
        "{}_PAGE-{}_{}_{until}_{seal}",
        ticket.case, ticket.item.0, ticket.page
    )
}

/// The applicant follows a link to a page that was given to them just now.
pub async fn page(access: &Access<'_>, of: (ItemId, u16)) -> Result<Vec<u8>, &'static str> {
    let person = access.state().await.work.applicant;
    opened(access, citizen(person), &link(access, person, of)).await
}
