//! Office data, which anybody may read.

use super::world::{GUANGZHOU, HANGZHOU, day, now, office, offices};
use crate::{
    Store,
    entity::{calendar, rollout},
    on_both_databases,
    testing::TestDatabase,
};
use domain::{
    calendar::{Calendar, CalendarYear},
    identifier::DivisionCode,
    law::rollout::{Feature, Gate, Rollout},
};
use sea_orm::{ActiveModelTrait, IntoActiveModel};

on_both_databases!(
    offices_have_their_calendar,
    the_shipped_roll_out_stands_in_for_an_empty_table,
    a_table_that_does_not_name_a_city_is_not_the_shipped_one,
);

async fn publish(store: &Store, calendar: &Calendar) {
    let row = calendar::Model {
        version: i32::try_from(calendar.version()).unwrap(),
        body: serde_json::to_value(calendar).unwrap(),
        published_at: now(),
        published_by: "test".into(),
    };
    row.into_active_model().insert(store.connection()).await.unwrap();
}

async fn offices_have_their_calendar(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let data = store.office_data();
    let hangzhou = office(HANGZHOU);
    let built_in = data.calendar(&hangzhou).await.unwrap().unwrap();
    assert_eq!(built_in.version(), 1);
    assert!(!built_in.is_working(day("2021-10-26")), "closed on that Tuesday");
    let plan = CalendarYear {
        holidays: [day("2027-01-01")].into(),
        make_up_days: [].into(),
        source: "test".into(),
    };
    let next = Calendar::official().published(2, 2027, plan).unwrap();
    publish(&store, &next).await;
    assert!(data.calendar(&hangzhou).await.unwrap().unwrap().covers(2027));
    assert!(
        !data
            .calendar_version(&hangzhou, 1)
            .await
            .unwrap()
            .unwrap()
            .covers(2027),
        "as it was counted then"
    );
    assert!(
        data.calendar(&office("11010001")).await.unwrap().is_none(),
        "no such office"
    );
    assert_eq!(data.offices().await.unwrap().len(), 3);
    let guangzhou = data.office(&office(GUANGZHOU)).await.unwrap().unwrap();
    assert_eq!(
        (guangzhou.name_en.as_str(), guangzhou.province.as_str()),
        ("Office 44010001", "440000")
    );
    assert_eq!(data.divisions().await.unwrap().len(), 5);
    assert!(
        data.division(&DivisionCode::parse("330100").unwrap())
            .await
            .unwrap()
            .is_some()
    );
}

async fn the_shipped_roll_out_stands_in_for_an_empty_table(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let data = store.office_data();
    assert_eq!(
        data.rollout().await.unwrap().rows().len(),
        Rollout::official().rows().len()
    );
    for (area, from) in [("all", "2022-01-01"), ("330100", "2021-06-01")] {
        let row = rollout_row(area, from);
        row.into_active_model().insert(store.connection()).await.unwrap();
    }
    let table = data.rollout().await.unwrap();
    let hangzhou = DivisionCode::parse("330100").unwrap();
    let names: Vec<_> = table
        .rows_for(Feature::ElectronicLicence, &hangzhou)
        .iter()
        .map(|row| row.name.clone())
        .collect();
    assert_eq!(names, ["区划330100", "全国"]);
    let gate = async |city: &str, on: &str| {
        let city = DivisionCode::parse(city).unwrap();
        let place = (&city, day(on));
        data.gate(Feature::ElectronicLicence, place).await.unwrap()
    };
    let open = |gate| matches!(gate, Gate::Open { .. });
    assert!(open(gate("330106", "2021-06-01").await), "by its city");
    assert!(open(gate("440100", "2022-01-01").await), "by the country");
    assert_eq!(
        gate("440100", "2021-12-31").await,
        Gate::NotYet {
            opens_on: Some(day("2022-01-01"))
        }
    );
}

async fn a_table_that_does_not_name_a_city_is_not_the_shipped_one(database: TestDatabase) {
    let store = database.store().await;
    let (city, on) = (DivisionCode::parse("440100").unwrap(), day("2022-01-01"));
    let gate = async || {
        let data = store.office_data();
        data.gate(Feature::ElectronicLicence, (&city, on)).await.unwrap()
    };
    let shipped = Rollout::official().gate(Feature::ElectronicLicence, &city, on);
    assert!(matches!(shipped, Gate::Open { .. }));
    assert_eq!(gate().await, shipped);
    rollout_row("330100", "2021-06-01")
        .into_active_model()
        .insert(store.connection())
        .await
        .unwrap();
    assert_eq!(gate().await, Gate::Unknown);
}

fn rollout_row(area: &str, from: &str) -> rollout::Model {
    rollout::Model {
        feature: "ELECTRONIC_LICENCE".into(),
        area: area.into(),
        valid_from: day(from),
        valid_to: None,
        provenance: "test".into(),
        confidence: "SOURCE".into(),
    }
}
