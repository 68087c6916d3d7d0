//! 办理进度, for whoever holds the receipt.

use crate::{
    Words,
    failure::Result,
    kind, request,
    types::{ExpectedBy, Progress},
};
use async_graphql::{Context, Object};
use domain::identifier::CaseNumber;
use store::{
    AnyKind,
    finder::{ProgressRow, Scope},
};

#[derive(Default)]
pub(super) struct ProgressQuery;

#[Object]
impl ProgressQuery {
    /// How far a case is, by what the receipt says; nobody needs to sign in. Nothing for a wrong number or code (办理进度)
    async fn progress(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The case number.")] receipt_number: String,
        code: String,
    ) -> Result<Option<Progress>> {
        let Ok(number) = CaseNumber::parse(&receipt_number) else {
            return Ok(None);
        };
        let store = &request::services(ctx).store;
        let row = store
            .finder(Scope::progress(number, code), request::now(ctx))
            .progress()
            .await?;
        row.map(shown).transpose()
    }
}

fn shown(row: ProgressRow) -> Result<Progress> {
    let (kind, status_words) = kind::status(&row)?;
    Ok(Progress {
        kind: kind.into(),
        status_words,
        waiting_for: waiting_for(kind, &row.waiting_for),
        expected_by: row.expected_by.map(|day| ExpectedBy {
            date: day.into(),
            provisional: row.provisional,
        }),
        status: row.status,
        closed: row.closed,
    })
}

/// Who has the next step, from the code in the row.
fn waiting_for(kind: AnyKind, code: &str) -> Words {
    match code {
        "APPLICANT" => Words::new("等待申请人办理", "The applicant has the next step"),
        "SYSTEM" => Words::new("等待系统确认", "Another system has to confirm"),
        "NOBODY" => Words::new("无待办事项", "Nothing; the matter has ended"),
        _ if kind == AnyKind::EvidenceAccess => {
            Words::new("等待事故处理机构办理", "The accident unit has the next step")
        }
        _ => Words::new("等待车辆管理所办理", "The vehicle office has the next step"),
    }
}
