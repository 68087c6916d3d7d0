//! 申请回避 (O146 105)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{Words, failure::Result, types::HistoryEntry};
use async_graphql::{Context, InputObject, Object};
use domain::{
    access::PersonId,
    evidence_access::{Command, EvidenceAccess},
    identifier::CaseNumber,
};
use std::sync::Arc;
use uuid::Uuid;

/// Asks that an officer stand aside; decided within two working days (申请回避)
#[derive(Clone, Debug, InputObject)]
pub struct AskForRecusalInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The id of the officer, where it is known: this, or `entry`.
    pub officer: Option<Uuid>,
    /// The version of an entry of the history: whoever did that.
    pub entry: Option<u64>,
    /// Why.
    pub words: String,
}

#[derive(Default)]
pub(super) struct AskForRecusalMutation;

#[Object]
impl AskForRecusalMutation {
    /// Asks that an officer stand aside; decided within two working days (申请回避; O146 105)
    async fn ask_for_recusal(&self, ctx: &Context<'_>, input: AskForRecusalInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let officer = desk.officer(&input).await?;
        let words = desk.form.text("words", &input.words);
        let command = officer
            .zip(words)
            .map(|(officer, words)| Command::AskForRecusal { officer, words });
        desk.run::<EvidenceAccess>(asked!(input), command).await
    }
}

impl Desk<'_, '_> {
    /// Who is to stand aside; a problem where nobody is named, or nobody of the unit did what was named.
    async fn officer(&mut self, input: &AskForRecusalInput) -> Result<Option<PersonId>> {
        match (input.officer, input.entry) {
            (Some(officer), None) => Ok(Some(PersonId(officer))),
            (None, Some(entry)) => {
                let found = self.who_did(&input.case_number, entry).await?;
                if found.is_none() {
                    let words = Words::new("该记录没有办理人员", "No officer did this.");
                    self.form.problem("entry", "OFFICER_NOT_FOUND", words);
                }
                Ok(found)
            }
            _ => {
                let words = Words::new(
                    "请指明一名工作人员或者一条办理记录",
                    "Name an officer or an entry of the history.",
                );
                self.form.problem("officer", "ONE_OF", words);
                Ok(None)
            }
        }
    }

    /// The member of staff who did what an entry says, as far as the asker is told of it.
    async fn who_did(&self, number: &str, entry: u64) -> Result<Option<PersonId>> {
        let Ok(number) = CaseNumber::parse(number) else {
            return Ok(None);
        };
        let finder = self.reader.finder();
        let Some(case) = finder.case(&number).await? else {
            return Ok(None);
        };
        let rows = finder.history(&number, entry.saturating_sub(1), 1).await?;
        let Some(row) = rows.into_iter().find(|row| row.version == entry) else {
            return Ok(None);
        };
        let entry = HistoryEntry::new(row, (case.sight, case.papers), Arc::clone(&self.reader))?;
        Ok(entry.officer())
    }
}
