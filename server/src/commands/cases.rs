//! What `banli check` says of the cases: each is folded again and compared, and those that need a workflow have one.
use super::{repair, serve::installation};
use crate::{
    config::{Settings, keys::Keys},
    record, terminal,
    wiring::Installation,
};
use domain::identifier::CaseNumber;
use gateway::Execution;
use std::{collections::BTreeSet, error::Error};
use store::{AnyKind, RecordedKind, Store, record as cases, with_kind};

/// Cases looked at in one page.
const PAGE: u64 = 200;
/// From so many failed attempts of one workflow task on, somebody should look.
const FAILING: u32 = 3;

type Fault = Box<dyn Error + Send + Sync>;

/// The finding: what is in order, or every case with what is wrong with it.
pub(super) async fn check(settings: &Settings) -> Result<String, String> {
    let faults = match &settings.temporal.address {
        Some(_) => of_a_cluster(settings).await,
        None => of_a_demo(settings).await,
    };
    let (looked_at, faults) = faults.map_err(|error| terminal::causes(error.as_ref()))?;
    if faults.is_empty() {
        Ok(format!("{looked_at} cases, 0 differences"))
    } else {
        Err(faults.join("; "))
    }
}

async fn of_a_cluster(settings: &Settings) -> Result<(usize, Vec<String>), Fault> {
    let installation = installation(settings).await?;
    let (looked_at, mut faults) = differences(&installation.store).await?;
    faults.extend(workflows(&installation).await?);
    Ok((looked_at, faults))
}

/// The demo's engine does not run now, so only its record is looked at.
async fn of_a_demo(settings: &Settings) -> Result<(usize, Vec<String>), Fault> {
    let database = settings.data_dir.join(crate::folder::DATABASE);
    if settings.database.url.is_none() && !database.exists() {
        return Ok((0, vec![]));
    }
    let keys = Keys::load_or_make(settings, &settings.data_dir.join("keys.toml"))?;
    differences(&record::open(settings, &database, &keys).await?).await
}

/// Folds every case again and compares it with what is stored.
async fn differences(store: &Store) -> Result<(usize, Vec<String>), Fault> {
    let (mut looked_at, mut faults, mut after) = (0, vec![], None);
    loop {
        let page = cases::cases(store, after.as_ref(), PAGE).await?;
        let Some(last) = page.last() else {
            return Ok((looked_at, faults));
        };
        after = Some(last.number.clone());
        for case in &page {
            looked_at += 1;
            faults.extend(differences_of(store, &case.number, &case.kind).await?);
        }
    }
}

async fn differences_of(store: &Store, number: &CaseNumber, kind: &str) -> Result<Vec<String>, Fault> {
    let Some(kind) = AnyKind::named(kind) else {
        return Ok(vec![format!("{number}: unknown kind {kind}")]);
    };
    let found = with_kind!(kind, K => cases::verify::<K, <K as RecordedKind>::LookUps>(store, number).await)?;
    Ok(found
        .iter()
        .map(|difference| format!("{number}: {} {} differs", difference.place, difference.row))
        .collect())
}

/// Open rows without a running workflow, running workflows without a row that needs one, and failing tasks.
async fn workflows(installation: &Installation) -> Result<Vec<String>, Fault> {
    let open: BTreeSet<CaseNumber> = repair::open_cases(installation).await?.into_iter().collect();
    let mut faults = vec![];
    for case in &open {
        match installation.cases.execution(case).await? {
            Execution::Running { failing_attempts } if failing_attempts > FAILING => {
                faults.push(format!(
                    "{case}: its workflow task has failed {failing_attempts} times"
                ));
            }
            Execution::Running { .. } => {}
            Execution::Ended | Execution::Unknown => {
                faults.push(format!("{case}: open, without a workflow: use `banli repair`"));
            }
        }
    }
    for case in installation.cases.running().await? {
        // The engine's list lags behind, so each is asked again.
        let runs = matches!(
            installation.cases.execution(&case).await?,
            Execution::Running { .. }
        );
        if runs && !open.contains(&case) && !is_known(installation, &case).await? {
            faults.push(format!("{case}: a workflow without a row"));
        }
    }
    Ok(faults)
}

async fn is_known(installation: &Installation, case: &CaseNumber) -> Result<bool, Fault> {
    Ok(cases::kind_of(&installation.store, case).await?.is_some())
}
