//! A copy of an item as PDF: a page for the seal of the unit, then the pages as they are shown, marked and logged one by one.

use super::{Evidence, Reader, id::EvidenceId};
use crate::wiring::{
    away::{internal, of_store},
    paper_words::{language_of, office_name},
};
use activities::{
    paper::evidence::{CopyAbout, copy},
    templates::RenderedNotice,
};
use domain::{
    access::Actor,
    evidence_access::{State, ViewingPage, may_print_copy},
};
use graphql::http::{Code, Download, Problem};
use store::finder::{CaseRow, Finder, Looked, ReadWhat};

impl Evidence {
    pub(super) async fn copy(&self, reader: &Reader<'_>, id: &EvidenceId) -> Result<Download, Problem> {
        let finder = reader.finder(&self.store);
        let looked = reader.looked(id, ReadWhat::EvidenceCopy);
        let Some((row, state)) = self.case(&finder, &id.case).await? else {
            return self.astray(reader, (&finder, looked), None).await;
        };
        let pages = match may_print_copy(&state, &Actor::from(reader.principal), id.item, reader.now) {
            Ok(pages) => pages,
            Err(refusal) => return self.denied(&finder, looked, &refusal).await,
        };
        let name = self.masked_name(&finder, row.applicant).await?;
        let cover = self.cover((reader, &row), &state, (&name, &pages)).await?;
        let mut pictures = Vec::with_capacity(pages.len());
        for page in pages {
            pictures.push(
                self.picture((reader, &row), &finder, (&name, looked, page))
                    .await?,
            );
        }
        let (printer, file_name) = (self.printer.clone(), format!("{}.pdf", cover.subject));
        let pdf = tokio::task::spawn_blocking(move || printer.print_with(&cover, pictures)).await;
        let pdf = pdf.map_err(|error| internal(&error))?;
        let pdf = pdf.map_err(|error| internal(&error))?;
        Ok(Download::whole("application/pdf", file_name, pdf))
    }

    /// A page of the copy, logged before it is had.
    async fn picture(
        &self,
        (reader, row): (&Reader<'_>, &CaseRow),
        finder: &Finder<'_>,
        (name, looked, page): (&str, Looked<'_>, ViewingPage),
    ) -> Result<Vec<u8>, Problem> {
        let looked = Looked {
            page: Some(page.page),
            ..looked
        };
        let mark = finder.log_shown(looked).await.map_err(|error| of_store(&error))?;
        self.marked((reader, row), name, (page, mark)).await
    }

    async fn cover(
        &self,
        (reader, row): (&Reader<'_>, &CaseRow),
        state: &State,
        (applicant, pages): (&str, &[ViewingPage]),
    ) -> Result<RenderedNotice, Problem> {
        let office = office_name(&self.store, &row.office).await;
        let office = office.map_err(|error| of_store(&error))?.ok_or(Code::NotFound)?;
        let item = pages.first().map(|page| page.item);
        let kind = item.and_then(|item| state.item(item)).map(|item| item.kind);
        let about = CopyAbout {
            number: &row.number,
            accident: &state.accident,
            office: &office,
            applicant,
            kind: kind.ok_or(Code::NotFound)?,
            pages: pages.len(),
            now: reader.now,
        };
        Ok(copy(&about, language_of(reader.language)))
    }
}
