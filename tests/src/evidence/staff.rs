//! Who works at the accident unit.

use crate::{World, people, sale};
use chrono::NaiveDate;
use domain::access::{Actor, PersonId, Post};
use store::staff::{Posts, keep_posts};

/// 广州市公安局交通警察支队越秀大队
pub const UNIT: &str = "44010401";

/// Who looks at what is asked for.
pub fn officer() -> Actor {
    sale::staff(UNIT, Post::AccidentUnit, 0)
}

pub fn colleague() -> Actor {
    sale::staff(UNIT, Post::AccidentUnit, 1)
}

/// Who consents.
pub fn head() -> Actor {
    sale::staff(UNIT, Post::AccidentHead, 0)
}

pub fn deputy() -> Actor {
    sale::staff(UNIT, Post::AccidentHead, 1)
}

pub fn supervisor() -> Actor {
    sale::staff(UNIT, Post::Supervision, 0)
}

/// The unit, and who heads it.
pub(crate) async fn prepare(world: &World) {
    let rows = [
        "INSERT INTO divisions (code, name_zh, name_en, level) VALUES ('440104', '越秀区', 'Yuexiu', 'COUNTY')"
            .to_owned(),
        format!(
            "INSERT INTO offices (code, name_zh, name_en, division, province, kind, days_off) VALUES \
             ('{UNIT}', '广州市公安局交通警察支队越秀大队', 'Guangzhou Traffic Police, Yuexiu Unit', '440104', \
             '440000', 'ACCIDENT', '[]')"
        ),
    ];
    for row in rows {
        world.database.execute(&row).await;
    }
    let since: NaiveDate = "2020-01-01".parse().unwrap();
    for head in [head(), deputy()] {
        let Actor::Staff { person, posts, .. } = head else {
            unreachable!("a head is staff")
        };
        keep(world, (person, &posts), since).await;
    }
}

async fn keep(
    world: &World,
    (person, posts): (PersonId, &std::collections::BTreeSet<Post>),
    since: NaiveDate,
) {
    let office = people::office(UNIT);
    let held = Posts {
        office: &office,
        posts,
    };
    keep_posts(&world.store, person, held, since).await.unwrap();
}
