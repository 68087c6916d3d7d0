//! 验证并查阅 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{Language, failure::Result, reader::Reader, types::Problem};
use async_graphql::{Context, InputObject, Object};
use domain::{
    case::Refusal,
    evidence_access::{Command, Event, EvidenceAccess, OneTimeCode, viewing_answer},
    identifier::CaseNumber,
    law::EvidenceObstacle,
};
use std::sync::Arc;
use uuid::Uuid;

/// Proves by a code that it is you, and opens what can be seen for a while (验证并查阅)
#[derive(Clone, Debug, InputObject)]
pub struct OpenViewingInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The digits that were sent.
    pub code: String,
}

#[derive(Default)]
pub(super) struct OpenViewingMutation;

#[Object]
impl OpenViewingMutation {
    /// Proves by a code that it is you, and opens what can be seen for a while (验证并查阅)
    async fn open_viewing(&self, ctx: &Context<'_>, input: OpenViewingInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let reader = Arc::clone(&desk.reader);
        let code = OneTimeCode::parse(&input.code).ok();
        if code.is_none() {
            desk.form.add(wrong(reader.language));
        }
        let number = CaseNumber::parse(&input.case_number);
        let command = code.map(|code| Command::OpenViewing { code });
        let payload = desk.run::<EvidenceAccess>(asked!(input), command).await?;
        match number {
            Ok(number) => told(payload, &number, &reader).await,
            Err(_) => Ok(payload),
        }
    }
}

fn wrong(language: Language) -> Problem {
    let refusal = Refusal::from(EvidenceObstacle::CodeWrong).on("code");
    Problem::refusal(&refusal, language)
}

/// A code that was missed is an event and no refusal: whoever typed it is told by what the request led to.
async fn told(mut payload: CasePayload, number: &CaseNumber, reader: &Reader) -> Result<CasePayload> {
    let code = EvidenceObstacle::CodeWrong.code();
    if payload.problems.iter().any(|problem| problem.code == code) {
        payload.problems = vec![wrong(reader.language)];
        return Ok(payload);
    }
    let answered = payload.problems.is_empty() && !payload.pending;
    let Some(version) = payload.version.filter(|_| answered) else {
        return Ok(payload);
    };
    let rows = reader
        .finder()
        .history(number, version.saturating_sub(1), 1)
        .await?;
    let written = rows
        .iter()
        .map(|row| row.event.read())
        .collect::<Result<Vec<Event>, _>>()?;
    if viewing_answer(&written).is_err() {
        payload.problems.push(wrong(reader.language));
    }
    Ok(payload)
}
