//! The door of the product, and a static file server beside it.

use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema};
use async_trait::async_trait;
use axum::{
    Router,
    http::{HeaderMap, HeaderValue},
};
use domain::{access::Principal, accident::ItemId};
use graphql::http::{AuthProblem, Authenticate, Code, HttpOptions, Limits, router};
use server::{telemetry::Shutdown, wiring::serve};
use std::{fs, net::SocketAddr, sync::Arc};
use tempfile::TempDir;
use tests::evidence::{Access, citizen, documents};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// Who shows it is the applicant.
pub const TOKEN: &str = "applicant";
const FILE: &str = "page.jpg";

/// Both, served as the product is, and the folder of the static one.
pub struct Servers {
    door: SocketAddr,
    beside: SocketAddr,
    _folder: TempDir,
}

impl Servers {
    /// The second serves the first page of an item as it is kept.
    pub async fn start(access: &Access<'_>, item: ItemId) -> Self {
        let state = access.state().await;
        let kept = state.pages[&item].pages[0];
        let files = &access.world.activities().files.store;
        let kept = files.read_whole(&kept.into()).await.unwrap();
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join(FILE), kept).unwrap();
        let beside = Router::new().fallback_service(ServeDir::new(folder.path()));
        Self {
            door: served(door(access, Applicant(citizen(state.work.applicant)))).await,
            beside: served(beside).await,
            _folder: folder,
        }
    }

    /// The address of a page by its id.
    pub fn page(&self, id: &str) -> String {
        format!("http://{}/documents/{id}", self.door)
    }

    /// The address of the same page as a file.
    pub fn file(&self) -> String {
        format!("http://{}/{FILE}", self.beside)
    }
}

async fn served(routes: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve(listener, routes, Shutdown::default()));
    address
}

/// With sign-in, limits and headers, as it is served.
fn door(access: &Access<'_>, applicant: Applicant) -> Router {
    let now = access.now();
    let mut options = HttpOptions::new(Arc::new(move || now));
    options.documents = Some(Arc::new(documents(access)));
    options.limits = Limits {
        requests_person: u32::MAX,
        requests_address: u32::MAX,
        ..Limits::default()
    };
    let schema = Schema::new(Nothing, EmptyMutation, EmptySubscription);
    router(schema, options, Arc::new(applicant))
}

/// A schema of which nothing is asked.
struct Nothing;

#[Object]
impl Nothing {
    async fn nothing(&self) -> bool {
        true
    }
}

struct Applicant(Principal);

#[async_trait]
impl Authenticate for Applicant {
    async fn principal(&self, headers: &HeaderMap) -> Result<Option<Principal>, AuthProblem> {
        let shown = headers.get("authorization").map(HeaderValue::as_bytes);
        let shown = shown.and_then(|value| value.strip_prefix(b"Bearer "));
        Ok(shown
            .filter(|token| *token == TOKEN.as_bytes())
            .map(|_| self.0.clone()))
    }

    async fn principal_of_token(&self, _: &str) -> Result<Principal, AuthProblem> {
        Err(Code::NotFound.into())
    }
}
