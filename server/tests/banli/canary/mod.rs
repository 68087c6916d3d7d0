//! Nothing that a person says can be read where it does not belong: a marker in every input, and a search for all of them in
//! Temporal's store, the record, logs, metrics, and what others are told.
pub mod accidents;
mod auto;
pub mod cars;
pub mod desk;
pub mod evidence;
mod inputs;
mod life;
mod malformed;
pub mod marker;
mod opening;
pub mod people;
mod places;
mod post;
mod reads;
pub mod sale;
mod schema;
mod search;

use crate::cluster::Installation;
use accidents::Accidents;
use cars::Cars;
use desk::Life;
use marker::Sower;
use people::People;
use places::Places;
use post::PostOffice;
use server::engine::free_port;
use std::collections::BTreeSet;
use store::testing::TestDatabase;

store::on_both_databases!(what_people_say_can_be_read_by_nobody_else);

/// Ours at `debug`, which installations may switch on; the rest as it comes.
const FILTER: &str = "info,server=debug,banli=debug,graphql=debug,gateway=debug,activities=debug,workflows=debug,store=debug,\
files=debug,domain=debug,sea_orm_migration=warn,sqlx=warn,temporalio_sdk_core=warn";

async fn what_people_say_can_be_read_by_nobody_else(database: TestDatabase) {
    let post = PostOffice::open().await;
    let watched = free_port().unwrap();
    let home = Installation::durable(database, &settings(&post, watched)).await;
    assert_eq!(home.run(&["migrate"]).await.0, 0);
    home.seed().await;
    let (serve, worker) = (home.serve().await, home.worker());

    let sower = Sower::default();
    let people = People::new(&home);
    let mut life = Life::new(&people, &sower);
    let schema = schema::read(&people).await;
    inputs::are_all_known(&schema);
    life.of_a_grant().await;
    life.of_a_refusal().await;
    life.of_a_wrong_office().await;
    life.of_an_outage().await;
    let cars = Cars::bought(&home, &sower).await;
    life.of_a_sold_car(&cars).await;
    life.of_a_stopped_car(&cars).await;
    life.of_a_silent_office(&cars).await;
    life.of_a_car_of_the_city(&cars).await;
    let accidents = Accidents::happened(&home, &sower).await;
    life.of_evidence_that_is_shown(&accidents).await;
    life.of_evidence_that_is_not(&accidents).await;
    life.of_everything_else().await;
    inputs::were_all_sown(&sower);
    let cases = [
        &life.granted,
        &life.transfers[0],
        &life.handover,
        &life.accesses[0],
    ];
    for case in cases {
        auto::fill_everything(&schema, &people, &sower, case).await;
    }
    malformed::send(&people, &sower).await;

    let markers = sower.markers();
    for driver in [people::GRANTED, people::ELSEWHERE, people::ON_PAPER] {
        places::is_for_them_alone(&markers, driver.number, &post.mails(&driver.email(&sower)));
    }
    let mut places = Places::default();
    places.engine(&home).await;
    places.record(&home).await;
    places.logs(&home);
    places
        .metrics(&[home.url().as_str(), &format!("http://127.0.0.1:{watched}")])
        .await;
    for case in cases {
        places.see_the_case(case);
    }
    places.answers(life.strangers_ask().await);
    places.shows_what_is_recorded(&markers);
    let found = places.search(&markers, &home);
    assert_eq!(found, BTreeSet::new());
    life.the_seller_asks(&markers).await;
    life.the_applicant_asks(&markers).await;
    assert_eq!(worker.terminate().await, Some(0));
    assert_eq!(serve.terminate().await, Some(0));
}

/// Behind the settings of every installation, which end in the section of the worker.
fn settings(post: &PostOffice, watched: u16) -> String {
    format!(
        "listen = \"127.0.0.1:{watched}\"\n\
         [log]\nfilter = \"{FILTER}\"\n\
         [mail]\nmode = \"smtp\"\nhost = \"127.0.0.1\"\nport = {}\nstarttls = false\n\
         [limits]\nrequests_person = 100000\nrequests_address = 100000\n",
        post.port
    )
}
