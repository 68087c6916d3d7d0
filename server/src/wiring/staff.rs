//! The list of who holds which posts, kept up by sign-ins.

use async_trait::async_trait;
use axum::http::HeaderMap;
use domain::{
    access::{PersonId, Principal, Role},
    time::{Moment, office_day},
};
use graphql::{
    engine::Clock,
    http::{AuthProblem, Authenticate},
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use store::{
    Store,
    staff::{Kept, Posts, keep_posts},
};

/// So many people are remembered; then all are forgotten, which costs each of them one look-up.
const REMEMBERED: usize = 10_000;

/// Tokens, and a look at what those of staff say of their posts. A list that cannot be written keeps nobody out.
pub struct Staffed<A> {
    pub tokens: A,
    pub list: StaffList,
}

#[async_trait]
impl<A: Authenticate> Authenticate for Staffed<A> {
    async fn principal(&self, headers: &HeaderMap) -> Result<Option<Principal>, AuthProblem> {
        let principal = self.tokens.principal(headers).await?;
        if let Some(principal) = &principal {
            self.list.keep(principal).await;
        }
        Ok(principal)
    }

    async fn principal_of_token(&self, token: &str) -> Result<Principal, AuthProblem> {
        let principal = self.tokens.principal_of_token(token).await?;
        self.list.keep(&principal).await;
        Ok(principal)
    }
}

/// Who holds which posts, in the record. A token without a staff role says nothing about posts: the same person may
/// sign in elsewhere as a citizen.
pub struct StaffList {
    store: Store,
    clock: Arc<dyn Clock>,
    seen: Mutex<HashMap<PersonId, Seen>>,
}

/// What the newest token of somebody said.
#[derive(Clone, PartialEq, Eq)]
struct Seen {
    role: Role,
    expires_at: Moment,
}

impl StaffList {
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self {
            store,
            clock,
            seen: Mutex::default(),
        }
    }

    async fn keep(&self, principal: &Principal) {
        let Some(Role::Staff { office, posts }) = &principal.role else {
            return;
        };
        if self.knows(principal) {
            return;
        }
        let today = office_day(self.clock.now());
        match keep_posts(&self.store, principal.person, Posts { office, posts }, today).await {
            Ok(kept) => {
                if kept == Kept::OfficeUnknown {
                    tracing::warn!(%office, "staff sign in at an office that the record does not know");
                }
                self.remember(principal);
            }
            Err(error) => tracing::warn!(
                error = &error as &dyn std::error::Error,
                "failed to keep the posts of somebody who signed in"
            ),
        }
    }

    /// Whether a token says nothing new, or is older than the newest one seen.
    fn knows(&self, principal: &Principal) -> bool {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.get(&principal.person).is_some_and(|seen| {
            seen.expires_at > principal.expires_at || Some(&seen.role) == principal.role.as_ref()
        })
    }

    fn remember(&self, principal: &Principal) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= REMEMBERED {
            seen.clear();
        }
        if let Some(role) = principal.role.clone() {
            let expires_at = principal.expires_at;
            seen.insert(principal.person, Seen { role, expires_at });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use domain::{access::Post, identifier::OfficeCode};
    use store::testing::TestDatabase;
    use uuid::Uuid;

    store::on_both_databases!(
        a_sign_in_keeps_posts_and_the_newest_token_counts,
        nothing_is_kept_of_others
    );

    struct Stopped;

    impl Clock for Stopped {
        fn now(&self) -> Moment {
            "2024-03-05T02:00:00Z".parse().unwrap()
        }
    }

    async fn list(database: &TestDatabase) -> StaffList {
        let store = database.store().await;
        let statements = [
            "INSERT INTO divisions (code, name_zh, name_en, level) VALUES ('330000', '浙江', 'Zhejiang', 'PROVINCE')",
            "INSERT INTO divisions (code, name_zh, name_en, level) VALUES ('330100', '杭州', 'Hangzhou', 'PREFECTURE')",
            "INSERT INTO offices (code, name_zh, name_en, division, province, kind, days_off) VALUES \
             ('33010001', '杭州', 'Hangzhou', '330100', '330000', 'VEHICLE_OFFICE', '[]')",
        ];
        for statement in statements {
            database.execute(statement).await;
        }
        StaffList::new(store, Arc::new(Stopped))
    }

    fn principal(role: impl Into<Option<Role>>, hours: i64) -> Principal {
        Principal {
            person: PersonId(Uuid::from_u128(7)),
            role: role.into(),
            expires_at: Stopped.now() + TimeDelta::hours(hours),
        }
    }

    fn staff(office: &str, posts: &[Post]) -> Role {
        Role::Staff {
            office: OfficeCode::parse(office).unwrap(),
            posts: posts.iter().copied().collect(),
        }
    }

    async fn kept(database: &TestDatabase) -> Vec<String> {
        let sql = "SELECT post || ' ' || valid_from || ' ' || COALESCE(CAST(valid_to AS TEXT), '-') FROM staff_posts ORDER BY 1";
        database.texts(sql).await
    }

    async fn a_sign_in_keeps_posts_and_the_newest_token_counts(database: TestDatabase) {
        let list = list(&database).await;
        let both = staff("33010001", &[Post::Intake, Post::Dossier]);
        list.keep(&principal(both.clone(), 1)).await;
        assert_eq!(
            kept(&database).await,
            ["DOSSIER 2024-03-05 -", "INTAKE 2024-03-05 -"]
        );
        list.keep(&principal(staff("33010001", &[Post::Intake]), 2)).await;
        let newest = ["DOSSIER 2024-03-05 2024-03-04", "INTAKE 2024-03-05 -"];
        assert_eq!(kept(&database).await, newest);
        list.keep(&principal(both, 1)).await;
        assert_eq!(
            kept(&database).await,
            newest,
            "an older token brings nothing back"
        );
    }

    async fn nothing_is_kept_of_others(database: TestDatabase) {
        let list = list(&database).await;
        list.keep(&principal(None, 1)).await;
        list.keep(&principal(Role::Administrator, 1)).await;
        list.keep(&principal(staff("44010001", &[Post::Intake]), 1)).await;
        assert!(kept(&database).await.is_empty());
    }
}
