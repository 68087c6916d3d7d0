//! An office with its record and its ways to send.

use crate::{
    people::seed,
    server::{MailServer, PASSWORD, USER},
};
use activities::{
    Activities,
    handover::{FileDesk, OfficeKeys, Ways},
    mail::{MailDelivery, MailSettings, MailTls, Mailer, MessageIds, SmtpSettings},
    notify::{Messages, PrintTray},
    paper::PaperPrinter,
    ports::{
        OtherCases, PortError, VehicleRegisters,
        embedded::{EmbeddedAccidentFiles, EmbeddedAppAccounts, EmbeddedLicenceRegistry, EmbeddedSmsGateway},
    },
    templates::NoticeTemplates,
};
use async_trait::async_trait;
use domain::{
    case::{EffectId, Refusal},
    evidence_access, file_handover,
    identifier::CaseNumber,
    time::Moment,
    vehicle_transfer,
};
use files::{Dossiers, FileStore, FileStoreConfig};
use pages::apart::Workshop;
use std::{
    net::{SocketAddr, TcpListener},
    path::Path,
    sync::Arc,
    time::Duration,
};
use store::{
    Store,
    testing::{TestDatabase, key},
};
use tempfile::TempDir;
use workflows::runtime::Asked;

pub struct Office {
    pub database: TestDatabase,
    pub store: Store,
    pub activities: Activities,
    folder: TempDir,
}

impl Office {
    /// Mail goes into a folder.
    pub async fn new(database: TestDatabase) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = database.store().await;
        store.seed(&seed()).await.unwrap();
        let files = file_desk(folder.path());
        let activities = Activities {
            store: store.clone(),
            registry: Arc::new(EmbeddedLicenceRegistry(store.clone())),
            accounts: Arc::new(EmbeddedAppAccounts(store.clone())),
            registers: VehicleRegisters::embedded(&store),
            messages: messages(
                &store,
                folder.path(),
                MailDelivery::Folder(folder.path().join("mail")),
            ),
            accidents: Arc::new(EmbeddedAccidentFiles {
                store: store.clone(),
                files: files.store.clone(),
            }),
            // No notice makes a page.
            workshop: Arc::new(Workshop::new("false", [] as [&str; 0])),
            files: Arc::new(files),
            other_cases: Arc::new(NoOtherCases),
        };
        Self {
            database,
            store,
            activities,
            folder,
        }
    }

    /// An office like this one, with an empty record of the same sort.
    pub async fn another(&self) -> Self {
        Self::new(if self.database.is_postgres() {
            TestDatabase::postgres().await
        } else {
            TestDatabase::sqlite()
        })
        .await
    }

    /// The same office, with mail to a server, encrypted and signed in.
    pub fn mails_to(&mut self, server: &MailServer) {
        self.mails_over_smtp(server.address, Some(server.certificate.clone()));
    }

    /// The same office, with mail to wherever nobody listens.
    pub fn mails_nowhere(&mut self) {
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        self.mails_over_smtp(free, None);
    }

    fn mails_over_smtp(&mut self, server: SocketAddr, extra_root: Option<Vec<u8>>) {
        let delivery = MailDelivery::Smtp(SmtpSettings {
            host: "localhost".to_owned(),
            port: server.port(),
            tls: MailTls::StartTls,
            credentials: Some((USER.to_owned(), PASSWORD.to_owned().into())),
            extra_root,
            timeout: Duration::from_secs(10),
        });
        self.activities.messages = messages(&self.store, self.folder.path(), delivery);
    }

    /// The mail of an effect.
    pub fn mail(&self, case: &CaseNumber, effect: EffectId) -> String {
        let id = self.activities.messages.message_ids.of(case, effect);
        let file = self.folder.path().join(format!("mail/{}.eml", id.local()));
        std::fs::read_to_string(file).unwrap()
    }

    /// The printed sheet of an effect.
    pub fn sheet(&self, case: &CaseNumber, effect: EffectId) -> Vec<u8> {
        let name = format!("paper/{}/{case}-{}.pdf", crate::people::office(), effect.0);
        std::fs::read(self.folder.path().join(name)).unwrap()
    }

    /// The folder of mails, counted.
    pub fn mails(&self) -> usize {
        let files = std::fs::read_dir(self.folder.path().join("mail")).unwrap();
        files.count()
    }

    /// The lines of the ledger for one effect.
    pub async fn ledger(&self, case: &CaseNumber, effect: EffectId) -> Vec<String> {
        let columns =
            "channel || ' ' || state || ' ' || coalesce(message_id, '-') || ' ' || coalesce(detail, '-')";
        let of = format!("case_number = '{case}' AND effect = {}", effect.0);
        self.database
            .texts(&format!("SELECT {columns} FROM notices WHERE {of}"))
            .await
    }

    pub async fn inbox_rows(&self) -> usize {
        self.database.texts("SELECT id FROM inbox").await.len()
    }
}

/// An office that hands no files over.
fn file_desk(folder: &Path) -> FileDesk {
    let config = FileStoreConfig::Local {
        folder: folder.join("files"),
    };
    let store = FileStore::open(&config).unwrap();
    FileDesk {
        dossiers: Dossiers::new(store.clone(), folder.join("arriving")),
        store,
        keys: OfficeKeys::default(),
        ways: Ways::default(),
        seconds: || 0,
    }
}

/// A notice asks nothing of another case.
struct NoOtherCases;

#[async_trait]
impl OtherCases for NoOtherCases {
    async fn ask_handover(
        &self,
        _handover: &CaseNumber,
        _asked: Asked<file_handover::Command>,
        _at: Moment,
    ) -> Result<Result<(), Refusal>, PortError> {
        unreachable!("no notice does")
    }

    async fn ask_transfer(
        &self,
        _transfer: &CaseNumber,
        _asked: Asked<vehicle_transfer::Command>,
        _at: Moment,
    ) -> Result<Result<(), Refusal>, PortError> {
        unreachable!("no notice does")
    }

    async fn ask_evidence(
        &self,
        _access: &CaseNumber,
        _asked: Asked<evidence_access::Command>,
        _at: Moment,
    ) -> Result<Result<(), Refusal>, PortError> {
        unreachable!("no notice does")
    }
}

fn messages(store: &Store, folder: &Path, delivery: MailDelivery) -> Arc<Messages> {
    let settings = MailSettings {
        from: "noreply@example.cn".parse().unwrap(),
        from_name: "办理平台".to_owned(),
        delivery,
    };
    Arc::new(Messages {
        mailer: Mailer::new(&settings).unwrap(),
        message_ids: MessageIds::new(key(3), "example.cn"),
        sms: Arc::new(EmbeddedSmsGateway(store.clone())),
        templates: NoticeTemplates::default(),
        printer: PaperPrinter::default(),
        tray: PrintTray::open(&folder.join("paper")).unwrap(),
        ministry: None,
    })
}
