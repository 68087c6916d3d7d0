//! The ministry's desk hears by mail that an office of origin stays silent: which handover, of which offices, since when. It names
//! nobody, and no vehicle.

use super::{Answer, Call, undeliverable};
use crate::{
    Activities,
    effects::{mailed, tables_away, when_asked},
    mail::Mail,
    notify::office_name,
};
use chrono::NaiveDate;
use domain::{
    deadline::{Deadline, RuleId},
    file_handover::{FileHandover, HandoverOutcome, State},
    identifier::{CaseNumber, OfficeCode},
    law::Text,
};
use store::{Store, StoreError};
use temporalio_sdk::activities::ActivityError;

/// Nobody has written down where the ministry's desk is reached: see `desks.ministry`.
const NO_ADDRESS: &str = "NO_DESK_OF_MINISTRY";

/// What the mail is about.
struct Late<'a> {
    case: &'a CaseNumber,
    origin: Text,
    destination: Text,
    /// The day on which the origin was asked.
    since: NaiveDate,
    /// Its last day.
    due: NaiveDate,
}

/// Sends it; asked twice, it is one mail to whoever looks at its id.
pub(super) async fn told(activities: &Activities, call: &Call) -> Answer {
    let state = when_asked::<FileHandover>(&activities.store, call).await?.state;
    let messages = &activities.messages;
    let Some(to) = messages.ministry.clone() else {
        tracing::warn!(handover = %call.case, "the ministry's desk is not told, since desks.ministry names no address");
        return Ok(undeliverable(NO_ADDRESS));
    };
    let (subject, body) = late(&activities.store, (&call.case, &state)).await?.words();
    let mail = Mail {
        id: messages.message_ids.of(&call.case, call.effect.id),
        to,
        subject,
        body,
    };
    mailed(messages.mailer.send(&mail).await, HandoverOutcome::Reported)
}

async fn late<'a>(store: &Store, (case, state): (&'a CaseNumber, &State)) -> Result<Late<'a>, ActivityError> {
    let route = state.route();
    let missing = || tables_away(&StoreError::Missing("the period of the origin"));
    let period = passed(&state.work.deadlines).ok_or_else(missing)?;
    let name = async |office: &OfficeCode| {
        office_name(store, office)
            .await
            .map_err(|error| tables_away(&error))
    };
    Ok(Late {
        case,
        origin: name(&route.origin).await?,
        destination: name(&route.destination).await?,
        since: period.start,
        due: period.due,
    })
}

/// The newest one.
fn passed(deadlines: &[Deadline]) -> Option<&Deadline> {
    let of_origin = |deadline: &&Deadline| deadline.rule == RuleId::UC_FILE_OUT_MAX;
    deadlines.iter().rev().find(of_origin)
}

impl Late<'_> {
    /// Subject and body. The desk is one of the ministry, so Chinese comes first.
    fn words(&self) -> (String, String) {
        let Self {
            case,
            origin,
            destination,
            since,
            due,
        } = self;
        let (zh, en) = ("档案移交逾期督办", "A handover of a file is overdue");
        let body = [
            format!(
                "业务{case}：{}自{since}起应向{}移交机动车电子档案，",
                origin.zh, destination.zh
            ),
            format!("期限至{due}，逾期未办，现报请督办。\n\n"),
            format!(
                "Case {case}: since {since} the {} has had to hand over the electronic file ",
                origin.en
            ),
            format!(
                "of a vehicle to the {}. The period ended on {due}.\n",
                destination.en
            ),
        ];
        (format!("{zh} / {en} ({case})"), body.concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_which_case_and_which_offices_since_when() {
        let text = |zh: &str, en: &str| Text {
            zh: zh.into(),
            en: en.into(),
        };
        let case = CaseNumber::new(
            &"44010001".parse().unwrap(),
            "2022-05-09".parse().unwrap(),
            [1; 5],
        );
        let case = case.unwrap();
        let late = Late {
            case: &case,
            origin: text("成都市车辆管理所", "vehicle office of Chengdu"),
            destination: text("广州市车辆管理所", "vehicle office of Guangzhou"),
            since: "2022-05-09".parse().unwrap(),
            due: "2022-05-12".parse().unwrap(),
        };
        let (subject, body) = late.words();
        assert_eq!(
            subject,
            format!("档案移交逾期督办 / A handover of a file is overdue ({case})")
        );
        let says = [
            format!(
                "业务{case}：成都市车辆管理所自2022-05-09起应向广州市车辆管理所移交机动车电子档案，\
                 期限至2022-05-12，逾期未办，现报请督办。"
            ),
            format!(
                "Case {case}: since 2022-05-09 the vehicle office of Chengdu has had to hand over the electronic file of a \
                 vehicle to the vehicle office of Guangzhou. The period ended on 2022-05-12."
            ),
        ];
        assert_eq!(body, format!("{}\n\n{}\n", says[0], says[1]));
    }
}
