//! The same of a sale: every activity of its transfer and of its handover breaks at every point.

use super::{OF_A_DEPARTURE, OF_A_HANDOVER, OF_A_TRANSFER, OF_EVERY_KIND, own, with_shared};
use crate::trace::Trace;
use domain::{
    access::Post,
    case::{CaseCommand, TaskPurpose},
    identifier::CaseNumber,
    vehicle_transfer::Command,
};
use futures::future::join_all;
use std::collections::BTreeSet;
use store::AnyKind;
use tests::{
    Fault, Variant, World,
    case::words,
    runtime::block_on,
    sale::{Handover, Sale, Transfer, begun, here, is_known, let_go, let_go_on_paper, there, whole_way},
};

/// What breaks in one story, of its transfer and of its handover.
#[derive(Clone, Debug)]
struct Breaking {
    fault: Fault,
    transfer: Vec<&'static str>,
    handover: Vec<&'static str>,
}

impl Breaking {
    /// The faults that pass fast: everything breaks in one story.
    fn all(fault: Fault) -> Self {
        Self {
            fault,
            transfer: [&OF_EVERY_KIND[..], &OF_A_TRANSFER[..]].concat(),
            handover: [&OF_EVERY_KIND[..], &OF_A_HANDOVER[..]].concat(),
        }
    }

    /// What is lost is waited for: few in one story, and those of a transfer before those of its handover.
    fn lost(transfer: &[&'static str], handover: &[&'static str]) -> Self {
        Self {
            fault: Fault::Lost,
            transfer: transfer.to_vec(),
            handover: handover.to_vec(),
        }
    }

    fn each_lost() -> Vec<Self> {
        let registers = [
            "vehicle_registry",
            "stolen_vehicles",
            "compulsory_insurance",
            "tax_office",
        ];
        let at_first = [&registers[..], &["notify"]].concat();
        vec![
            Self::lost(&at_first, &["vehicle_lock"]),
            Self::lost(&["record", "ask_handover"], &["sign"]),
            Self::lost(&["plate_pool"], &["transfer_files"]),
            Self::lost(&[], &["verify_files", "report_file"]),
            Self::lost(&[], &["notify", "record", "origin_file"]),
        ]
    }

    fn plan(&self, world: &World, (case, activities): (&CaseNumber, &[&str])) {
        world.faults.plan_each(case.as_str(), (activities, self.fault));
    }

    /// All of it has come to pass.
    fn has_struck(&self, (transfer, handover): (&Transfer<'_>, &Handover<'_>)) {
        let faults = &transfer.world.faults;
        faults.have_struck(transfer.number.as_str(), &self.transfer);
        faults.have_struck(handover.number.as_str(), &self.handover);
    }
}

/// From the application to the archive.
async fn story<'w>(world: &'w World, breaking: Option<&Breaking>) -> (Transfer<'w>, Handover<'w>) {
    let sale = Sale::next(world).await;
    let (number, opening) = sale.application(world);
    if let Some(breaking) = breaking {
        breaking.plan(world, (&number, &breaking.transfer));
    }
    let transfer = sale.taken(world, (number, opening)).await;
    transfer.until(|state| is_known(&state.known)).await;
    transfer.does(here(Post::Intake), Command::RequestFile).await;
    let handover = begun(&transfer).await;
    if let Some(breaking) = breaking {
        breaking.plan(world, (&handover.number, &breaking.handover));
    }
    is_pressed(&handover).await;
    whole_way(&sale, (&transfer, &handover), async || {}).await;
    (transfer, handover)
}

/// Supervision asks for attention, and whoever has the task is told: a handover tells people nothing else.
async fn is_pressed(handover: &Handover<'_>) {
    handover.claim(there(Post::Dossier), TaskPurpose::Intake).await;
    let reason = words("逾期");
    handover
        .does(here(Post::Supervision), CaseCommand::EscalateCase { reason })
        .await;
}

/// A car that leaves first.
async fn departure<'w>(world: &'w World, breaking: Option<(&[&str], Fault)>) -> Transfer<'w> {
    let sale = Sale::next_at_origin(world).await;
    let (number, opening) = sale.departure(world).await;
    if let Some(plan) = breaking {
        world.faults.plan_each(number.as_str(), plan);
    }
    let transfer = sale.taken(world, (number, opening)).await;
    let_go(&transfer, &sale).await;
    let_go_on_paper(&transfer).await;
    transfer.finish().await;
    transfer
}

/// What is left of both cases.
async fn traces((transfer, handover): (&Transfer<'_>, &Handover<'_>)) -> [Trace; 2] {
    let world = transfer.world;
    [
        Trace::of(world, &transfer.number).await,
        Trace::of(world, &handover.number).await,
    ]
}

async fn every_fault_of_a_sale_leaves_the_same_world(world: &World) {
    let (transfer, handover) = story(world, None).await;
    let called = |case: &CaseNumber| world.faults.called_by(case.as_str());
    assert_eq!(called(&transfer.number), with_shared(OF_A_TRANSFER));
    assert_eq!(called(&handover.number), with_shared(own(AnyKind::FileHandover)));
    let expected = traces((&transfer, &handover)).await;
    let at_once = [Fault::Before, Fault::After].map(Breaking::all);
    let breaking: Vec<_> = at_once.into_iter().chain(Breaking::each_lost()).collect();
    let stories = breaking.iter().map(async |breaking| {
        let (transfer, handover) = Box::pin(story(world, Some(breaking))).await;
        breaking.has_struck((&transfer, &handover));
        assert_eq!(
            traces((&transfer, &handover)).await,
            expected,
            "after {breaking:?}"
        );
    });
    join_all(stories).await;
}

async fn every_fault_of_a_departure_leaves_the_same_world(world: &World) {
    let calm = departure(world, None).await;
    let expected = Trace::of(world, &calm.number).await;
    let called = world.faults.called_by(calm.number.as_str());
    assert!(
        called.is_subset(&with_shared(own(AnyKind::VehicleTransfer))),
        "{called:?}"
    );
    let all: Vec<_> = called.iter().map(String::as_str).collect();
    let breaking: [(&[&str], Fault); 3] = [
        (&all, Fault::Before),
        (&all, Fault::After),
        (&OF_A_DEPARTURE, Fault::Lost),
    ];
    let stories = breaking.map(async |plan| {
        let left = Box::pin(departure(world, Some(plan))).await;
        world.faults.have_struck(left.number.as_str(), plan.0);
        assert_eq!(Trace::of(world, &left.number).await, expected, "after {plan:?}");
    });
    join_all(stories).await;
}

async fn every_fault(world: &World) {
    tokio::join!(
        Box::pin(every_fault_of_a_sale_leaves_the_same_world(world)),
        Box::pin(every_fault_of_a_departure_leaves_the_same_world(world)),
    );
}

/// None is left out of the stories in which answers are lost.
#[test]
fn everything_is_lost_once() {
    let (all, lost) = (Breaking::all(Fault::Lost), Breaking::each_lost());
    let of_transfers: BTreeSet<_> = lost.iter().flat_map(|breaking| &breaking.transfer).collect();
    let of_handovers: BTreeSet<_> = lost.iter().flat_map(|breaking| &breaking.handover).collect();
    assert_eq!(of_transfers, all.transfer.iter().collect());
    assert_eq!(of_handovers, all.handover.iter().collect());
}

#[test]
fn sqlite() {
    block_on(async { every_fault(World::of(Variant::Sqlite).await).await });
}

#[test]
fn postgresql() {
    block_on(async { every_fault(World::of(Variant::Postgresql).await).await });
}
