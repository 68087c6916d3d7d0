//! 申请材料: what the office asks for in this step, by what is known of the case, and never what a register has said.

use super::State;
use crate::law::vehicle::{
    Customs, Matter, Quota,
    document::{AskedDocument, Condition, Request, TransferDocument, asked_for},
    party::PartyRole,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The papers with what each rests on, by the rules of the acceptance, or before it by those of `day`. `told`: for somebody who is told
/// what registers say of the vehicle ([`State::hears_registers`]); to others no paper says it either.
pub fn asked_documents(state: &State, day: NaiveDate, told: bool) -> Vec<AskedDocument> {
    let of_today = || Matter::accepted_on(day, state.occasion());
    asked_for(Request {
        act: state.act,
        matter: state.matter().unwrap_or_else(of_today),
        conditions: &conditions(state, day, told),
        shared: &shared(state, told),
    })
}

/// What makes the office ask for more. Whether the former owner keeps the papers, and whether a place wants proof of the
/// emission standard, nobody has entered.
fn conditions(state: &State, day: NaiveDate, told: bool) -> BTreeSet<Condition> {
    let known = state.record().filter(|_| told).map(|record| &record.vehicle);
    let lapsed = known.and_then(|known| known.inspection.valid_to);
    let absent = state.agent.is_some_and(|agent| agent.excuse.is_some());
    let found = [
        (lapsed.is_some_and(|last| last < day), Condition::InspectionLapsed),
        (
            known.is_some_and(|known| known.customs == Some(Customs::Supervised)),
            Condition::CustomsSupervised,
        ),
        (known.is_some_and(|known| known.mortgaged), Condition::Mortgaged),
        (known.is_some_and(|known| known.pledged), Condition::Pledged),
        (state.has(PartyRole::Agent), Condition::ByAgent),
        (absent, Condition::OwnerAbsent),
        (state.has(PartyRole::Guardian), Condition::ByGuardian),
        (
            matches!(state.trade.quota, Quota::Held | Quota::Missing),
            Condition::QuotaRationed,
        ),
    ];
    found
        .into_iter()
        .filter_map(|(holds, condition)| holds.then_some(condition))
        .collect()
}

/// What came by data sharing.
fn shared(state: &State, told: bool) -> BTreeSet<TransferDocument> {
    let record = state.record().filter(|_| told);
    let certificate = record.is_some_and(|record| record.vehicle.inspection.certificate);
    let insured = told && state.known.insured_to.is_some();
    let insurance = insured.then_some(TransferDocument::CompulsoryInsurance);
    let certificate = certificate.then_some(TransferDocument::InspectionCertificate);
    insurance.into_iter().chain(certificate).collect()
}
