//! Evidence as it is shown: the page that was made, marked with whom it is shown to, by a link of a few minutes. And, for staff who decide
//! on it, the item as it came; for staff who make copies, copies.
//!
//! What may be seen is asked of the row at each page, so that whatever ends access ends it here. To whoever may not, nothing is there.

mod copy;
mod denied;
mod id;
mod marked;

pub(super) use id::EvidenceId;

use super::away::{internal, of_files, of_store};
use activities::{paper::PaperPrinter, ports::AccidentFiles};
use axum::http::StatusCode;
use domain::{
    access::{Actor, PersonId, Principal, Purpose},
    accident::ItemId,
    audit::Hex,
    case::{CaseKind as _, Refusal},
    evidence_access::{EvidenceAccess, State, ViewingPage, may_open_original, may_view, may_view_at_unit},
    identifier::CaseNumber,
    law::EvidenceObstacle,
    time::{Moment, office_wall_clock},
};
use files::FileStore;
use graphql::{
    engine::Clock,
    http::{Asked, Code, Download, Problem},
};
use id::Which;
use marked::mark_page;
use pages::mark::MarkKey;
use secrecy::ExposeSecret as _;
use std::sync::Arc;
use store::{
    PageTicket, Store,
    finder::{CaseRow, Finder, Looked, ReadWhat, Scope},
};

/// What evidence is shown with.
#[derive(Clone)]
pub struct Evidence {
    pub store: Store,
    pub files: FileStore,
    pub accidents: Arc<dyn AccidentFiles>,
    /// Prints copies.
    pub printer: PaperPrinter,
    pub clock: Arc<dyn Clock>,
}

impl Evidence {
    /// Opens a page or an item for whoever asks.
    pub(super) async fn open(&self, asked: &Asked, id: &EvidenceId) -> Result<Download, Problem> {
        let principal = asked.principal.as_ref().ok_or(Code::NotFound)?;
        let reader = Reader {
            now: self.clock.now(),
            principal,
            reason: asked.reason.as_deref().unwrap_or_default(),
            language: asked.language,
        };
        match id.which {
            Which::Page { page, until, seal } => self.page(&reader, id, (page, until, seal)).await,
            Which::Original => self.original(&reader, id).await,
            Which::Copy => self.copy(&reader, id).await,
        }
    }

    async fn page(
        &self,
        reader: &Reader<'_>,
        id: &EvidenceId,
        (page, until, seal): (u16, Moment, Hex<16>),
    ) -> Result<Download, Problem> {
        let ticket = PageTicket {
            case: &id.case,
            item: id.item,
            page,
            person: reader.principal.person,
            until,
        };
        let finder = reader.finder(&self.store);
        let looked = Looked {
            page: Some(page),
            ..reader.looked(id, ReadWhat::EvidencePage)
        };
        let found = if self.store.keys().fits(&ticket, seal) {
            self.case(&finder, &id.case).await?
        } else {
            None
        };
        let Some((row, state)) = found else {
            let link = Some((&ticket, seal));
            return self.astray(reader, (&finder, looked), link).await;
        };
        match reader.may_see(&state, (id.item, page, until)) {
            Ok(shown) => {
                let mark = finder.log_shown(looked).await.map_err(|error| of_store(&error))?;
                let name = self.masked_name(&finder, row.applicant).await?;
                let bytes = self.marked((reader, &row), &name, (shown, mark)).await?;
                let name = format!("{}-{}.jpg", row.number, shown.page);
                Ok(Download::whole("image/jpeg", name, bytes))
            }
            Err(refusal) => self.denied(&finder, looked, &refusal).await,
        }
    }

    /// The page, with both marks.
    async fn marked(
        &self,
        (reader, row): (&Reader<'_>, &CaseRow),
        name: &str,
        (shown, mark): (ViewingPage, u32),
    ) -> Result<Vec<u8>, Problem> {
        let kept = self.files.read_whole(&shown.sha256.into()).await;
        let kept = kept.map_err(|error| of_files(&error))?;
        let words = format!(
            "{name}  {}  {}",
            row.number,
            office_wall_clock(reader.now).format("%Y-%m-%d %H:%M")
        );
        let key = MarkKey::new(*self.store.keys().mark_key().expose_secret());
        let bytes = tokio::task::spawn_blocking(move || mark_page(&kept, &words, &key, mark)).await;
        let bytes = bytes.map_err(|error| internal(&error))?;
        bytes.map_err(|error| internal(&*error))
    }

    async fn masked_name(&self, finder: &Finder<'_>, person: PersonId) -> Result<String, Problem> {
        let found = finder.person_masked(person).await;
        let found = found.map_err(|error| of_store(&error))?;
        Ok(found.map(|person| person.name).unwrap_or_default())
    }

    async fn original(&self, reader: &Reader<'_>, id: &EvidenceId) -> Result<Download, Problem> {
        let finder = reader.finder(&self.store);
        let looked = reader.looked(id, ReadWhat::EvidenceOriginal);
        let Some((_, state)) = self.case(&finder, &id.case).await? else {
            return self.astray(reader, (&finder, looked), None).await;
        };
        let actor = Actor::from(reader.principal);
        if let Err(refusal) = may_open_original(&state, &actor, reader.now) {
            return self.denied(&finder, looked, &refusal).await;
        }
        let Some(found) = state.item(id.item) else {
            return self.denied(&finder, looked, &no_access()).await;
        };
        let bytes = self
            .accidents
            .item(&state.accident, found)
            .await
            .map_err(|error| {
                tracing::warn!(%error, case = %id.case, "an item of evidence cannot be had");
                unavailable()
            })?;
        let Some(bytes) = bytes else {
            return self.denied(&finder, looked, &no_access()).await;
        };
        finder
            .log_original(looked)
            .await
            .map_err(|error| of_store(&error))?;
        let media_type = &found.content.media_type;
        let extension = files::MediaType::from_header(media_type).map_or("bin", files::MediaType::extension);
        Ok(Download::whole(
            media_type,
            format!("{}.{extension}", id.item.0),
            bytes.to_vec(),
        ))
    }

    /// The case in the reader's scope, if it is one of evidence.
    async fn case(
        &self,
        finder: &Finder<'_>,
        number: &CaseNumber,
    ) -> Result<Option<(CaseRow, State)>, Problem> {
        let found = finder.case(number).await.map_err(|error| of_store(&error))?;
        let row = found.filter(|row| row.kind == EvidenceAccess::NAME && !row.state.is_erased());
        let Some(row) = row else { return Ok(None) };
        let state = row.state.read().map_err(|error| of_store(&error))?;
        Ok(Some((row, state)))
    }
}

/// Who asks, why, and when.
struct Reader<'a> {
    principal: &'a Principal,
    reason: &'a str,
    language: graphql::Language,
    now: Moment,
}

impl<'a> Reader<'a> {
    /// A look at an item as a whole.
    fn looked(&self, id: &'a EvidenceId, what: ReadWhat) -> Looked<'a> {
        Looked {
            case: &id.case,
            what,
            item: id.item,
            page: None,
            reason: self.reason,
        }
    }

    fn finder<'s>(&self, store: &'s Store) -> Finder<'s> {
        store.finder(Scope::of(self.principal, Purpose::Casework), self.now)
    }

    /// As the applicant who opened a viewing; or as staff beside an applicant who has come.
    fn may_see(
        &self,
        state: &State,
        (item, page, until): (ItemId, u16, Moment),
    ) -> Result<ViewingPage, Refusal> {
        let person = self.principal.person;
        let shown = if person == state.work.applicant {
            may_view(state, person, item, page, self.now)
        } else {
            may_view_at_unit(state, &Actor::from(self.principal), item, page, self.now)
        }?;
        // A link that is over shows what nobody may see any more.
        if self.now < until {
            Ok(shown)
        } else {
            Err(no_access())
        }
    }
}

fn no_access() -> Refusal {
    EvidenceObstacle::NoAccess.into()
}

fn unavailable() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "ACCIDENT_FILE_UNAVAILABLE",
        "事故处理系统暂时无法提供该材料，请稍后再试",
        "The register of accidents cannot give this item now; please try again later",
    )
}
