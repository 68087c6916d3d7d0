//! An application for evidence, ready for what every kind is put through.

use super::{AtRest, Trial};
use domain::{
    access::Actor,
    case::{Envelope, FreeText},
    deadline::RuleId,
    evidence_access::{Command, EvidenceAccess, State},
};
use tests::{
    World,
    evidence::{Access, Accident, colleague, known, officer},
};

impl Trial for EvidenceAccess {
    type Matter = Accident;

    async fn at_rest(world: &World) -> AtRest<'_, Self> {
        let accident = Accident::next(world).await;
        let (number, opening) = accident.application(world);
        let case = Access::new(world, number, accident.opened_at);
        let answer = case.send(opening.clone()).await;
        assert_eq!(answer.outcome, Ok(()), "the application is taken");
        known(&case).await;
        AtRest {
            case,
            matter: accident,
            opening: (opening, answer),
        }
    }

    fn clerk() -> Actor {
        officer()
    }

    fn next() -> Self::Command {
        let area_confirmed = false;
        Command::Accept { area_confirmed }
    }

    /// The driver asks that somebody stand aside.
    fn wordy(at_rest: &AtRest<'_, Self>, words: FreeText) -> Envelope<Self::Command> {
        let driver = at_rest.matter.driver.citizen(at_rest.case.world);
        let officer = colleague().person().expect("staff are people");
        Access::envelope(driver, Command::AskForRecusal { officer, words })
    }

    /// Withdrawn, and the days for a recheck of the accident have passed.
    async fn to_the_end(AtRest { case, matter, .. }: &AtRest<'_, Self>) {
        case.does(matter.driver.citizen(case.world), Command::Withdraw)
            .await;
        case.answered().await;
        if case.state().await.next_wake().is_some() {
            let recheck = case.deadline(RuleId::AC_REVIEW_APPLY).await;
            case.pass_until(recheck.expires_at()).await;
        }
        case.until(State::is_over).await;
        case.finish().await;
    }
}
