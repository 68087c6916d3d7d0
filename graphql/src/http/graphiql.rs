//! The explorer: files from npm, pinned in `assets/graphiql/README.md`, served from the binary. Nothing is loaded from
//! elsewhere, and no script stands in the page.

use axum::{
    Router,
    extract::Path,
    http::{
        HeaderName, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};

/// A page of our own files. Fonts are within the style sheet.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src data:; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
    /// Kept compressed, as it goes over the wire.
    gzip: bool,
}

macro_rules! asset {
    ($name:literal, $kind:expr) => {
        Asset {
            name: $name,
            kind: $kind,
            bytes: include_bytes!(concat!("../../assets/graphiql/", $name)),
            gzip: false,
        }
    };
    ($name:literal, $kind:expr, gzip) => {
        Asset {
            name: $name,
            kind: $kind,
            bytes: include_bytes!(concat!("../../assets/graphiql/", $name, ".gz")),
            gzip: true,
        }
    };
}

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

static ASSETS: [Asset; 7] = [
    asset!("react.js", SCRIPT, gzip),
    asset!("react-dom.js", SCRIPT, gzip),
    asset!("graphql-ws.js", SCRIPT, gzip),
    asset!("graphiql.js", SCRIPT, gzip),
    asset!("graphiql.css", STYLE, gzip),
    asset!("page.js", SCRIPT),
    asset!("page.css", STYLE),
];

static PAGE: &str = include_str!("../../assets/graphiql/index.html");

/// `GET /graphiql` and its files.
pub(super) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/graphiql", get(page))
        .route("/graphiql/", get(async || Redirect::permanent("/graphiql")))
        .route("/graphiql/{name}", get(asset))
}

async fn page() -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    ];
    (headers, PAGE).into_response()
}

/// Every browser takes gzip, and nothing else asks for these.
async fn asset(Path(name): Path<String>) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers: [(HeaderName, HeaderValue); 2] = [
        (CONTENT_TYPE, HeaderValue::from_static(asset.kind)),
        (CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    let mut response = (headers, asset.bytes).into_response();
    if asset.gzip {
        response
            .headers_mut()
            .insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}
