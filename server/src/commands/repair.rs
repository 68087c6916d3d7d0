//! `banli repair`: gives each open case that has lost its workflow a new one, from its row.
use super::{CommandError, case_number, restored, serve::installation, settings};
use crate::{cli::RepairArgs, config::Role, telemetry::logs, terminal, wiring::Installation};
use domain::{case::CaseKind, identifier::CaseNumber};
use gateway::Execution;
use store::{AnyKind, StoreError, record, with_kind};
use workflows::runtime::Opening;

/// Cases looked at in one page.
const PAGE: u64 = 200;

/// Repairs the cases named, or all.
pub async fn run(options: RepairArgs) -> Result<(), CommandError> {
    let settings = settings(&options.settings)?;
    settings.require(Role::Worker)?;
    logs::init(&settings.log)?;
    let installation = installation(&settings).await?;
    if options.restored {
        return restored::run(&installation, options.dry_run).await;
    }
    let named = options.cases.iter().map(|text| case_number(text));
    let mut cases: Vec<CaseNumber> = named.collect::<Result<_, _>>()?;
    if cases.is_empty() {
        cases = open_cases(&installation).await?;
    }
    let lost = lost(&installation, cases).await?;
    let mut failed = 0;
    for case in &lost {
        let outcome = if options.dry_run {
            Ok(())
        } else {
            resume(&installation, case).await
        };
        let mark = if outcome.is_ok() { "started" } else { "failed" };
        terminal::line(&format!(
            "{} {case}",
            if options.dry_run { "would start" } else { mark }
        ));
        failed += usize::from(outcome.is_err());
    }
    terminal::note(&format!("{} cases had no workflow", lost.len()));
    if failed > 0 {
        Err(CommandError::Repair {
            failed,
            all: lost.len(),
        })
    } else {
        Ok(())
    }
}

/// Every case that needs a workflow.
pub(super) async fn open_cases(installation: &Installation) -> Result<Vec<CaseNumber>, CommandError> {
    let mut cases: Vec<CaseNumber> = vec![];
    loop {
        let page = record::open_cases(&installation.store, cases.last(), PAGE)
            .await
            .map_err(CommandError::Read)?;
        if page.is_empty() {
            return Ok(cases);
        }
        cases.extend(page.into_iter().map(|case| case.number));
    }
}

/// Those whose workflow does not run.
pub(super) async fn lost(
    installation: &Installation,
    cases: Vec<CaseNumber>,
) -> Result<Vec<CaseNumber>, CommandError> {
    let mut lost = vec![];
    for case in cases {
        match installation.cases.execution(&case).await? {
            Execution::Running { .. } => {}
            Execution::Ended | Execution::Unknown => lost.push(case),
        }
    }
    Ok(lost)
}

async fn resume(installation: &Installation, case: &CaseNumber) -> Result<(), CommandError> {
    with_kind!(kind_of(installation, case).await?, K => {
        let opening = opening::<K>(installation, case).await?;
        Ok(installation.cases.resume(case, opening).await?)
    })
}

/// The kind of a case that is in the record.
pub(super) async fn kind_of(installation: &Installation, case: &CaseNumber) -> Result<AnyKind, CommandError> {
    found(record::kind_of(&installation.store, case).await, case)
}

/// What a run of a case starts from.
pub(super) async fn opening<K: CaseKind>(
    installation: &Installation,
    case: &CaseNumber,
) -> Result<Opening<K>, CommandError> {
    let clock = installation.clock;
    found(clock.opening_of(&installation.store, case).await, case)
}

fn found<T>(read: Result<Option<T>, StoreError>, case: &CaseNumber) -> Result<T, CommandError> {
    let read = read.map_err(CommandError::Read)?;
    read.ok_or_else(|| CommandError::CaseNumber(case.to_string()))
}
