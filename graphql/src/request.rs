//! What a request brings along: who asks, in which language, under which trace.

use crate::{
    Language,
    failure::{Failure, Result},
    schema::Services,
};
use async_graphql::Context;
use domain::{
    access::{Principal, Role},
    time::Moment,
    trace::TraceId,
};
use std::time::Duration;

/// The services that the schema was built with.
pub(crate) fn services<'a>(ctx: &Context<'a>) -> &'a Services {
    ctx.data_unchecked()
}

/// Office time.
pub(crate) fn now(ctx: &Context<'_>) -> Moment {
    services(ctx).clock.now()
}

/// The id of the request, where the transport gave it one.
pub(crate) fn trace(ctx: &Context<'_>) -> Option<TraceId> {
    ctx.data_opt().copied()
}

/// The language of the answer; Chinese where the transport set none.
pub(crate) fn language(ctx: &Context<'_>) -> Language {
    ctx.data_opt().copied().unwrap_or_default()
}

/// Who asks. Nobody is UNAUTHENTICATED, and so is a token that has ended: a socket can outlive its token.
pub(crate) fn principal<'a>(ctx: &Context<'a>) -> Result<&'a Principal> {
    let principal = ctx.data_opt::<Option<Principal>>().and_then(Option::as_ref);
    principal
        .filter(|principal| !time_left(principal, now(ctx)).is_zero())
        .ok_or(Failure::Unauthenticated)
}

/// Whether whoever asks is an administrator, else FORBIDDEN.
pub(crate) fn administrator<'a>(ctx: &Context<'a>) -> Result<&'a Principal> {
    let principal = principal(ctx)?;
    if principal.role == Some(Role::Administrator) {
        Ok(principal)
    } else {
        Err(Failure::Forbidden)
    }
}

/// How long the token of whoever asks still holds, by the office clock: in a demonstration of another year, the door
/// brings the end of a token into that year.
pub(crate) fn time_left(principal: &Principal, now: Moment) -> Duration {
    (principal.expires_at - now).to_std().unwrap_or_default()
}
