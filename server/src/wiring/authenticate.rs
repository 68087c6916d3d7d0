//! Tokens at the door.

use super::OfficeClock;
use crate::identity::{TokenRefusal, Verifier, bearer, real_time};
use async_trait::async_trait;
use axum::http::{HeaderMap, StatusCode};
use domain::access::Principal;
use graphql::http::{AuthProblem, Authenticate, Problem};
use std::{sync::Arc, time::Duration};

/// When to come again while the issuer is away.
const ISSUER_AWAY: Duration = Duration::from_secs(5);

/// The verifier, as the door asks for it.
#[derive(Clone)]
pub struct Tokens {
    pub verifier: Arc<Verifier>,
    pub clock: OfficeClock,
}

#[async_trait]
impl Authenticate for Tokens {
    async fn principal(&self, headers: &HeaderMap) -> Result<Option<Principal>, AuthProblem> {
        match bearer(headers).map_err(problem)? {
            None => Ok(None),
            Some(token) => self.principal_of_token(token).await.map(Some),
        }
    }

    async fn principal_of_token(&self, token: &str) -> Result<Principal, AuthProblem> {
        let principal = self.verifier.verify(token, real_time()).await.map_err(problem)?;
        // Tokens live in real time; from here on everything is compared with the office clock.
        let expires_at = self.clock.office_time(principal.expires_at);
        Ok(Principal {
            expires_at,
            ..principal
        })
    }
}

fn problem(refusal: TokenRefusal) -> AuthProblem {
    let away = refusal == TokenRefusal::IssuerUnavailable;
    let status = if away {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::UNAUTHORIZED
    };
    let problem = Problem::new(status, refusal.code(), refusal.message_zh(), refusal.message_en());
    Problem {
        retry_after: away.then_some(ISSUER_AWAY),
        ..problem
    }
}
