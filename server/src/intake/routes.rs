//! The two verbs of the intake.

use super::{Intake, Refused, admit::Admitted, body};
use activities::handover::{IntakeRefusal, read_content_digest, wire, wire::single};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
    routing::{MethodFilter, on},
};
use bytes::Bytes;
use domain::audit::Hex;
use files::CHUNK;
use tokio::time::timeout;

/// What stands in the head of a chunk.
struct Announced {
    offset: u64,
    length: usize,
    sha256: Hex<32>,
}

/// The routes of an intake.
pub fn routes(intake: Intake) -> Router {
    let verbs = on(MethodFilter::HEAD, head).on(MethodFilter::PATCH, patch);
    Router::new()
        .route(
            wire::ROUTE,
            verbs.fallback(async || Refused::from(IntakeRefusal::MethodNotAllowed)),
        )
        .fallback(async || Refused::from(IntakeRefusal::HandoverUnknown))
        .with_state(intake)
}

async fn head(State(intake): State<Intake>, request: Request) -> Result<Response, Refused> {
    let (head, _) = request.into_parts();
    let Admitted { item, arrival } = intake.admit(&head).await?;
    let here = arrival.offset().await;
    let here = here.map_err(|error| Refused::of_arrival(&error, &item.name))?;
    Ok((StatusCode::OK, standing(here, item.size)).into_response())
}

async fn patch(State(intake): State<Intake>, request: Request) -> Result<Response, Refused> {
    let (head, body) = request.into_parts();
    let Admitted { item, arrival } = intake.admit(&head).await?;
    let refused = |refusal| Refused::of_item(refusal, &item.name);
    let announced = announced(&head.headers, item.size).map_err(refused)?;
    // Held until the bytes are on the disk, so that no more than this is ever in memory.
    let room = timeout(intake.patience.turn, intake.room.acquire()).await;
    let Ok(Ok(_room)) = room else {
        return Err(refused(IntakeRefusal::TooManyAtOnce));
    };
    let chunk = intake.chunk(body, &announced).await.map_err(refused)?;
    let here = arrival.append(announced.offset, chunk).await;
    let here = here.map_err(|error| Refused::of_arrival(&error, &item.name))?;
    Ok((StatusCode::NO_CONTENT, standing(here, item.size)).into_response())
}

impl Intake {
    /// The bytes of a chunk, which are the ones that were signed.
    async fn chunk(&self, body: Body, announced: &Announced) -> Result<Bytes, IntakeRefusal> {
        let (chunk, sha256) = body::read(body, announced.length, self.patience).await?;
        if sha256 == announced.sha256 {
            Ok(chunk)
        } else {
            Err(IntakeRefusal::ChunkAltered)
        }
    }
}

fn announced(headers: &HeaderMap, size: u64) -> Result<Announced, IntakeRefusal> {
    if single(headers, CONTENT_TYPE.as_str()) != Some(wire::PIECE_TYPE) {
        return Err(IntakeRefusal::ContentType);
    }
    let number = |name: &str| single(headers, name)?.parse::<u64>().ok();
    let offset = number(wire::UPLOAD_OFFSET).ok_or(IntakeRefusal::OffsetMissing)?;
    let length = number(CONTENT_LENGTH.as_str()).ok_or(IntakeRefusal::LengthMissing)?;
    let sha256 = single(headers, wire::CONTENT_DIGEST).and_then(read_content_digest);
    let sha256 = sha256.ok_or(IntakeRefusal::DigestMissing)?;
    let fits = usize::try_from(length).ok().filter(|length| *length <= CHUNK);
    let length = fits.ok_or(IntakeRefusal::ChunkTooLarge)?;
    if offset.saturating_add(length as u64) > size {
        return Err(IntakeRefusal::TooMuch);
    }
    Ok(Announced {
        offset,
        length,
        sha256,
    })
}

/// How much of a file is here, and how long it is.
fn standing(here: u64, size: u64) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(wire::TUS_RESUMABLE, HeaderValue::from_static(wire::TUS_VERSION));
    headers.insert(wire::UPLOAD_OFFSET, here.into());
    headers.insert(wire::UPLOAD_LENGTH, size.into());
    headers
}
