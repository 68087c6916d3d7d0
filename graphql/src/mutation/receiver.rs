//! Who is given work: somebody who holds the post for it. The record knows who may not (four eyes, their own case); that a
//! colleague is one at all, the list of the office's staff says.

use super::run::{Asked, Desk};
use crate::{Words, failure::Result, kind, types::Problem};
use domain::{
    access::{PersonId, Post, Role},
    case::{RequestId, Task, TaskId},
    identifier::{CaseNumber, OfficeCode},
};
use store::finder::StaffRow;

/// Who gives work out. The record knows which of them may for a task.
const LEADS: [Post; 3] = [Post::BusinessLead, Post::AccidentHead, Post::Supervision];

impl Desk<'_, '_> {
    /// The office whose work the asker gives out: they lead or supervise it.
    pub(super) fn leads(&self) -> Option<&OfficeCode> {
        match &self.reader.principal.role {
            Some(Role::Staff { office, posts }) if LEADS.iter().any(|post| posts.contains(post)) => {
                Some(office)
            }
            _ => None,
        }
    }

    /// A colleague of the asker's office; a problem on `input.to` for anybody else.
    pub(super) async fn colleague(&mut self, office: &OfficeCode, to: PersonId) -> Result<Option<StaffRow>> {
        let staff = self.reader.finder().staff_of(office).await?;
        let found = staff.into_iter().find(|member| member.person == to);
        if found.is_none() {
            let words = Words::new("本所没有该工作人员", "This office knows no such colleague.");
            self.form.problem("to", "COLLEAGUE_NOT_FOUND", words);
        }
        Ok(found)
    }

    /// Looks whether a colleague may be given a task, unless the request was answered before or is refused anyway: then
    /// the record says so.
    pub(super) async fn receiver_of(&mut self, asked: &Asked, task: TaskId, to: PersonId) -> Result<()> {
        let (Some(office), Ok(number)) = (self.leads().cloned(), CaseNumber::parse(&asked.case_number))
        else {
            return Ok(());
        };
        let row = self.reader.finder().case(&number).await?;
        let Some(row) = row.filter(|row| row.office == office && !row.state.is_erased()) else {
            return Ok(());
        };
        let work = kind::casework(&row)?;
        let open = work.task(task).filter(|task| task.is_open());
        let (Some(task), false) = (open, self.answered(&number, RequestId(asked.request_id)).await?) else {
            return Ok(());
        };
        if let Some(member) = self.colleague(&office, to).await?
            && !member.posts.contains_key(&task.post)
        {
            self.form.problem("to", NOT_THEIR_POST, not_their_post());
        }
        Ok(())
    }
}

/// Why a colleague cannot take these tasks over: one of them is for a post that they do not hold.
pub(super) fn unfit<'a>(
    desk: &Desk<'_, '_>,
    member: &StaffRow,
    mut tasks: impl Iterator<Item = &'a Task>,
) -> Option<Problem> {
    let unfit = tasks.any(|task| !member.posts.contains_key(&task.post));
    unfit.then(|| Problem::of(NOT_THEIR_POST, not_their_post(), desk.reader.language).on("input.to"))
}

const NOT_THEIR_POST: &str = "NOT_THEIR_POST";

fn not_their_post() -> Words {
    Words::new(
        "该工作人员没有此任务的岗位",
        "This colleague does not hold the post of the task.",
    )
}
