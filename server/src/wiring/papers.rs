//! Papers of transfers as PDF: receipts, the temporary plate and notices, printed for whoever asks and kept nowhere.

use super::{
    away::{internal, of_store},
    paper_words::{language_of, office_name},
};
use activities::{
    notify::{Sheet, SheetError},
    paper::{
        PaperPrinter,
        transfer::{PaperAbout, paper},
    },
    templates::{Language, NoticeTemplates, RenderedNotice},
};
use axum::http::StatusCode;
use domain::{
    access::{PersonId, Principal, Purpose},
    case::{CaseKind as _, EffectId},
    identifier::{CaseNumber, PersonName},
    vehicle_transfer::{Paper, State, VehicleTransfer},
};
use graphql::{
    engine::Clock,
    http::{Asked, Code, Download, Problem},
};
use std::sync::Arc;
use store::{
    Store,
    finder::{CaseRow, FindError, Finder, Scope, Sight},
};

/// What is printed with.
#[derive(Clone)]
pub struct Papers {
    pub store: Store,
    pub printer: PaperPrinter,
    pub templates: Arc<NoticeTemplates>,
    pub clock: Arc<dyn Clock>,
}

/// A paper by its id, as the schema links it.
pub(super) struct PaperId {
    case: CaseNumber,
    which: Which,
}

enum Which {
    Paper(Paper),
    Notice(EffectId),
}

impl PaperId {
    /// `<case>_<paper>` or `<case>_NOTICE-<effect>`.
    pub(super) fn parse(id: &str) -> Option<Self> {
        let (case, which) = id.split_once('_')?;
        let which = match which.strip_prefix("NOTICE-") {
            Some(effect) => Which::Notice(EffectId(effect.parse().ok()?)),
            None => Which::Paper(Paper::named(which)?),
        };
        let case = case.parse().ok()?;
        Some(Self { case, which })
    }
}

impl Papers {
    /// Prints a paper for whoever may have it. Staff say why they need it, since it names a person: the reason is logged.
    pub(super) async fn print(&self, asked: &Asked, id: &PaperId) -> Result<Download, Problem> {
        let principal = asked.principal.as_ref().ok_or(Code::NotFound)?;
        let finder = self
            .store
            .finder(Scope::of(principal, Purpose::Casework), self.clock.now());
        let row = finder.case(&id.case).await.map_err(|error| of_store(&error))?;
        let of_transfer = |row: &CaseRow| row.kind == VehicleTransfer::NAME && !row.state.is_erased();
        let row = row.filter(of_transfer).ok_or(Code::NotFound)?;
        let reader = Reader {
            finder: &finder,
            principal,
            reason: asked.reason.as_deref().unwrap_or_default(),
            language: language_of(asked.language),
        };
        let words = match id.which {
            Which::Paper(paper) => self.paper(&reader, &row, paper).await?,
            Which::Notice(effect) => self.notice(&reader, &row, effect).await?,
        };
        let (printer, name) = (self.printer.clone(), format!("{}.pdf", words.subject));
        let pages = tokio::task::spawn_blocking(move || printer.print(&words)).await;
        let sheet = pages.map_err(|error| internal(&error))?;
        let sheet = sheet.map_err(|error| {
            tracing::warn!(code = error.code(), case = %id.case, "a paper cannot be printed");
            Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                error.code(),
                "无法打印",
                "It cannot be printed",
            )
        })?;
        Ok(Download::whole("application/pdf", name, sheet))
    }

    /// For the applicant's side and the office.
    async fn paper(
        &self,
        reader: &Reader<'_>,
        row: &CaseRow,
        which: Paper,
    ) -> Result<RenderedNotice, Problem> {
        let shown = row.papers && row.sight != Sight::Audit;
        let state: State = row.state.read().map_err(|error| of_store(&error))?;
        if !shown || !which.is_due(&state) {
            return Err(Code::NotFound.into());
        }
        let name = reader.name(row.applicant).await?;
        let office = office_name(&self.store, &row.office).await;
        let office = office.map_err(|error| of_store(&error))?.ok_or(Code::NotFound)?;
        let about = PaperAbout {
            number: &row.number,
            state: &state,
            office: &office,
            applicant: name.as_ref(),
            now: self.clock.now(),
        };
        paper(which, &about, reader.language).ok_or_else(|| Code::NotFound.into())
    }

    /// For whomever it is for, and for the office.
    async fn notice(
        &self,
        reader: &Reader<'_>,
        row: &CaseRow,
        effect: EffectId,
    ) -> Result<RenderedNotice, Problem> {
        let found = Sheet::find(&self.store, &row.number, effect).await;
        let sheet = found.map_err(|error| no_sheet(&error))?.ok_or(Code::NotFound)?;
        let to = sheet.notice().to;
        if to != reader.principal.person && row.sight != Sight::Office {
            return Err(Code::NotFound.into());
        }
        let name = reader.name(to).await?.ok_or(Code::NotFound)?;
        let with = (&self.store, &*self.templates);
        let words = sheet.words(with, name, reader.language).await;
        words.map_err(|error| no_sheet(&error))
    }
}

/// Who asks, in which language, and why.
struct Reader<'a> {
    finder: &'a Finder<'a>,
    principal: &'a Principal,
    reason: &'a str,
    language: Language,
}

impl Reader<'_> {
    /// The whole name of a person; `None` for somebody whom the reader may not see whole, as an agent the applicant.
    async fn name(&self, person: PersonId) -> Result<Option<PersonName>, Problem> {
        match self.finder.person(person, self.reason).await {
            Ok(found) => Ok(found.map(|person| person.name)),
            Err(FindError::ReasonNeeded) => Err(Code::ReasonNeeded.into()),
            Err(FindError::Store(error)) => Err(of_store(&error)),
            Err(error @ FindError::Cursor(_)) => Err(internal(&error)),
        }
    }
}

fn no_sheet(error: &SheetError) -> Problem {
    match error {
        SheetError::Words(_) => Code::NotFound.into(),
        SheetError::Store(error) => of_store(error),
    }
}
