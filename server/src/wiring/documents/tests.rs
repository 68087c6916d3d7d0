//! What the door for files answers.

use super::*;
use activities::ports::embedded::EmbeddedAccidentFiles;
use domain::{
    access::PersonId,
    identifier::{CaseNumber, DivisionCode, OfficeCode},
    time::Moment,
    vehicle_transfer::Paper,
};
use files::FileStoreConfig;
use graphql::Language;
use std::{
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
};
use store::testing::TestDatabase;
use tempfile::TempDir;
use uuid::Uuid;

store::on_both_databases!(
    an_auditor_says_why_and_the_log_keeps_it,
    what_is_away_is_said_to_be,
);

struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> Moment {
        "2024-03-05T02:00:00Z".parse().unwrap()
    }
}

const DOCUMENT: &str = "00000000-0000-4000-8000-0000000000d0";
const OWN: &str = "00000000-0000-4000-8000-0000000000d1";
const ELSEWHERE: &str = "00000000-0000-4000-8000-0000000000d2";
const NONE: &str = "00000000-0000-4000-8000-0000000000d3";

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

/// A case of a person at an office, with one document.
async fn case(
    database: &TestDatabase,
    (number, applicant, office): (&str, PersonId, &str),
    (id, sha256): (&str, &str),
) {
    let province = format!("{}0000", &office[..2]);
    let nothing = if database.is_postgres() {
        "'\\x00'"
    } else {
        "X'00'"
    };
    let (at, applicant) = ("2024-03-05T02:00:00Z", applicant.0);
    database
        .execute(&format!(
            "INSERT INTO cases (number, kind, status, office, province, applicant, version, state_enc, head_hash, received_at,
                opened_at, changed_at, provisional, escalated, priority, closed, pending_effects, waiting_for, receipt_code_index)
             VALUES ('{number}', 'licence_application', 'SUBMITTED', '{office}', '{province}', '{applicant}', 1, {nothing},
                {nothing}, '{at}', '{at}', '{at}', FALSE, FALSE, 0, FALSE, 0, 'OFFICE', '{number}')"
        ))
        .await;
    database
        .execute(&format!(
            "INSERT INTO documents (case_number, id, kind, media_type, size, sha256, attached_version)
             VALUES ('{number}', '{id}', 'PHOTO', 'image/png', 7, '{sha256}', 1)"
        ))
        .await;
}

async fn documents(database: &TestDatabase, folder: &TempDir) -> Documents {
    let store = database.store().await;
    let folder = folder.path().to_owned();
    let files = FileStore::open(&FileStoreConfig::Local { folder }).unwrap();
    let staged = files
        .keep(b"picture".as_slice().into(), MediaType::Png)
        .await
        .unwrap();
    let sha256 = staged.sha256.as_str().to_owned();
    for (division, level) in [("330000", "PROVINCE"), ("440000", "PROVINCE")] {
        database
            .execute(&format!(
                "INSERT INTO divisions (code, name_zh, name_en, level) VALUES ('{division}', '省', 'Province', '{level}')"
            ))
            .await;
    }
    for office in ["33010001", "44010001"] {
        let province = format!("{}0000", &office[..2]);
        database
            .execute(&format!(
                "INSERT INTO offices (code, name_zh, name_en, division, province, kind, days_off) VALUES \
                 ('{office}', '所', 'Office', '{province}', '{province}', 'VEHICLE_OFFICE', '[]')"
            ))
            .await;
    }
    let cases = [
        (("33010001-20240305-00000000-0", person(1), "33010001"), DOCUMENT),
        (("33010001-20240305-00000001-0", person(2), "33010001"), OWN),
        (("44010001-20240305-00000002-0", person(1), "44010001"), ELSEWHERE),
    ];
    for (case_row, id) in cases {
        let (number, applicant, office) = case_row;
        let number = (b'0'..=b'9')
            .chain(b'A'..=b'Z')
            .map(|check| format!("{}{}", &number[..number.len() - 1], char::from(check)))
            .find(|number| number.parse::<CaseNumber>().is_ok())
            .unwrap();
        case(database, (&number, applicant, office), (id, &sha256)).await;
    }
    let clock = Arc::new(Stopped);
    Documents {
        papers: Papers {
            store: store.clone(),
            printer: activities::paper::PaperPrinter::default(),
            templates: Arc::default(),
            clock: clock.clone(),
        },
        evidence: Evidence {
            store: store.clone(),
            files: files.clone(),
            accidents: Arc::new(EmbeddedAccidentFiles {
                store: store.clone(),
                files: files.clone(),
            }),
            printer: activities::paper::PaperPrinter::default(),
            clock: clock.clone(),
        },
        store,
        dossiers: Dossiers::new(files.clone(), PathBuf::new()),
        files,
        clock,
        max_size: 1 << 20,
    }
}

fn asked(role: Option<Role>, reason: Option<&str>) -> Asked {
    Asked {
        principal: Some(Principal {
            person: person(2),
            role,
            expires_at: "2100-01-01T00:00:00Z".parse().unwrap(),
        }),
        language: Language::English,
        trace: domain::trace::TraceId::from_bytes([1; 16]).unwrap(),
        address: IpAddr::V4(Ipv4Addr::LOCALHOST),
        reason: reason.map(str::to_owned),
    }
}

fn clerk() -> Role {
    Role::Staff {
        office: OfficeCode::parse("33010001").unwrap(),
        posts: [domain::access::Post::Intake].into(),
    }
}

async fn an_auditor_says_why_and_the_log_keeps_it(database: TestDatabase) {
    let folder = TempDir::new().unwrap();
    let documents = documents(&database, &folder).await;
    let auditor = Some(Role::Auditor {
        province: DivisionCode::parse("330000").unwrap(),
    });
    let code = async |role: &Option<Role>, reason: Option<&str>, id: &str| {
        let opened = documents.open(&asked(role.clone(), reason), id).await;
        opened.map_or_else(|problem| problem.code, |_| "OPEN")
    };
    for id in [DOCUMENT, ELSEWHERE, NONE] {
        assert_eq!(code(&auditor, None, id).await, "REASON_NEEDED", "{id}");
    }
    assert_eq!(
        code(&auditor, None, OWN).await,
        "OPEN",
        "their own matter needs no reason"
    );
    let logged = "SELECT purpose || ' ' || what FROM read_log";
    assert!(database.texts(logged).await.is_empty());
    assert_eq!(code(&auditor, Some("年度检查"), DOCUMENT).await, "OPEN");
    assert_eq!(database.texts(logged).await, ["AUDIT DOCUMENTS"]);
    for id in [ELSEWHERE, NONE] {
        assert_eq!(code(&auditor, Some("年度检查"), id).await, "NOT_FOUND", "{id}");
    }
    let clerk = Some(clerk());
    assert_eq!(code(&clerk, None, DOCUMENT).await, "OPEN");
    assert_eq!(code(&None, Some("年度检查"), DOCUMENT).await, "NOT_FOUND");
    assert_eq!(database.texts(logged).await, ["AUDIT DOCUMENTS"]);
}

/// First the file store, then the record: of a document, a paper, evidence in each of its forms, and an upload.
async fn what_is_away_is_said_to_be(database: TestDatabase) {
    let folder = TempDir::new().unwrap();
    let documents = documents(&database, &folder).await;
    let code = async |role: Option<Role>, id: &str| {
        let opened = documents.open(&asked(role, None), id).await;
        let opened = opened.map(|_| (200, "OPEN"));
        opened.unwrap_or_else(|problem| (problem.status.as_u16(), problem.code))
    };
    let away = (503, "UNAVAILABLE");
    assert_eq!(code(Some(clerk()), DOCUMENT).await, (200, "OPEN"));
    std::fs::remove_dir_all(folder.path()).unwrap();
    std::fs::write(folder.path(), "in the place of the folder").unwrap();
    assert_eq!(code(Some(clerk()), DOCUMENT).await, away);
    std::fs::remove_file(folder.path()).unwrap();

    documents.store.clone().close().await.unwrap();
    let office = OfficeCode::parse("33010001").unwrap();
    let case = CaseNumber::new(&office, "2024-03-05".parse().unwrap(), [0; 5]).unwrap();
    let page = format!("{case}_PAGE-{NONE}_1_1709604000_{}", "0".repeat(32));
    let paper = Paper::AcceptanceReceipt.name();
    for id in [
        DOCUMENT.to_owned(),
        format!("{case}_{paper}"),
        format!("{case}_NOTICE-1"),
        format!("{case}_ITEM-{NONE}"),
        format!("{case}_COPY-{NONE}"),
        page,
    ] {
        for role in [Some(clerk()), None] {
            assert_eq!(code(role, &id).await, away, "{id}");
        }
    }
    let upload = Upload {
        content_type: None,
        chunks: futures::stream::empty().boxed(),
    };
    let received = documents.receive(&asked(None, None), "ticket", upload).await;
    assert_eq!(received.unwrap_err(), Code::Unavailable.problem());
}
