//! 改派 (design): all the work of somebody who leaves a post.

use super::{CasePayload, receiver::unfit, run::Desk};
use crate::{Words, failure::Result, kind, types::Problem};
use async_graphql::{Context, InputObject, Object, SimpleObject};
use domain::{
    access::PersonId,
    case::{CaseCommand, Refusal, RequestId, claimed_by},
    identifier::CaseNumber,
    law::CommandRefusal,
};
use futures::future::join_all;
use store::finder::{CaseRow, StaffRow};
use uuid::Uuid;

/// At most so many cases at once, so that an answer comes in time also while the engine is away.
const MOST: u64 = 20;

/// Gives everything that a colleague holds to another one (离岗人员任务改派)
#[derive(Clone, Debug, InputObject)]
pub struct ReassignTasksOfInput {
    /// Your name for this request. Asked again, it goes on with what they still hold and gives nothing twice.
    pub request_id: Uuid,
    /// The id of the colleague who leaves, as `officeStaff` gives it.
    pub staff: Uuid,
    /// The id of the colleague who takes over. They must hold the posts of the tasks. Without anybody, the tasks go back to
    /// the queue.
    pub to: Option<Uuid>,
    /// Go on after this case: the last `caseNumber` of the answer before, where there were more.
    pub after: Option<String>,
}

/// What became of their work, case by case.
#[derive(SimpleObject)]
pub struct ReassignTasksOfPayload {
    pub request_id: Uuid,
    /// The cases in which they held tasks, at most 20, each with its own problems. Your own case is not among them.
    pub cases: Vec<CasePayload>,
    /// Whether there are more cases: ask again with `after`.
    pub more: bool,
    /// Why nothing happened at all; empty where the cases were asked.
    pub problems: Vec<Problem>,
}

#[derive(Default)]
pub(super) struct ReassignTasksOfMutation;

#[Object]
impl ReassignTasksOfMutation {
    /// Gives all that a leaving colleague holds to another one or back; for lead and supervision (离岗人员任务改派)
    async fn reassign_tasks_of(
        &self,
        ctx: &Context<'_>,
        input: ReassignTasksOfInput,
    ) -> Result<ReassignTasksOfPayload> {
        let mut desk = Desk::open(ctx)?;
        let id = input.request_id;
        let Some(office) = desk.leads().cloned() else {
            let refusal = Refusal::from(CommandRefusal::NotYourPost);
            return Ok(nothing(
                id,
                vec![Problem::refusal(&refusal, desk.reader.language)],
            ));
        };
        let staff = PersonId(input.staff);
        let to = match input.to.map(PersonId) {
            Some(to) if to == staff => {
                let words = Words::new("接收人与离岗人员相同", "This is the colleague who leaves.");
                desk.form.problem("to", "SAME_COLLEAGUE", words);
                None
            }
            Some(to) => desk.colleague(&office, to).await?,
            None => None,
        };
        let after = input.after.as_deref().map(CaseNumber::parse);
        let after = desk.form.maybe("after", after);
        if !desk.form.is_clean() {
            return Ok(nothing(id, desk.form.into_problems()));
        }
        let mut held = desk
            .reader
            .finder()
            .held_by(staff, after.as_ref(), MOST + 1)
            .await?;
        let more = held.len() as u64 > MOST;
        held.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
        let hand_over = HandOver { desk, id, staff, to };
        let cases = join_all(held.iter().map(|number| hand_over.of(number))).await;
        Ok(ReassignTasksOfPayload {
            request_id: id,
            cases,
            more,
            problems: vec![],
        })
    }
}

fn nothing(request_id: Uuid, problems: Vec<Problem>) -> ReassignTasksOfPayload {
    ReassignTasksOfPayload {
        request_id,
        cases: vec![],
        more: false,
        problems,
    }
}

/// One hand-over under way.
struct HandOver<'a, 'c> {
    desk: Desk<'a, 'c>,
    id: Uuid,
    staff: PersonId,
    to: Option<StaffRow>,
}

impl HandOver<'_, '_> {
    /// What becomes of one case. One that fails does not stand in the way of the others.
    async fn of(&self, number: &CaseNumber) -> CasePayload {
        match self.try_of(number).await {
            Ok(payload) => payload,
            Err(failure) => {
                // Making the error logs it, at the one place where failures are logged.
                let _: async_graphql::Error = failure.into();
                let words = Words::new(
                    "未能办理，请以同一请求号重试",
                    "This failed: ask again with the same request id.",
                );
                self.refused(number, Problem::of("FAILED", words, self.desk.reader.language))
            }
        }
    }

    async fn try_of(&self, number: &CaseNumber) -> Result<CasePayload> {
        let row = self.desk.reader.finder().case(number).await?;
        let Some(row) = row.filter(|row| !row.state.is_erased()) else {
            return Ok(self.refused(number, Problem::not_found(self.desk.reader.language)));
        };
        if let Some(problem) = self.unfit(&row).await? {
            return Ok(self.refused(number, problem));
        }
        self.desk
            .run_shared_on(&row, (self.id, None), self.command())
            .await
    }

    fn command(&self) -> CaseCommand {
        let person = self.staff;
        match &self.to {
            Some(member) => CaseCommand::ReassignTasksOf {
                person,
                to: member.person,
            },
            None => CaseCommand::ReleaseTasksOf { person },
        }
    }

    async fn unfit(&self, row: &CaseRow) -> Result<Option<Problem>> {
        let Some(member) = &self.to else { return Ok(None) };
        if self.desk.answered(&row.number, RequestId(self.id)).await? {
            return Ok(None);
        }
        let work = kind::casework(row)?;
        Ok(unfit(&self.desk, member, claimed_by(&work, self.staff)))
    }

    fn refused(&self, number: &CaseNumber, problem: Problem) -> CasePayload {
        CasePayload {
            case_number: Some(number.to_string()),
            ..CasePayload::refused(self.id, vec![problem])
        }
    }
}
