//! Who asks: the door reads no token itself.

use super::problem::Problem;
use async_trait::async_trait;
use axum::http::HeaderMap;
use domain::access::Principal;

/// Why a token is not taken. Its status is 401, or 503 when the issuer cannot be reached.
pub type AuthProblem = Problem;

/// Turns tokens into principals; the server brings it.
#[async_trait]
pub trait Authenticate: Send + Sync + 'static {
    /// Whoever the `Authorization` header names; nobody without one.
    async fn principal(&self, headers: &HeaderMap) -> Result<Option<Principal>, AuthProblem>;

    /// Whoever a bearer token names, for a socket that brings it in its first message.
    async fn principal_of_token(&self, token: &str) -> Result<Principal, AuthProblem>;
}
