//! The door for files: bytes in for a ticket, documents out by scope.

use super::papers::{PaperId, Papers};
use async_trait::async_trait;
use axum::http::StatusCode;
use domain::{
    access::{Principal, Purpose, Role},
    case::DocumentId,
    file_handover::FileHandover,
};
use files::{
    Content, ContentHash, DossierId, Dossiers, FileError, FileProblem, FileStore, Intake, MediaType,
};
use futures::StreamExt;
use graphql::{
    engine::Clock,
    http::{Asked, Code, DocumentDoor, Download, Problem, Upload},
};
use serde_json::json;
use std::{io, sync::Arc};
use store::{
    AnyKind, Store, StoreError,
    finder::{DocumentRow, Scope, StagedFile},
    record,
};

/// Documents of the record and the file store.
#[derive(Clone)]
pub struct Documents {
    pub store: Store,
    pub files: FileStore,
    /// Files of vehicles that came from elsewhere.
    pub dossiers: Dossiers,
    pub clock: Arc<dyn Clock>,
    pub papers: Papers,
    /// Longest document, in bytes.
    pub max_size: u64,
}

#[async_trait]
impl DocumentDoor for Documents {
    async fn receive(
        &self,
        _asked: &Asked,
        ticket: &str,
        upload: Upload,
    ) -> Result<serde_json::Value, Problem> {
        let uploads = self.store.uploads(self.clock.now());
        let waiting = uploads
            .waiting_upload(ticket)
            .await
            .map_err(|error| internal(&error))?;
        let waiting = waiting.ok_or(Code::NotFound)?;
        let intake = Intake {
            max_size: self.max_size,
            allowed: vec![MediaType::Jpeg, MediaType::Png, MediaType::Pdf],
            declared: declared(upload.content_type.as_deref())?,
        };
        let staged = self
            .files
            .stage(upload.chunks, &intake)
            .await
            .map_err(|error| refused(&error))?;
        let file = StagedFile {
            sha256: staged.sha256.as_str().to_owned(),
            size: staged.size,
            media_type: staged.media_type.as_str().to_owned(),
        };
        let received = uploads
            .upload_received(ticket, &file)
            .await
            .map_err(|error| internal(&error))?;
        if !received {
            return Err(Code::NotFound.into());
        }
        Ok(json!({
            "documentId": waiting.document.0,
            "mediaType": file.media_type,
            "size": file.size,
            "sha256": file.sha256,
        }))
    }

    async fn open(&self, asked: &Asked, id: &str) -> Result<Download, Problem> {
        if let Some(paper) = PaperId::parse(id) {
            return self.papers.print(asked, &paper).await;
        }
        let principal = asked.principal.as_ref().ok_or(Code::NotFound)?;
        let id = DocumentId(id.parse().map_err(|_| Code::NotFound)?);
        let row = self.find(principal, asked.reason.as_deref(), id).await?;
        let hash: ContentHash = row.sha256.parse().map_err(|_| Code::NotFound)?;
        let content = match self.files.read(&hash).await {
            Err(FileError::Missing(_)) => self.arrived(&row, &hash).await?,
            read => read.map_err(|error| refused(&error))?,
        };
        let extension = MediaType::from_header(&row.media_type).map_or("bin", MediaType::extension);
        Ok(Download {
            media_type: row.media_type,
            file_name: row.name.unwrap_or_else(|| format!("document.{extension}")),
            size: content.size,
            chunks: content
                .chunks
                .map(|chunk| chunk.map_err(io::Error::other))
                .boxed(),
        })
    }
}

impl Documents {
    /// A document that was attached in another province, whose store nobody here can read. Once the file has arrived it is
    /// here too; before that, it is not here.
    async fn arrived(&self, row: &DocumentRow, hash: &ContentHash) -> Result<Content, Problem> {
        let missing = || FileError::Missing(hash.clone());
        let kind = record::kind_of(&self.store, &row.case).await;
        if kind.map_err(|error| internal(&error))? != Some(AnyKind::FileHandover) {
            return Err(refused(&missing()));
        }
        let loaded = record::load::<FileHandover>(&self.store, &row.case).await;
        let loaded = loaded.map_err(|error| internal(&error))?.ok_or(Code::NotFound)?;
        let dossier = self.dossiers.of(&DossierId {
            office: loaded.state.route().destination.clone(),
            handover: row.case.clone(),
            attempt: loaded.state.custody.attempt(),
        });
        match dossier.read(hash).await {
            Err(FileError::Missing(_)) => Err(Code::NotFound.into()),
            read => read.map_err(|error| refused(&error)),
        }
    }

    /// A document in scope. An auditor says why, which is logged before the bytes are read; without a reason they have
    /// what is their own, and of anything else, there or not, they learn that one is needed.
    async fn find(
        &self,
        principal: &Principal,
        reason: Option<&str>,
        id: DocumentId,
    ) -> Result<DocumentRow, Problem> {
        let purpose = reason.map_or(Purpose::Casework, |reason| Purpose::Audit {
            reason: reason.to_owned(),
        });
        let finder = self.store.finder(Scope::of(principal, purpose), self.clock.now());
        let found = finder.document(id).await.map_err(|error| internal(&error))?;
        let audits = matches!(principal.role, Some(Role::Auditor { .. }));
        let missing = if audits && reason.is_none() {
            Code::ReasonNeeded
        } else {
            Code::NotFound
        };
        found.ok_or_else(|| missing.into())
    }
}

/// What the sender says it is. Whoever cannot tell says nothing, or `application/octet-stream` (RFC 9110, 8.3).
fn declared(header: Option<&str>) -> Result<Option<MediaType>, Problem> {
    let Some(header) = header else { return Ok(None) };
    let essence = header.split(';').next().unwrap_or_default().trim();
    match MediaType::from_header(header) {
        None if essence.is_empty() || essence.eq_ignore_ascii_case("application/octet-stream") => Ok(None),
        None => Err(refused(&FileProblem::TypeNotAllowed.into())),
        known => Ok(known),
    }
}

fn internal(error: &StoreError) -> Problem {
    tracing::error!(
        error = error as &dyn std::error::Error,
        "the record failed behind the door for files"
    );
    Code::Internal.into()
}

fn refused(error: &FileError) -> Problem {
    if let Some(problem) = error.problem() {
        return Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            problem.code(),
            problem.message_zh(),
            problem.message_en(),
        );
    }
    tracing::error!(error = error as &dyn std::error::Error, "the file store failed");
    Code::Internal.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        access::PersonId,
        identifier::{DivisionCode, OfficeCode},
        time::Moment,
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

    store::on_both_databases!(an_auditor_says_why_and_the_log_keeps_it);

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
                .find(|number| number.parse::<domain::identifier::CaseNumber>().is_ok())
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
        let clerk = Some(Role::Staff {
            office: OfficeCode::parse("33010001").unwrap(),
            posts: [domain::access::Post::Intake].into(),
        });
        assert_eq!(code(&clerk, None, DOCUMENT).await, "OPEN");
        assert_eq!(code(&None, Some("年度检查"), DOCUMENT).await, "NOT_FOUND");
        assert_eq!(database.texts(logged).await, ["AUDIT DOCUMENTS"]);
    }
}
