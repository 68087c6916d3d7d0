//! What the record says of an attempt is remembered for a moment, and no longer.

use super::place::{ORIGIN, custody, key, manifest, route};
use async_trait::async_trait;
use domain::{custody::Hop, identifier::CaseNumber};
use server::intake::{Awaited, Handovers, MOMENT, RecordAway, Remembered};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

const HOUR: Duration = Duration::from_hours(1);

/// A record that waits for the first attempt, and counts how often it is asked.
#[derive(Clone, Default)]
struct Asked(Arc<AtomicUsize>);

#[async_trait]
impl Handovers for Asked {
    async fn awaited(&self, _: &CaseNumber, attempt: u32) -> Result<Option<Arc<Awaited>>, RecordAway> {
        self.0.fetch_add(1, Ordering::Relaxed);
        let listed = manifest(&[("01.pdf", b"pages")]);
        let keys = vec![key(ORIGIN).public()];
        let awaited = Awaited::new(&custody(&listed, &[Hop::Offered]), listed, keys);
        Ok(awaited.filter(|_| attempt == 1).map(Arc::new))
    }
}

/// How often the record is asked when an attempt is asked for twice, and whether both times it was awaited.
async fn asked_twice(attempt: u32, moment: Duration) -> (usize, [bool; 2]) {
    let record = Asked::default();
    let remembered = Remembered::new(record.clone(), moment);
    let mut answers = [false; 2];
    for answer in &mut answers {
        let awaited = remembered.awaited(&route().handover, attempt).await.unwrap();
        *answer = awaited.is_some();
    }
    (record.0.load(Ordering::Relaxed), answers)
}

#[tokio::test]
async fn what_is_awaited_is_remembered_for_a_moment_and_nothing_else_is() {
    assert_eq!(asked_twice(1, HOUR).await, (1, [true; 2]));
    assert_eq!(asked_twice(1, Duration::ZERO).await, (2, [true; 2]), "it is over");
    assert_eq!(
        asked_twice(2, HOUR).await,
        (2, [false; 2]),
        "an offer is seen at once"
    );
    assert!(
        MOMENT <= Duration::from_secs(5),
        "a key that was retired holds no longer"
    );
}
