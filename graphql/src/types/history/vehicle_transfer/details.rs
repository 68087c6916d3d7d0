//! What an event of a transfer says, field by field. Nothing is shown that is not listed here; ids of people are not, and of
//! a vehicle only as much as tells two of them apart.

use super::answers::answer_details;
use crate::{
    Words,
    types::{
        history::{
            marked::{Marked, code, internal, text, value},
            shared_details::{effect_details, shared_details},
        },
        transfer_words::{desk, end_reason, ground, hold_code, hold_words},
    },
};
use domain::{
    deadline::rule,
    identifier::PlateNumber,
    law::vehicle::TransferGround,
    vehicle_transfer::{Acceptance, Event, HandOver, Hold, MissingPaper, Party, ProposedDecision},
};

pub(super) fn details(event: &Event) -> Vec<Marked> {
    match event {
        Event::Effect(effect) => effect_details(effect, answer_details),
        Event::Case(shared) => shared_details(shared),
        Event::Submitted {
            channel,
            vin,
            title,
            trade,
            ..
        } => {
            let title = title.map(|title| value("title", &code(&title), Some(title.words().into())));
            let occasion = value(
                "occasion",
                &code(&trade.occasion),
                Some(trade.occasion.words().into()),
            );
            [
                value("channel", &code(channel), Some(channel.words().into())),
                occasion,
                value("vin", &vin.masked(), None),
            ]
            .into_iter()
            .chain(title)
            .collect()
        }
        Event::CorrectionRequested { missing } => missing.iter().map(missing_paper).collect(),
        Event::CorrectionAnswered { words, .. } => text("words", words.as_ref()).collect(),
        Event::HandoverBegun { handover } => vec![value("handover", handover, None)],
        // Whose matter the earlier handover was is nothing to the parties of this one.
        Event::FileTraced { office, handover, .. } => [value("office", office, None)]
            .into_iter()
            .chain(internal([value("handover", handover, None)]))
            .collect(),
        Event::FileFailed { reason } => reason.iter().map(|reason| ended(*reason)).collect(),
        Event::FileDelayed { desk: told } => vec![value("desk", &code(told), Some(desk(*told)))],
        Event::PreAccepted {
            acceptance, checked, ..
        }
        | Event::Accepted {
            acceptance, checked, ..
        } => accepted(acceptance)
            .into_iter()
            .chain(internal(text("checked", checked.as_ref())))
            .collect(),
        Event::NotAccepted { grounds, words, .. } | Event::Refused { grounds, words, .. } => {
            grounds_of(grounds).chain(text("words", Some(words))).collect()
        }
        Event::PartyNamed { party } => vec![party_named(party)],
        Event::PowersSeen { words, .. }
        | Event::Objected { words, .. }
        | Event::ObjectionSettled { words, .. }
        | Event::StopLifted { words, .. }
        | Event::FeesWaived { words, .. }
        | Event::ReturnedToReview { words }
        | Event::FollowUpCompleted { words, .. } => internal(text("words", Some(words))).collect(),
        Event::InspectionBooked { at } => vec![value("at", &at.to_rfc3339(), None)],
        Event::Inspected { record } => vec![value("result", &code(&record.result), None)],
        Event::Held { hold } | Event::Resumed { hold } => vec![held(*hold)],
        // Whoever is told what registers say finds them in `stops`.
        Event::Stopped { grounds } => internal(grounds_of(grounds)).collect(),
        Event::DecisionProposed { proposed, .. } => proposal(proposed),
        _ => carrying_out(event),
    }
}

/// Number, fees, plates and papers, and what follows on the registration.
fn carrying_out(event: &Event) -> Vec<Marked> {
    match event {
        Event::NumbersOffered { until, .. } => vec![value("until", &until.to_rfc3339(), None)],
        Event::NumberChosen { number, .. }
        | Event::NumberClaimed { number }
        | Event::NumberDenied { number } => vec![plate(number)],
        Event::NumberReserved { number, until } => {
            vec![plate(number), value("until", &until.to_rfc3339(), None)]
        }
        Event::FeesSet { fen } => vec![value("fen", fen, None)],
        Event::FeesPaid { receipt } => vec![value("receipt", &receipt.as_str(), None)],
        Event::TemporaryPlateIssued { temporary } => vec![value("validTo", &temporary.valid_to, None)],
        Event::PlatesHandedOver { manner, .. } => handed_over(manner),
        Event::ServiceRecorded { manner, day, .. } => vec![
            value("manner", &manner.code(), Some(manner.words().into())),
            value("day", day, None),
        ],
        _ => vec![],
    }
}

fn accepted(acceptance: &Acceptance) -> Vec<Marked> {
    let period = rule(acceptance.rule);
    vec![
        value("day", &acceptance.day, None),
        value(
            "ruleSet",
            &code(&acceptance.rules),
            Some(acceptance.rules.facts().words.into()),
        ),
        value(
            "period",
            &acceptance.rule.as_str(),
            Some(Words::new(period.title_zh, period.title_en)),
        ),
    ]
}

fn missing_paper(missing: &MissingPaper) -> Marked {
    let name = missing.document.words().into();
    value("missing", &missing.words.as_str(), Some(name))
}

fn party_named(party: &Party) -> Marked {
    value("role", &code(&party.role), Some(party.role.words().into()))
}

fn grounds_of<'a>(grounds: impl IntoIterator<Item = &'a TransferGround>) -> impl Iterator<Item = Marked> {
    let one = |of: &TransferGround| value("ground", &of.code(), Some(ground(*of, None)));
    grounds.into_iter().map(one)
}

fn ended(reason: domain::file_handover::EndReason) -> Marked {
    let (code, words) = end_reason(reason);
    value("reason", &code, Some(words))
}

fn held(hold: Hold) -> Marked {
    value("hold", &hold_code(hold), Some(hold_words(hold, None)))
}

fn plate(number: &PlateNumber) -> Marked {
    value("number", &number.masked(), None)
}

fn handed_over(manner: &HandOver) -> Vec<Marked> {
    match manner {
        HandOver::AtTheCounter => vec![value(
            "manner",
            &"AT_THE_COUNTER",
            Some(Words::new("窗口领取", "At the counter")),
        )],
        HandOver::Posted { consignment } => vec![
            value("manner", &"POSTED", Some(Words::new("邮寄", "By post"))),
            value("consignment", &consignment.as_str(), None),
        ],
    }
}

/// What is proposed is internal until somebody decides.
fn proposal(proposed: &ProposedDecision) -> Vec<Marked> {
    let list: Vec<_> = match proposed {
        ProposedDecision::Register { checked } => {
            let register = value("proposed", &"REGISTER", Some(Words::new("准予登记", "Register")));
            [register]
                .into_iter()
                .chain(text("checked", checked.as_ref()))
                .collect()
        }
        ProposedDecision::Refuse { grounds } => {
            let refuse = value("proposed", &"REFUSE", Some(Words::new("不予办理", "Refuse")));
            [refuse].into_iter().chain(grounds_of(grounds)).collect()
        }
    };
    internal(list).collect()
}
