//! `banli repair --restored`: after a restore, the workflows are made from the rows, all of them.
//!
//! A workflow that comes from another moment than its row would take the row's state with the next command. Until then it
//! would wait for the wrong alarms and ask for effects of another past, and Temporal would answer a command that is sent
//! again from its memory of a run that the row knows nothing of. So none is kept.
use super::{CommandError, repair};
use crate::{terminal, wiring::Installation};
use domain::identifier::CaseNumber;
use gateway::Execution;
use std::collections::BTreeSet;
use store::{record, with_kind};

/// What becomes of a workflow.
#[derive(Clone, Copy)]
enum Step {
    /// The case is open: a new run from its row.
    Start,
    /// The record has the case, closed.
    EndClosed,
    /// The record has no such case.
    EndUnknown,
}

/// Ends what no row needs, then starts every open case anew. Broken off, it can be run again.
pub(super) async fn run(installation: &Installation, dry_run: bool) -> Result<(), CommandError> {
    let open = repair::open_cases(installation).await?;
    let mut steps = unneeded(installation, &open).await?;
    steps.extend(open.into_iter().map(|case| (case, Step::Start)));
    let mut failed = 0;
    for (case, step) in &steps {
        let outcome = match (dry_run, step) {
            (true, _) => Ok(()),
            (false, Step::Start) => restart(installation, case).await,
            (false, Step::EndClosed | Step::EndUnknown) => {
                installation.cases.forget(case).await.map_err(CommandError::from)
            }
        };
        terminal::line(&words(case, *step, (!dry_run).then_some(outcome.is_ok())));
        failed += usize::from(outcome.is_err());
    }
    terminal::note(&format!(
        "{} workflows made from the record",
        steps.len() - failed
    ));
    match failed {
        0 => Ok(()),
        failed => Err(CommandError::Repair {
            failed,
            all: steps.len(),
        }),
    }
}

/// `done`: nothing in a dry run.
fn words(case: &CaseNumber, step: Step, done: Option<bool>) -> String {
    let mark = match (done, step) {
        (Some(false), _) => "failed",
        (None, Step::Start) => "would start anew",
        (None, _) => "would end",
        (Some(true), Step::Start) => "started anew",
        (Some(true), _) => "ended",
    };
    let why = match step {
        Step::Start => "",
        Step::EndClosed => ": closed in the record",
        Step::EndUnknown => ": not in the record, its people have to be asked again",
    };
    format!("{mark} {case}{why}")
}

/// Workflows of cases that are not open in the record: those that run, and those that ended but are not in it at all, which
/// could still answer a command out of their memory.
async fn unneeded(
    installation: &Installation,
    open: &[CaseNumber],
) -> Result<Vec<(CaseNumber, Step)>, CommandError> {
    let open: BTreeSet<CaseNumber> = open.iter().cloned().collect();
    let remembered: BTreeSet<CaseNumber> = installation.cases.remembered().await?.into_iter().collect();
    let mut unneeded = vec![];
    for case in remembered.difference(&open) {
        let row = record::kind_of(&installation.store, case)
            .await
            .map_err(CommandError::Read)?;
        let step = match (row, installation.cases.execution(case).await?) {
            (None, Execution::Running { .. } | Execution::Ended) => Step::EndUnknown,
            (Some(_), Execution::Running { .. }) => Step::EndClosed,
            (_, Execution::Unknown) | (Some(_), Execution::Ended) => continue,
        };
        unneeded.push((case.clone(), step));
    }
    Ok(unneeded)
}

async fn restart(installation: &Installation, case: &CaseNumber) -> Result<(), CommandError> {
    with_kind!(repair::kind_of(installation, case).await?, K => {
        let opening = repair::opening::<K>(installation, case).await?;
        Ok(installation.cases.restart(case, opening).await?)
    })
}
