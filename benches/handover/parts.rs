//! The two processes.

use crate::{
    Place,
    dossier::{DESTINATION, ORIGIN, dossier, dossiers, key, offered, office, read_manifest},
};
use activities::handover::{IntakeAddress, IntakeClient, send};
use async_trait::async_trait;
use benches::process::{READY, peak};
use clap::Subcommand;
use domain::identifier::CaseNumber;
use server::{
    intake::{Awaited, Handovers, Intake, RecordAway, routes},
    wiring::seconds,
};
use std::{process, sync::Arc};
use store::signature_holds;
use tokio::net::TcpListener;

#[derive(Subcommand)]
pub enum Part {
    #[command(hide = true)]
    Receive(Place),
    #[command(hide = true)]
    Send(Place),
}

/// A record that knows one handover.
struct One(Arc<Awaited>);

#[async_trait]
impl Handovers for One {
    async fn awaited(&self, _: &CaseNumber, _: u32) -> Result<Option<Arc<Awaited>>, RecordAway> {
        Ok(Some(self.0.clone()))
    }
}

impl Part {
    pub async fn run(self) {
        server::tls::install();
        match self {
            Self::Receive(place) => receive(&place).await,
            Self::Send(place) => put_over(&place).await,
        }
    }
}

async fn receive(place: &Place) {
    let manifest = read_manifest(&place.manifest);
    let awaited = Awaited::new(&offered(&manifest), manifest, vec![key().public()]);
    let record = Arc::new(One(Arc::new(awaited.unwrap())));
    let provinces = [office(DESTINATION).province()];
    let dossiers = dossiers(place.folder());
    let intake = Intake::new(dossiers, record, &provinces, (signature_holds, seconds));
    let listener = TcpListener::bind(&place.address).await.unwrap();
    println!("{READY}");
    axum::serve(listener, routes(intake)).await.unwrap();
}

/// Says in the end how much memory it held at most.
async fn put_over(place: &Place) {
    let address = IntakeAddress::parse(&format!("http://{}", place.address)).unwrap();
    let intake = IntakeClient::new(address, key(), seconds).unwrap();
    let manifest = read_manifest(&place.manifest);
    send(&dossier(place.folder(), ORIGIN), &manifest, &intake, &|_| {})
        .await
        .unwrap();
    println!("{}", peak(process::id()));
}
