//! The activity `make_pages`: an item as it came is rendered in a process of its own, what the verdict covers is burned in, and
//! the pages are kept under their hash. Made twice, they are the same pages.

use super::{Answer, Call, elsewhere, own};
use crate::{
    Activities,
    effects::{again, files_away, when_asked},
    ports::PortError,
};
use bytes::Bytes;
use domain::{
    accident::ContentHash,
    case::Outcome,
    evidence_access::{self, Cover, EvidenceAccess, EvidenceEffect, EvidenceOutcome},
};
use pages::{Area, Format, Made, NoArea, Redaction, apart::WorkshopError};
use std::io;

/// What is covered is no area of a page.
const AREA_INVALID: &str = "AREA_INVALID";
/// The unit names an item that it does not have.
const ITEM_MISSING: &str = "ITEM_MISSING";

/// Makes the pages of an item.
pub(crate) async fn make_pages(activities: &Activities, call: &Call) -> Answer {
    let effect = own(call)?;
    let EvidenceEffect::MakePages { item, redaction, .. } = effect else {
        return Err(elsewhere(effect));
    };
    let state = when_asked::<EvidenceAccess>(&activities.store, call).await?.state;
    let Some(item) = state.item(*item) else {
        return Ok(unreadable(ITEM_MISSING));
    };
    let bytes = match activities.accidents.item(&state.accident, item).await {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Ok(unreadable(ITEM_MISSING)),
        Err(PortError::Fail { code }) => return Ok(unreadable(&code)),
        Err(error @ PortError::Retry { .. }) => return Err(again(error.code())),
    };
    let covers = redaction.as_ref().map(covers).transpose();
    let Ok(covers) = covers else {
        return Ok(unreadable(AREA_INVALID));
    };
    match made(activities, bytes, covers.unwrap_or_default()).await {
        Ok(pages) => keep(activities, pages).await,
        Err(WorkshopError::Problem(problem)) => Ok(unreadable(problem.code())),
        Err(error @ WorkshopError::Unavailable(_)) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "pages cannot be made here"
            );
            Err(again("WORKSHOP"))
        }
    }
}

/// Blocks a thread of its own for as long as that takes.
async fn made(activities: &Activities, bytes: Bytes, covers: Redaction) -> Result<Vec<Made>, WorkshopError> {
    let workshop = activities.workshop.clone();
    let making = tokio::task::spawn_blocking(move || workshop.make(&bytes, &covers, Format::Jpeg));
    making
        .await
        .map_err(|error| WorkshopError::Unavailable(io::Error::other(error)))?
}

async fn keep(activities: &Activities, made: Vec<Made>) -> Answer {
    let mut pages = Vec::with_capacity(made.len());
    for page in made {
        let kept = activities
            .files
            .store
            .keep(page.bytes.into(), page.format.media_type())
            .await;
        let kept = kept.map_err(|error| files_away(&error))?;
        let sha256: ContentHash = kept.sha256.as_str().parse().expect("a hash of content is a hash");
        pages.push(sha256);
    }
    Ok(Outcome::Own(EvidenceOutcome::PagesMade { pages }))
}

/// What a verdict covers, as those who burn it in take it.
fn covers(redaction: &evidence_access::Redaction) -> Result<Redaction, NoArea> {
    let mut all = Redaction::default();
    for (page, cover) in redaction.pages() {
        let page = u32::from(page);
        all = match cover {
            Cover::WholePage => all.page(page),
            Cover::Areas { areas } => areas.iter().try_fold(all, |all, area| {
                let [left, top, width, height] = area.parts();
                let area = Area::try_from([left, top, left + width, top + height])?;
                Ok(all.area(page, area))
            })?,
        };
    }
    Ok(all)
}

fn unreadable(code: &str) -> Outcome<EvidenceEffect> {
    Outcome::Own(EvidenceOutcome::Unreadable {
        code: code.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::{ITEM_DIFFERS, ITEM_TOO_LONG};
    use domain::law::evidence::unreadable::words_of;
    use pages::PageProblem;

    #[test]
    fn every_code_by_which_an_item_is_unreadable_has_words() {
        let of_pages = PageProblem::ALL.iter().map(|problem| problem.code());
        let of_items = [ITEM_MISSING, ITEM_DIFFERS, ITEM_TOO_LONG, AREA_INVALID];
        for code in of_pages.chain(of_items) {
            assert!(words_of(code).is_some(), "{code}");
        }
    }
}
