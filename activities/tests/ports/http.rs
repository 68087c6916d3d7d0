//! The contract over HTTP.

use crate::{
    accidents::Unit,
    contract::Outside,
    http_server::{Server, TOKEN},
    registers::Registers,
};
use activities::ports::http::{
    HttpAccidentFiles, HttpAppAccounts, HttpClient, HttpInsurance, HttpLicenceRegistry, HttpPortSettings,
    HttpSmsGateway, HttpStolenVehicles, HttpTaxInvoices, HttpVehicleRegistry,
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

fn client(settings: &HttpPortSettings) -> HttpClient {
    // Which of several libraries does TLS is said once per process; the second time is no error.
    let _ = rustls::crypto::ring::default_provider().install_default();
    HttpClient::new(settings).unwrap()
}

pub fn registers(settings: &HttpPortSettings) -> Registers {
    let client = client(settings);
    Registers {
        vehicles: Box::new(HttpVehicleRegistry {
            client: client.clone(),
            keys: store::testing::keys(),
        }),
        invoices: Box::new(HttpTaxInvoices(client.clone())),
        insurance: Box::new(HttpInsurance(client.clone())),
        stolen: Box::new(HttpStolenVehicles(client)),
    }
}

pub fn unit(settings: &HttpPortSettings) -> Unit {
    Unit(Box::new(HttpAccidentFiles {
        client: client(settings),
        keys: store::testing::keys(),
    }))
}

pub fn outside(settings: &HttpPortSettings) -> Outside {
    let client = client(settings);
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

#[tokio::test]
async fn the_http_adapters_of_the_registers_of_vehicles_keep_the_contract() {
    let server = Server::start().await;
    registers(&settings(&server)).keep_the_contract().await;
}

#[tokio::test]
async fn the_http_adapter_of_an_accident_unit_keeps_the_contract() {
    let server = Server::start().await;
    unit(&settings(&server)).keeps_the_contract().await;
}
