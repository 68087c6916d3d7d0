//! Everything that an installation holds: each row of each table, each file, each workflow.
use crate::{cluster::Installation, process::until};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};
use store::testing::TestDatabase;
use temporalio_client::{NamespacedClient, grpc::WorkflowService, tonic::IntoRequest};
use temporalio_common::protos::temporal::api::workflowservice::v1::ListWorkflowExecutionsRequest;

/// What there is, by where it is.
#[derive(PartialEq, Eq)]
pub struct Census(BTreeMap<String, Vec<String>>);

impl Census {
    pub async fn of(home: &Installation) -> Self {
        let mut places = rows(&home.database).await;
        let mut files = vec![];
        listed(&home.path().join("data"), &mut files);
        files.sort();
        places.insert("files".to_owned(), files);
        places.insert("workflows".to_owned(), workflows(home).await);
        Self(places)
    }

    /// Once nothing moves any more.
    pub async fn at_rest(home: &Installation) -> Self {
        until(|| async {
            let (one, next) = (Self::of(home).await, Self::of(home).await);
            if one == next {
                Ok(next)
            } else {
                Err(one.differs_from(&next))
            }
        })
        .await
    }

    /// Where the two differ.
    pub fn differs_from(&self, other: &Self) -> Vec<String> {
        let names: BTreeSet<_> = self.0.keys().chain(other.0.keys()).collect();
        let differs = names
            .into_iter()
            .filter(|name| self.0.get(*name) != other.0.get(*name));
        differs.cloned().collect()
    }

    /// How many there are in one place.
    pub fn count(&self, name: &str) -> usize {
        self.0.get(name).map_or(0, Vec::len)
    }

    /// Whether it sees cases, files and workflows.
    pub fn is_filled(&self) -> bool {
        let seen = |name: &str| self.0.get(name).is_some_and(|found| !found.is_empty());
        ["cases", "events", "uploads", "files", "workflows"]
            .into_iter()
            .all(seen)
    }
}

async fn rows(database: &TestDatabase) -> BTreeMap<String, Vec<String>> {
    let tables = if database.is_postgres() {
        "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    };
    let mut all = BTreeMap::new();
    for table in database.texts(tables).await {
        let rows = if database.is_postgres() {
            format!("SELECT t::text FROM \"{table}\" t")
        } else {
            let columns = format!(
                "SELECT group_concat('quote(\"' || name || '\")', ' || '','' || ') FROM pragma_table_info('{table}')"
            );
            let columns = database.texts(&columns).await;
            format!("SELECT {} FROM \"{table}\"", columns[0])
        };
        let mut rows = database.texts(&rows).await;
        rows.sort();
        all.insert(table, rows);
    }
    all
}

/// Every file below, with its length.
fn listed(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            listed(&entry.path(), found);
        } else {
            found.push(format!(
                "{} {}",
                entry.path().display(),
                entry.metadata().unwrap().len()
            ));
        }
    }
}

async fn workflows(home: &Installation) -> Vec<String> {
    let client = home.cases().client().clone();
    let request = ListWorkflowExecutionsRequest {
        namespace: client.namespace(),
        page_size: 1000,
        ..Default::default()
    };
    let list = client
        .clone()
        .list_workflow_executions(request.into_request())
        .await
        .unwrap();
    let executions = list.into_inner().executions.into_iter();
    let mut ids: Vec<String> = executions
        .filter_map(|one| one.execution)
        .map(|one| format!("{} {}", one.workflow_id, one.run_id))
        .collect();
    ids.sort();
    ids
}
