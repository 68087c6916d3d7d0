//! Every key of the configuration, with its default. `docs/config.example.toml` is made from this file.
use super::{
    secret::Secret,
    section::{section, tree},
};
use domain::{deadline::Length, evidence_access::Policy};
use serde::{Deserialize, Serialize};
use std::{
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
};

tree! {
    /// The whole configuration.
    pub struct Settings {
        root {
            /// Folder for everything that is kept on this machine. Option: --data-dir.
            pub data_dir: PathBuf = PathBuf::from("banli-data"),
        }
        sections {
            /// The API.
            pub http: Http,
            /// The record database.
            pub database: Database,
            /// The Temporal server or cluster.
            pub temporal: Temporal,
            /// Encryption keys: a key file, or the keys themselves.
            pub keys: KeySource,
            /// Who signs people in (OpenID Connect). The demo has an issuer of its own.
            pub identity: Identity,
            /// Outgoing mail.
            pub mail: Mail,
            /// Who is told by mail when an office stays silent.
            pub desks: Desks,
            /// The national licence registry.
            pub registry: Remote,
            /// Delivery of electronic licences to the accounts of the app.
            pub delivery: Remote,
            /// Short messages.
            pub sms: Remote,
            /// The national registry of vehicles.
            pub vehicles: Remote,
            /// Invoices of the tax office.
            pub invoices: Remote,
            /// The compulsory insurance of vehicles.
            pub insurance: Remote,
            /// The register of stolen vehicles.
            pub stolen: Remote,
            /// The files of the accident unit.
            pub accidents: Remote,
            /// Transfers of vehicles: what no national rule says.
            pub transfers: Transfers,
            /// Access to accident evidence: what an installation promises where the law says nothing.
            pub evidence: Evidence,
            /// Stored documents.
            pub files: Files,
            /// Files of vehicles on their way from province to province; `docs/decisions/0012-files-cross-by-tus.md` says how.
            pub handover: Handover,
            /// The office clock.
            pub clock: Clock,
            /// What `banli worker` takes on, and where it is watched. The demo has numbers of its own.
            pub worker: Worker,
            /// What one process of the API lets through; `docs/limits.md` has all numbers and their reasons.
            pub limits: Limits,
            /// Logs, written to standard error.
            pub log: Log,
        }
    }
}

section! {
    /// Where the API listens and how it is reached.
    pub struct Http {
        /// Address to listen on. The demo takes only loopback addresses.
        pub bind: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST),
        /// Port to listen on; 0 takes a free one. Option: --port.
        pub port: u16 = 8080,
        /// Other sites whose pages may call, such as `["https://banli.example.gov.cn"]`. Pages of the same host always may.
        pub origins: Vec<String> = Vec::new(),
        /// Networks of our own proxies, such as `["10.0.0.0/8"]`: the only ones whose `X-Forwarded-For` counts. Behind a
        /// proxy that is not named here, everybody shares the limit of its address.
        pub trusted_proxies: Vec<String> = Vec::new(),
        /// Networks of offices, where a full hall shares one address; `limits.requests_office` holds there.
        pub office_networks: Vec<String> = Vec::new(),
    }
}

section! {
    /// Where the record is kept.
    pub struct Database {
        /// Such as `postgres://banli:secret@db/banli`. Default: a SQLite file in the data folder.
        pub url: Option<Secret> = None,
    }
}

section! {
    /// How Temporal is reached.
    pub struct Temporal {
        /// Address of the cluster, such as `http://temporal:7233`. The demo starts a server of its own instead.
        pub address: Option<String> = None,
        /// Namespace of the cases.
        pub namespace: String = "banli".to_owned(),
        /// The `temporal` program for the demo. Default: looked for on PATH and in the user's cache, else fetched.
        pub cli: Option<PathBuf> = None,
        /// API key of the cluster, if it asks for one. It switches TLS on.
        pub api_key: Option<Secret> = None,
        /// Encrypt the connection (TLS).
        pub tls: bool = false,
        /// PEM file with the authority that signed the cluster's certificate. Default: those of the system.
        pub tls_ca: Option<PathBuf> = None,
        /// Name in the cluster's certificate. Default: the host of the address.
        pub tls_domain: Option<String> = None,
        /// PEM file with our certificate, where the cluster asks for one. Needs `tls_key`.
        pub tls_cert: Option<PathBuf> = None,
        /// PEM file with the key of our certificate.
        pub tls_key: Option<PathBuf> = None,
    }
}

section! {
    /// Where the encryption keys come from.
    pub struct KeySource {
        /// Key file; `docs/operations.md` shows one. The demo makes its own, `keys.toml` in the data folder.
        pub file: Option<PathBuf> = None,
        /// Keys of workflow payloads, `id:base64` of 32 bytes each, separated by commas; the first one writes.
        pub payload: Option<Secret> = None,
        /// Keys of database fields, in the same form.
        pub field: Option<Secret> = None,
        /// Key of person ids, case numbers and indexes, base64 of 32 bytes. It must never change.
        pub index: Option<Secret> = None,
        /// Keys that sign checkpoints, `id:base64` of the 32 bytes of an Ed25519 seed, separated by commas; the first one signs.
        pub audit: Option<Secret> = None,
        /// Keys that offices sign handovers of files with, `office/id:base64` of the 32 bytes of an Ed25519 seed, separated by commas.
        /// Of two keys of one office, the later name is the newer one.
        pub offices: Option<Secret> = None,
    }
}

section! {
    /// Who signs people in.
    pub struct Identity {
        /// Issuer, such as `https://id.example.gov.cn/realms/banli`; its keys are found from there.
        pub issuer: Option<String> = None,
        /// Audience that a token must name.
        pub audience: String = "banli".to_owned(),
        /// File that says which claims give role, office, posts and person. Default: the built-in names.
        pub mapping: Option<PathBuf> = None,
    }
}

/// What happens to outgoing mail.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MailMode {
    /// Written as `.eml` files.
    Files,
    /// Sent by SMTP.
    Smtp,
}

section! {
    /// How mail goes out.
    pub struct Mail {
        /// `files` writes .eml files, `smtp` sends.
        pub mode: MailMode = MailMode::Files,
        /// Folder of the .eml files. Default: `mail` in the data folder.
        pub folder: Option<PathBuf> = None,
        /// Sender.
        pub from: String = "Banli <no-reply@banli.invalid>".to_owned(),
        /// Mail server.
        pub host: Option<String> = None,
        /// Port of the mail server.
        pub port: u16 = 587,
        /// Insist on encryption by STARTTLS before anything is said.
        pub starttls: bool = true,
        /// Name to sign in with at the mail server. Needs `password`.
        pub username: Option<String> = None,
        /// Password to sign in with at the mail server.
        pub password: Option<Secret> = None,
        /// How long one conversation may take, in seconds.
        pub timeout_seconds: u64 = 20,
    }
}

section! {
    /// Desks above the offices.
    pub struct Desks {
        /// Address of the ministry's desk, which is told when the file of a vehicle does not come: the number of the case, both
        /// offices and since when. Default: nobody.
        pub ministry: Option<String> = None,
    }
}

/// Which adapter stands behind a port.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RemoteMode {
    /// Tables of our own.
    Embedded,
    /// HTTP and JSON, as `docs/ports.md` describes.
    Http,
}

section! {
    /// A system of somebody else.
    pub struct Remote {
        /// `embedded` uses tables of our own, `http` calls `url`.
        pub mode: RemoteMode = RemoteMode::Embedded,
        /// Where the system answers, such as `https://registry.example.gov.cn/v1`.
        pub url: Option<String> = None,
        /// Bearer token for the system.
        pub token: Option<Secret> = None,
        /// How long one call may take, in seconds.
        pub timeout_seconds: u64 = 10,
    }
}

section! {
    /// What transfers of vehicles go by where places differ.
    pub struct Transfers {
        /// A table of the emission standards that places ask of a used car, in place of the shipped one (`domain/data/emission.json`),
        /// which has little of what cities ask: complete a copy of it. Where no row speaks, a person decides. Every process needs the
        /// same one. Default: the shipped table.
        pub emission: Option<PathBuf> = None,
    }
}

section! {
    /// What an installation promises of access to accident evidence.
    pub struct Evidence {
        /// In how many working days a unit decides on an application. It is policy, which no law asks for, and is shown as policy;
        /// applications that were entered before keep the days that they were told.
        pub decide_working_days: u16 = domain::deadline::EVIDENCE_DECIDED_IN,
    }
}

impl Evidence {
    /// What the rules are told.
    pub fn policy(&self) -> Policy {
        let decide_in = Length::WorkingDays(self.decide_working_days);
        Policy { decide_in }
    }
}

/// Where documents are kept.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FilesMode {
    /// In a folder.
    Local,
    /// In an S3-compatible store.
    S3,
}

section! {
    /// Where documents are kept.
    pub struct Files {
        /// `local` keeps them in `folder`, `s3` in `bucket`.
        pub mode: FilesMode = FilesMode::Local,
        /// Folder of the documents. Default: `files` in the data folder.
        pub folder: Option<PathBuf> = None,
        /// Bucket.
        pub bucket: Option<String> = None,
        /// Region of the bucket.
        pub region: String = "us-east-1".to_owned(),
        /// Address of the store. Default: the public one of the region.
        pub endpoint: Option<String> = None,
        /// Access key id.
        pub access_key_id: Option<String> = None,
        /// Secret access key.
        pub secret_access_key: Option<Secret> = None,
    }
}

section! {
    /// How files of vehicles come and go.
    pub struct Handover {
        /// Where a worker takes in files from other provinces, such as `10.0.0.5:8083`. A proxy before it ends TLS, and must
        /// leave paths as they are. Default: nowhere.
        pub listen: Option<String> = None,
        /// The intakes of other provinces, such as `["33=https://intake.zj.example.gov.cn"]`.
        pub intakes: Vec<String> = Vec::new(),
        /// Folder for what is arriving, where documents are kept in a bucket; else it lies with them. Default: `arriving` in the
        /// data folder.
        pub folder: Option<PathBuf> = None,
        /// Pieces of 4 MiB in memory at once, of all files that are arriving.
        pub chunks_at_once: usize = crate::intake::CHUNKS_AT_ONCE,
    }
}

section! {
    /// The office clock.
    pub struct Clock {
        /// Moment at which the office clock starts, such as `2021-10-22T09:00+08:00`. Demo only: `serve` and `worker`
        /// refuse it. Option: --as-of. Default: now.
        pub as_of: Option<String> = None,
    }
}

section! {
    /// What a worker takes on.
    pub struct Worker {
        /// Province codes (two digits) to work for, such as `["11", "44"]`. Empty: all.
        pub provinces: Vec<String> = Vec::new(),
        /// Activities at once, for each province.
        pub max_activities: usize = activities::Room::default().activities,
        /// Cases held in memory, for each province.
        pub max_cached_cases: usize = activities::Room::default().cached,
        /// How often the vehicle registry and the register of stolen vehicles are asked about each vehicle of an open transfer,
        /// in minutes.
        pub registers_minutes: u64 = 60,
        /// Where the worker answers `/healthz`, `/readyz` and `/metrics`, such as `127.0.0.1:8081`; port 0 takes a free one.
        /// Default: nowhere.
        pub listen: Option<String> = None,
    }
}

/// The numbers that the transport has for itself, so that each is written once.
fn door() -> graphql::http::Limits {
    graphql::http::Limits::default()
}

section! {
    /// What one process of the API lets through.
    pub struct Limits {
        /// Requests a minute of a person, wherever they come from.
        pub requests_person: u32 = door().requests_person,
        /// Requests a minute of an address.
        pub requests_address: u32 = door().requests_address,
        /// Requests a minute of an address in `http.office_networks`.
        pub requests_office: u32 = door().requests_office,
        /// Body of a request that is not an upload, and a message on a socket, in bytes.
        pub body_bytes: usize = door().body_bytes,
        /// One document, in bytes.
        pub upload_bytes: u64 = door().upload_bytes,
        /// Open subscriptions of a person; of an address for those who are not signed in.
        pub subscriptions_each: usize = door().subscriptions_each,
        /// Open subscriptions of the process.
        pub subscriptions: usize = door().subscriptions,
        /// Open sockets of the process, with or without subscriptions.
        pub sockets: usize = door().sockets,
        /// How long a query or mutation may take, in seconds. A command is answered within 5.
        pub operation_seconds: u64 = door().operation_time.as_secs(),
    }
}

/// Form of the logs.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Pretty,
    /// One JSON object a line.
    Json,
}

section! {
    /// What is logged, and how.
    pub struct Log {
        /// `pretty` for people, `json` for machines.
        pub format: LogFormat = LogFormat::Pretty,
        /// Level, or levels by target, such as `info,sqlx=warn`.
        pub filter: String = "info,sea_orm_migration=warn,sqlx=warn,temporalio_sdk_core=warn".to_owned(),
    }
}
