//! Every template with a sample, word by word.

use super::{
    Language, NoticeTemplates,
    sample::{sample, sample_of_vehicle},
};
use domain::case::{Channel, NoticeKind};
use std::fmt::Write as _;

const KINDS: [NoticeKind; 22] = [
    NoticeKind::Receipt,
    NoticeKind::CorrectionRequested,
    NoticeKind::Accepted,
    NoticeKind::NotAccepted,
    NoticeKind::ConvertedToCounter,
    NoticeKind::Issued,
    NoticeKind::Delivered,
    NoticeKind::NotDelivered,
    NoticeKind::Refused,
    NoticeKind::Lapsed,
    NoticeKind::Withdrawn,
    NoticeKind::Revoked,
    NoticeKind::OwnerTold,
    NoticeKind::OnHold,
    NoticeKind::Resumed,
    NoticeKind::Stopped,
    NoticeKind::FileFailed,
    NoticeKind::Approved,
    NoticeKind::Registered,
    NoticeKind::TransferredOut,
    NoticeKind::DeadlineNear,
    NoticeKind::Escalated,
];

/// Those that say something else of a vehicle than of a licence.
const KINDS_OF_VEHICLES: [NoticeKind; 4] = [
    NoticeKind::Accepted,
    NoticeKind::Refused,
    NoticeKind::Lapsed,
    NoticeKind::Withdrawn,
];

#[test]
fn every_notice_reads_as_it_was_read_before() {
    let templates = NoticeTemplates::default();
    for (language, channel) in Language::ALL
        .into_iter()
        .flat_map(|l| Channel::ALL.map(|c| (l, c)))
    {
        let mut page = String::new();
        for kind in KINDS {
            let notice = templates.render(kind, channel, language, &sample(kind)).unwrap();
            write!(page, "=== {kind:?}\n{}\n---\n{}\n\n", notice.subject, notice.body).unwrap();
        }
        insta::assert_snapshot!(format!("{channel:?}_{language:?}"), page);
    }
}

#[test]
fn notices_of_a_vehicle_read_as_they_were_read_before() {
    let templates = NoticeTemplates::default();
    let mut page = String::new();
    for language in Language::ALL {
        for kind in KINDS_OF_VEHICLES {
            for channel in [Channel::Paper, Channel::Sms] {
                let notice = templates
                    .render(kind, channel, language, &sample_of_vehicle(kind))
                    .unwrap();
                write!(
                    page,
                    "=== {kind:?} {channel:?}\n{}\n---\n{}\n\n",
                    notice.subject, notice.body
                )
                .unwrap();
            }
        }
    }
    insta::assert_snapshot!(page);
}

/// A part of a long message holds 67 characters, a single one 70 (3GPP TS 23.038, UCS-2).
#[test]
fn chinese_messages_fit_into_two_parts_and_hide_the_name() {
    let templates = NoticeTemplates::default();
    let of_vehicles = KINDS_OF_VEHICLES.map(|kind| (kind, sample_of_vehicle(kind)));
    for (kind, text) in KINDS
        .map(|kind| (kind, sample(kind)))
        .into_iter()
        .chain(of_vehicles)
    {
        let sms = templates
            .render(kind, Channel::Sms, Language::Zh, &text)
            .unwrap()
            .body;
        assert!(
            sms.chars().count() <= 2 * 67,
            "{kind:?}: {} characters",
            sms.chars().count()
        );
        assert!(
            !sms.contains(text.person.as_ref().unwrap().as_str()) && !sms.contains('\n'),
            "{sms}"
        );
    }
}

#[test]
fn a_notice_without_what_it_must_say_is_not_written() {
    let templates = NoticeTemplates::default();
    for language in Language::ALL {
        let mut refusal = sample(NoticeKind::Refused);
        refusal.remedy = None;
        let error = templates
            .render(NoticeKind::Refused, Channel::Mail, language, &refusal)
            .unwrap_err();
        assert!(error.to_string().contains("refused, line"), "{error}");
    }
}

#[test]
fn what_people_are_called_is_text_and_nothing_else() {
    let templates = NoticeTemplates::default();
    let mut text = sample(NoticeKind::Accepted);
    text.business.zh = "{{ case }}<b>".to_owned();
    let body = templates
        .render(NoticeKind::Accepted, Channel::InApp, Language::Zh, &text)
        .unwrap()
        .body;
    assert!(body.contains("{{ case }}<b>"));
}
