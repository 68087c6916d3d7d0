//! What holds of every handover, whoever tries whatever in whatever order.

use super::{
    fixtures::{check, destination, files, origin, trusted},
    handover::Handover,
    walks::{candidates, is_next, legal, walk},
};
use crate::custody::{CustodyExport, Hop, Stage};
use proptest::{prelude::*, sample::Index};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// At every moment custody is at one of the two offices, and it moves once at most, by acceptance.
    #[test]
    fn custody_is_at_exactly_one_office(tries in prop::collection::vec(any::<Index>(), 0..80)) {
        let (all, mut handover) = (candidates(), Handover::new());
        for choice in tries {
            let (office, hop) = choice.get(&all).clone();
            let before = handover.clone();
            let possible = is_next(&before, &office, &hop);
            let taken = handover.hop(&office, hop.clone());
            prop_assert_eq!(taken.is_ok(), possible);
            if taken.is_err() {
                prop_assert_eq!(&handover, &before, "a hop that is refused changes nothing");
            }
            let moved = handover.custody.custodian() != before.custody.custodian();
            prop_assert_eq!(moved, taken.is_ok() && matches!(hop, Hop::Accepted(_)));
            let at = if handover.custody.stage() == Stage::Accepted { destination() } else { origin() };
            prop_assert_eq!(handover.custody.custodian(), &at);
        }
    }

    /// Nothing leads nowhere: until the file is accepted some office can go on.
    #[test]
    fn a_handover_ends_by_acceptance_alone(handover in walk(0)) {
        prop_assert_eq!(legal(&handover).is_empty(), handover.custody.stage() == Stage::Accepted);
    }

    /// What the offices said adds up to the same for whoever reads it.
    #[test]
    fn an_export_says_what_the_handover_is(handover in walk(1)) {
        let export = handover.export();
        let text = serde_json::to_vec(&export).unwrap();
        let read = CustodyExport::read(&text).unwrap();
        prop_assert_eq!(&read, &export);
        let summary = read.verify(&trusted(), check, Some(&files())).unwrap();
        prop_assert_eq!(&summary.custodian, handover.custody.custodian());
        prop_assert_eq!(summary.stage, handover.custody.stage());
        prop_assert_eq!(summary.attempt, handover.custody.attempt());
    }
}
