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
    law::rollout::{Feature, Rollout},
};
use sea_orm::{ActiveModelTrait, IntoActiveModel};

on_both_databases!(
    offices_have_their_calendar,
    the_shipped_roll_out_stands_in_for_an_empty_table
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
        let row = rollout::Model {
            feature: "ELECTRONIC_LICENCE".into(),
            area: area.into(),
            valid_from: day(from),
            valid_to: None,
            provenance: "test".into(),
            confidence: "SOURCE".into(),
        };
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
}
