//! Handovers of any length: what may come next, chosen at random.

use super::{
    fixtures::{destination, origin, stranger},
    handover::Handover,
    stages::hops,
};
use crate::{
    custody::{Hop, Side},
    identifier::OfficeCode,
};
use proptest::{prelude::*, sample::Index};

/// Every hop of every office, possible or not.
pub fn candidates() -> Vec<(OfficeCode, Hop)> {
    let offices = [origin(), destination(), stranger()];
    let of = |office: OfficeCode| hops().into_iter().map(move |hop| (office.clone(), hop));
    offices.into_iter().flat_map(of).collect()
}

/// Whether the table of stages has this hop next.
pub fn is_next(handover: &Handover, office: &OfficeCode, hop: &Hop) -> bool {
    let sides = [(origin(), Side::Origin), (destination(), Side::Destination)];
    sides
        .iter()
        .filter(|(party, _)| party == office)
        .any(|(_, side)| handover.custody.stage().after(hop, *side).is_ok())
}

/// The hops that may come next.
pub fn legal(handover: &Handover) -> Vec<(OfficeCode, Hop)> {
    let mut all = candidates();
    all.retain(|(office, hop)| is_next(handover, office, hop));
    all
}

/// A handover of at least `least` entries, unless it ends before.
pub fn walk(least: usize) -> impl Strategy<Value = Handover> {
    prop::collection::vec(any::<Index>(), least..14).prop_map(|choices| {
        let mut handover = Handover::new();
        for choice in choices {
            let next = legal(&handover);
            if next.is_empty() {
                break;
            }
            let (office, hop) = choice.get(&next).clone();
            handover.hop(&office, hop).unwrap();
        }
        handover
    })
}
