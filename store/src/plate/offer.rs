//! 选号: numbers drawn at random and offered to one person for a while (Order 164, article 43).
//!
//! Places are drawn from the whole pool, and those whose number is not free are passed over: each free number has the same
//! chance, and nobody reads the pool. Only when hardly any is left are the free ones read, and drawn from.

use super::{
    PoolCall, Pooled,
    desk::{Desk, Opened},
    fill::places,
    refusal::Stop,
    row::Taken,
};
use crate::{
    Store, StoreError,
    entity::plate_number::{Column, Entity},
    record::moment,
    seed::text,
};
use domain::{
    access::PersonId,
    identifier::{OfficeCode, PlateClass, PlateNumber},
    plate::{Offer, PlateRefusal, draw, draw_place},
    time::Moment,
};
use rand::RngCore;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;

/// Places drawn at once.
const AT_ONCE: usize = 32;
/// How often, before the free numbers are read. Then hardly one in a hundred is free.
const ROUNDS: usize = 4;
/// Bytes for one draw: the chance that they do not do is one in 2^85 at the worst.
const RANDOM: usize = 256;

/// Numbers to choose from.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    pub office: &'a OfficeCode,
    pub class: PlateClass,
    pub to: PersonId,
    /// How many. Fewer are offered where fewer are left.
    pub count: usize,
    /// Not included.
    pub until: Moment,
}

/// Numbers for one person, in the order in which they were drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    pub numbers: Vec<PlateNumber>,
    /// Not included.
    pub until: Moment,
}

impl Store {
    /// Offers numbers to one person. `NONE_FREE`.
    pub async fn offer_plate_numbers(
        &self,
        call: PoolCall<'_>,
        choice: &Choice<'_>,
        random: &mut (impl RngCore + Send),
    ) -> Pooled<Offered> {
        let Choice {
            office, class, to, ..
        } = choice;
        let desk = match self.desk(call, &json!(["OFFER", office, class, to])).await? {
            Opened::Answered(answer) => return Ok(answer),
            Opened::New(desk) => desk,
        };
        let offered = offer(&desk, choice, random).await;
        desk.answer(offered).await
    }
}

pub(super) async fn offer(
    desk: &Desk<'_>,
    choice: &Choice<'_>,
    random: &mut (impl RngCore + Send),
) -> Result<Offered, Stop> {
    let mut drawing = Drawing {
        desk,
        choice,
        until: moment(choice.until),
        taken: Vec::new(),
    };
    drawing.draw_from_all(random).await?;
    drawing.draw_from_the_rest(random).await?;
    if drawing.taken.is_empty() {
        return Err(PlateRefusal::NoneFree.into());
    }
    Ok(Offered {
        numbers: drawing.taken,
        until: drawing.until,
    })
}

struct Drawing<'a> {
    desk: &'a Desk<'a>,
    choice: &'a Choice<'a>,
    until: Moment,
    taken: Vec<PlateNumber>,
}

impl Drawing<'_> {
    fn enough(&self) -> bool {
        self.taken.len() >= self.choice.count
    }

    /// Whoever is at a number already may have it: there are enough others.
    async fn draw_from_all(&mut self, random: &mut (impl RngCore + Send)) -> Result<(), Stop> {
        let places = places(self.desk.tx(), self.choice.office, self.choice.class).await?;
        for _ in 0..ROUNDS {
            if self.enough() || places == 0 {
                break;
            }
            let drawn = (0..AT_ONCE).filter_map(|_| draw_place(places, &bytes(random)).ok());
            let drawn: Vec<_> = drawn.collect();
            let mut free = self.free_at(&drawn).await?;
            for number in drawn.iter().filter_map(|place| free.remove(place)) {
                if !self.enough() {
                    self.take(&number, Taken::Skip).await?;
                }
            }
        }
        Ok(())
    }

    /// Nobody is refused because somebody else is at the last number and may yet leave it; but who has one already does not
    /// wait for more, so no two wait for each other.
    async fn draw_from_the_rest(&mut self, random: &mut (impl RngCore + Send)) -> Result<(), Stop> {
        let mut left = if self.enough() { vec![] } else { self.left().await? };
        while !self.enough() && !left.is_empty() {
            let drawn = draw(&left, &bytes(random)).map_err(|_| StoreError::Busy("a draw".into()))?;
            let drawn = drawn.clone();
            left.retain(|number| *number != drawn);
            let taken = if self.taken.is_empty() {
                Taken::Wait
            } else {
                Taken::Skip
            };
            self.take(drawn.as_str(), taken).await?;
        }
        Ok(())
    }

    /// Offers this number if it is still free now that it is locked.
    async fn take(&mut self, number: &str, taken: Taken) -> Result<(), Stop> {
        let now = self.desk.now();
        let locked = self.desk.lock(number, taken).await?;
        let Some(locked) = locked.filter(|locked| locked.number.is_free(now)) else {
            return Ok(());
        };
        let offer = Offer {
            to: self.choice.to,
            until: self.until,
        };
        let offered = locked.number.offer(offer, now)?;
        self.desk.keep(&offered).await?;
        self.taken.push(offered.number().clone());
        Ok(())
    }

    fn pool(&self) -> Select<Entity> {
        Entity::find()
            .filter(Column::Office.eq(self.choice.office.as_str()))
            .filter(Column::Class.eq(text(&self.choice.class)))
    }

    fn free(&self) -> Select<Entity> {
        self.pool().filter(Column::FreeFrom.lte(self.desk.now()))
    }

    /// The free numbers at these places.
    async fn free_at(&self, places: &[usize]) -> Result<BTreeMap<usize, String>, Stop> {
        let columns = places.iter().filter_map(|place| i64::try_from(*place).ok());
        let free = self.free().filter(Column::Place.is_in(columns)).select_only();
        let free = free.columns([Column::Place, Column::Number]);
        let free: Vec<(i64, String)> = free.into_tuple().all(self.desk.tx()).await?;
        let read = |(place, number)| usize::try_from(place).ok().map(|place| (place, number));
        Ok(free.into_iter().filter_map(read).collect())
    }

    /// Every free number.
    async fn left(&self) -> Result<Vec<PlateNumber>, Stop> {
        let numbers = self.free().select_only().column(Column::Number);
        let numbers: Vec<String> = numbers
            .order_by_asc(Column::Number)
            .into_tuple()
            .all(self.desk.tx())
            .await?;
        let read = numbers.iter().map(|number| number.parse::<PlateNumber>());
        let read: Result<_, _> = read.collect();
        Ok(read.map_err(|_| StoreError::Unreadable("plate_numbers.number"))?)
    }
}

fn bytes(random: &mut impl RngCore) -> [u8; RANDOM] {
    let mut bytes = [0; RANDOM];
    random.fill_bytes(&mut bytes);
    bytes
}
