//! A case of each kind that a sale leads to, and an application for evidence, ready for what every kind is put through.

mod evidence;

use domain::{
    access::{Actor, Post},
    case::{CaseCommand, EffectId, Envelope, FreeText, Task, TaskPurpose},
    file_handover::{self, FileHandover, UnavailableReason},
    identifier::CaseNumber,
    vehicle_transfer::{self, VehicleFile, VehicleTransfer},
};
use store::RecordedKind;
use tests::{
    World,
    sale::{
        Handover, Sale, Transfer, another_here, asked_for, begun, checked, here, is_known, offered, scanned,
        there,
    },
    under_test::UnderTest,
};
use workflows::runtime::{Answer, HasWorkflow};

/// A kind whose cases can be put through something.
pub trait Trial: RecordedKind + HasWorkflow {
    /// What the case is about.
    type Matter;

    /// A case that waits for a person.
    async fn at_rest(world: &World) -> AtRest<'_, Self>;

    /// Who is to take the case up.
    fn clerk() -> Actor;

    /// What the clerk asks, for which something has to be done outside.
    fn next() -> Self::Command;

    /// The clerk asks it, under an id of its own.
    fn asks_next() -> Envelope<Self::Command> {
        UnderTest::<Self>::envelope(Self::clerk(), Self::next())
    }

    /// What somebody may say of a case at rest, at any length.
    fn wordy(case: &AtRest<'_, Self>, words: FreeText) -> Envelope<Self::Command>;

    /// From [`Self::next`] to a case in which nothing is left to do.
    async fn to_the_end(case: &AtRest<'_, Self>);
}

/// A case that waits for its clerk.
pub struct AtRest<'w, K: Trial> {
    pub case: UnderTest<'w, K>,
    pub matter: K::Matter,
    /// The command that opened it, with its first answer.
    pub opening: (Envelope<K::Command>, Answer),
}

impl<K: Trial> AtRest<'_, K> {
    /// The clerk takes its task, again and again.
    pub fn claim(task: &Task) -> Envelope<K::Command> {
        let claim = CaseCommand::ClaimTask { task: task.id };
        UnderTest::<K>::envelope(K::clerk(), K::shared_command(claim))
    }

    /// The task of the clerk.
    pub async fn task(&self) -> Task {
        self.case.task(TaskPurpose::Intake).await
    }
}

impl Trial for VehicleTransfer {
    type Matter = Sale;

    async fn at_rest(world: &World) -> AtRest<'_, Self> {
        let sale = Sale::next(world).await;
        let (number, opening) = sale.application(world);
        let case = Transfer::new(world, number, sale.opened_at);
        let answer = case.send(opening.clone()).await;
        assert_eq!(answer.outcome, Ok(()), "the application is taken");
        case.until(|state| is_known(&state.known)).await;
        case.answered().await;
        AtRest {
            case,
            matter: sale,
            opening: (opening, answer),
        }
    }

    fn clerk() -> Actor {
        here(Post::Intake)
    }

    fn next() -> Self::Command {
        vehicle_transfer::Command::RequestFile
    }

    /// The former owner objects.
    fn wordy(at_rest: &AtRest<'_, Self>, words: FreeText) -> Envelope<Self::Command> {
        let seller = Actor::Citizen {
            person: at_rest.matter.seller.person(at_rest.case.world),
        };
        let for_party = None;
        Transfer::envelope(seller, vehicle_transfer::Command::Object { words, for_party })
    }

    /// Withdrawn while the handover runs.
    async fn to_the_end(AtRest { case, matter, .. }: &AtRest<'_, Self>) {
        let handover = begun(case).await;
        case.does(matter.applicant(case.world), vehicle_transfer::Command::Withdraw)
            .await;
        handover.until(file_handover::State::is_over).await;
        handover.finish().await;
        case.until(vehicle_transfer::State::is_over).await;
        case.finish().await;
    }
}

impl Trial for FileHandover {
    type Matter = Sale;

    async fn at_rest(world: &World) -> AtRest<'_, Self> {
        let transfer = VehicleTransfer::at_rest(world).await;
        let case = asked_for(&transfer.case).await;
        scanned(&case).await;
        case.answered().await;
        let opening = opening(&case, &transfer.case.number).await;
        let answer = case.send(opening.clone()).await;
        assert_eq!(answer.outcome, Ok(()), "it was opened by this request");
        AtRest {
            case,
            matter: transfer.matter,
            opening: (opening, answer),
        }
    }

    fn clerk() -> Actor {
        there(Post::Dossier)
    }

    fn next() -> Self::Command {
        file_handover::Command::TakeUp
    }

    /// The file cannot be sent.
    fn wordy(_: &AtRest<'_, Self>, words: FreeText) -> Envelope<Self::Command> {
        let reason = UnavailableReason::Lost;
        let lost = file_handover::Command::DeclareUnavailable { reason, words };
        Handover::envelope(Self::clerk(), lost)
    }

    /// The file arrives.
    async fn to_the_end(AtRest { case, .. }: &AtRest<'_, Self>) {
        use file_handover::{Command, Status};
        case.until(|state| state.status == Status::Gathered).await;
        offered(case).await;
        checked(case).await;
        case.does(another_here(Post::Dossier), Command::Accept).await;
        case.until(file_handover::State::is_over).await;
        case.finish().await;
        let transfer = Transfer::new(case.world, case.state().await.transfer, case.now());
        transfer.until(|state| state.file == VehicleFile::Arrived).await;
        transfer.finish().await;
    }
}

/// What the transfer asked for, by the request that follows from its effect.
async fn opening(case: &Handover<'_>, transfer: &CaseNumber) -> Envelope<file_handover::Command> {
    let world = case.world;
    let requests = format!(
        "SELECT request FROM requests WHERE case_number = '{}'",
        case.number
    );
    let requests = world.database.texts(&requests).await;
    let mut effects = (1..).map(|effect| world.store.keys().request_of(transfer, EffectId(effect)));
    let request = effects.find(|request| requests.contains(&request.0.to_string()));
    let route = case.state().await.route().clone();
    let opening = file_handover::Opening {
        transfer: transfer.clone(),
        vehicle: route.vehicle,
        origin: route.origin,
    };
    Envelope {
        request: request.unwrap(),
        ..Handover::envelope(Actor::System, file_handover::Command::Open(opening))
    }
}
