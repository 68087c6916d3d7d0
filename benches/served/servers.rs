//! The door of the product, and a static file server beside it.

use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema};
use async_trait::async_trait;
use axum::{
    Router,
    http::{HeaderMap, HeaderValue},
};
use domain::access::Principal;
use graphql::http::{AuthProblem, Authenticate, Code, HttpOptions, Limits, router};
use server::{telemetry::Shutdown, wiring::serve};
use std::{fs, net::SocketAddr, sync::Arc};
use tempfile::TempDir;
use tests::evidence::{Access, documents};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// Who shows it is the one reader.
pub const TOKEN: &str = "reader";
const FILE: &str = "file";

/// Both, served as the product is, and the folder of the static one.
pub struct Servers {
    door: SocketAddr,
    beside: SocketAddr,
    _folder: TempDir,
}

impl Servers {
    /// The first knows one reader; the second serves these bytes.
    pub async fn start(access: &Access<'_>, reader: Principal, kept: &[u8]) -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join(FILE), kept).unwrap();
        let beside = Router::new().fallback_service(ServeDir::new(folder.path()));
        Self {
            door: served(door(access, Reader(reader))).await,
            beside: served(beside).await,
            _folder: folder,
        }
    }

    /// The address of a page or an item by its id.
    pub fn link(&self, id: &str) -> String {
        format!("http://{}/documents/{id}", self.door)
    }

    /// The address of the same bytes as a file.
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
fn door(access: &Access<'_>, reader: Reader) -> Router {
    let now = access.now();
    let mut options = HttpOptions::new(Arc::new(move || now));
    options.documents = Some(Arc::new(documents(access)));
    options.limits = Limits {
        requests_person: u32::MAX,
        requests_address: u32::MAX,
        ..Limits::default()
    };
    let schema = Schema::new(Nothing, EmptyMutation, EmptySubscription);
    router(schema, options, Arc::new(reader))
}

/// A schema of which nothing is asked.
struct Nothing;

#[Object]
impl Nothing {
    async fn nothing(&self) -> bool {
        true
    }
}

struct Reader(Principal);

#[async_trait]
impl Authenticate for Reader {
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
