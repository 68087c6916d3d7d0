//! What is shown to nobody: the answer is that nothing is there, and the log says who asked.

use super::{Evidence, Reader};
use crate::wiring::away::of_store;
use domain::{audit::Hex, case::Refusal, law::EvidenceObstacle};
use graphql::http::{Code, Download, Problem};
use store::{
    PageTicket,
    finder::{Finder, Looked},
};

/// A link to a page, as if it were the reader's, and the seal that came with it.
pub(super) type Link<'a> = (&'a PageTicket<'a>, Hex<16>);

impl Evidence {
    /// To whom the case is there.
    pub(super) async fn denied(
        &self,
        finder: &Finder<'_>,
        looked: Looked<'_>,
        refusal: &Refusal,
    ) -> Result<Download, Problem> {
        let logged = finder.log_denied(looked, refusal.code.code()).await;
        logged.map_err(|error| of_store(&error))?;
        Err(Code::NotFound.into())
    }

    /// To whom the case is not there, or who has no link of their own. It is logged of whoever works for an office or audits one, and of
    /// whoever has a link that we made. Nobody else writes into the log by guessing.
    pub(super) async fn astray(
        &self,
        reader: &Reader<'_>,
        (finder, looked): (&Finder<'_>, Looked<'_>),
        link: Option<Link<'_>>,
    ) -> Result<Download, Problem> {
        let known = reader.principal.role.is_some() || self.is_ours(finder, link).await?;
        if known {
            let refusal = EvidenceObstacle::NoAccess.code();
            let logged = finder.log_stray(looked, refusal).await;
            logged.map_err(|error| of_store(&error))?;
        }
        Err(Code::NotFound.into())
    }

    /// Whether a link was made for whoever follows it, or for whoever applied.
    async fn is_ours(&self, finder: &Finder<'_>, link: Option<Link<'_>>) -> Result<bool, Problem> {
        let Some((link, seal)) = link else {
            return Ok(false);
        };
        if self.store.keys().fits(link, seal) {
            return Ok(true);
        }
        let theirs = finder.is_link_of_applicant(link, seal).await;
        theirs.map_err(|error| of_store(&error))
    }
}
