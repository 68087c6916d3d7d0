//! The contract over HTTP.

use crate::{
    contract::Outside,
    http_server::{Server, TOKEN},
};
use activities::ports::http::{
    HttpAppAccounts, HttpClient, HttpLicenceRegistry, HttpPortSettings, HttpSmsGateway,
};
use std::time::Duration;

/// Settings that reach the server, with a time-out short enough to wait for.
pub fn settings(server: &Server) -> HttpPortSettings {
    let base = format!("http://{}/v1", server.address).parse().unwrap();
    let settings = HttpPortSettings::new(base, TOKEN.into());
    HttpPortSettings {
        timeout: Duration::from_millis(500),
        ..settings
    }
}

pub fn outside(settings: &HttpPortSettings) -> Outside {
    // Which of several libraries does TLS is said once per process; the second time is no error.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = HttpClient::new(settings).unwrap();
    Outside {
        registry: Box::new(HttpLicenceRegistry(client.clone())),
        accounts: Box::new(HttpAppAccounts(client.clone())),
        sms: Box::new(HttpSmsGateway(client)),
    }
}

#[tokio::test]
async fn the_http_adapters_keep_the_contract() {
    let server = Server::start().await;
    outside(&settings(&server)).keeps_the_contract().await;
}
