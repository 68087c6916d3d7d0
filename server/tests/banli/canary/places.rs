//! Where nothing may be found: everything that is stored, logged, counted, sent or told.
use super::{inputs::is_recorded, marker::Marker, search::Search};
use crate::cluster::Installation;
use base64::{Engine, engine::general_purpose::STANDARD};
use prost::Message;
use std::{collections::BTreeSet, fs, path::Path};
use temporalio_client::{NamespacedClient, grpc::WorkflowService, tonic::IntoRequest};
use temporalio_common::protos::temporal::api::workflowservice::v1::{
    GetWorkflowExecutionHistoryRequest, ListWorkflowExecutionsRequest,
};

/// Bytes by where they are from.
#[derive(Default)]
pub struct Places(Vec<(String, Vec<u8>)>);

impl Places {
    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        assert!(!bytes.is_empty(), "{name} is empty");
        self.0.push((name.to_owned(), bytes));
    }

    /// Files of a `SQLite` database: the log of writes may hold what the database does not yet.
    fn sqlite(&mut self, name: &str, path: &Path) {
        for end in ["", "-wal"] {
            let file = path.with_file_name(format!("{}{end}", path.file_name().unwrap().to_str().unwrap()));
            if let Ok(bytes) = fs::read(&file)
                && !bytes.is_empty()
            {
                self.add(&format!("{name}{end}"), bytes);
            }
        }
    }

    /// The store of Temporal, and every history as a client reads it.
    pub async fn engine(&mut self, home: &Installation) {
        self.sqlite("the database of Temporal", &home.path().join("temporal.db"));
        let client = home.cases().client().clone();
        let namespace = client.namespace();
        let request = ListWorkflowExecutionsRequest {
            namespace: namespace.clone(),
            page_size: 100,
            ..Default::default()
        };
        let list = client
            .clone()
            .list_workflow_executions(request.into_request())
            .await
            .unwrap();
        let list = list.into_inner();
        assert!(list.executions.len() >= 4);
        let mut bytes = list.encode_to_vec();
        for execution in list.executions {
            let request = GetWorkflowExecutionHistoryRequest {
                namespace: namespace.clone(),
                execution: execution.execution,
                ..Default::default()
            };
            let history = client
                .clone()
                .get_workflow_execution_history(request.into_request())
                .await
                .unwrap();
            let history = history.into_inner();
            bytes.extend(history.encode_to_vec());
            bytes.extend(serde_json::to_vec(&history.history).unwrap());
        }
        self.add("the histories of Temporal", bytes);
    }

    /// Every row of the record, and its files where it has some.
    pub async fn record(&mut self, home: &Installation) {
        let database = &home.database;
        if !database.is_postgres() {
            let path = database.url().trim_start_matches("sqlite://").to_owned();
            return self.sqlite("the record", Path::new(&path));
        }
        let tables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'";
        let mut all = vec![];
        for table in database.texts(tables).await {
            all.extend(
                database
                    .texts(&format!("SELECT t::text FROM \"{table}\" t"))
                    .await,
            );
        }
        self.add("the record", all.join("\n").into_bytes());
    }

    pub fn logs(&mut self, home: &Installation) {
        for name in ["serve.log", "worker.log"] {
            self.add(name, fs::read(home.path().join(name)).unwrap());
        }
        // What Temporal says of itself; often nothing.
        self.0.push((
            "temporal.log".to_owned(),
            fs::read(home.path().join("temporal.log")).unwrap(),
        ));
    }

    pub async fn metrics(&mut self, bases: &[&str]) {
        for base in bases {
            let page = reqwest::get(format!("{base}/metrics")).await.unwrap();
            self.add(
                "metrics",
                page.error_for_status().unwrap().bytes().await.unwrap().to_vec(),
            );
        }
    }

    /// What others were answered.
    pub fn answers(&mut self, bytes: Vec<u8>) {
        self.add("answers to others", bytes);
    }

    /// The number of a case may be read, so a search that is any good finds it where cases are kept.
    pub fn see_the_case(&self, number: &str) {
        let markers = [known(number)];
        let search = Search::new(&markers);
        let holds = |bytes: &[u8]| !search.find(bytes).is_empty();
        let with: BTreeSet<&str> = self
            .0
            .iter()
            .filter(|(_, bytes)| holds(bytes))
            .map(|(name, _)| name.trim_end_matches("-wal"))
            .collect();
        for name in [
            "the database of Temporal",
            "the histories of Temporal",
            "the record",
            "worker.log",
        ] {
            assert!(with.contains(name), "{name}: {with:?}");
        }
    }

    /// Which markers are where, and which keys of the key file.
    pub fn search(&self, markers: &[Marker], home: &Installation) -> BTreeSet<String> {
        let file = fs::read_to_string(home.path().join("keys.toml")).unwrap();
        let is_key = |text: &&str| STANDARD.decode(text).is_ok_and(|key| key.len() == 32);
        let secrets: Vec<Marker> = file.split('"').filter(is_key).map(known).collect();
        assert!(secrets.len() >= 3, "{} keys", secrets.len());
        let all = [markers, &secrets].concat();
        let search = Search::new(&all);
        let found = self.0.iter().flat_map(|(name, bytes)| {
            let found = search.find(bytes).into_iter();
            let wrong = found.filter(move |found| !may_be_there(name, found));
            wrong.map(move |found| format!("{name}: {found}"))
        });
        found.collect()
    }

    /// What the record keeps as it is, it shows.
    pub fn shows_what_is_recorded(&self, markers: &[Marker]) {
        let search = Search::new(markers);
        let record = self.0.iter().filter(|(name, _)| is_the_record(name));
        let found: BTreeSet<String> = record.flat_map(|(_, bytes)| search.find(bytes)).collect();
        for marker in markers.iter().filter(|marker| is_recorded(&marker.input)) {
            let shown = found.iter().any(|one| one.starts_with(&marker.input));
            assert!(shown, "{marker:?}: {found:?}");
        }
    }
}

fn is_the_record(name: &str) -> bool {
    name.trim_end_matches("-wal") == "the record"
}

fn may_be_there(place: &str, found: &str) -> bool {
    let input = found.split(' ').next().unwrap_or_default();
    is_the_record(place) && is_recorded(input)
}

fn known(text: &str) -> Marker {
    Marker {
        input: "what is known".to_owned(),
        about: String::new(),
        text: text.to_owned(),
    }
}

/// Mail without the breaks that its encodings put into lines.
fn unfolded(mail: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(mail);
    let whole = text.replace("=\r\n", "");
    let joined = text.replace("\r\n", "");
    [text.into_owned(), whole, joined].join("\n").into_bytes()
}

/// What a driver is told names them, which shows that the search finds what is there, and nobody else.
pub fn is_for_them_alone(markers: &[Marker], driver: &str, mail: &[u8]) {
    let mail = unfolded(mail);
    let (own, others): (Vec<Marker>, Vec<Marker>) =
        markers.iter().cloned().partition(|one| one.about == driver);
    let found = Search::new(&own).find(&mail);
    for input in ["ApplicantInput.name", "ApplicantInput.email", "progress.code"] {
        assert!(
            found.iter().any(|one| one.starts_with(input)),
            "{input}: {found:?}"
        );
    }
    assert_eq!(
        Search::new(&others).find(&mail),
        BTreeSet::new(),
        "in mail to {driver}"
    );
}
