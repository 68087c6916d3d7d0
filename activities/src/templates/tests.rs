//! Every template with a sample, word by word.

use super::{
    Language, NoticeTemplates, NoticeText,
    sample::{sample, sample_of_evidence, sample_of_vehicle},
};
use domain::case::{Channel, NoticeKind};
use std::fmt::Write as _;

const KINDS: [NoticeKind; 30] = [
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
    NoticeKind::AccessOpened,
    NoticeKind::AccessExtended,
    NoticeKind::AccessEnded,
    NoticeKind::VisitBooked,
    NoticeKind::CopiesReady,
    NoticeKind::RecusalDecided,
    NoticeKind::ObjectionAnswered,
    NoticeKind::GlassBroken,
    NoticeKind::DeadlineNear,
    NoticeKind::Escalated,
];

/// Those that say something else of evidence.
const KINDS_OF_EVIDENCE: [NoticeKind; 6] = [
    NoticeKind::Receipt,
    NoticeKind::Accepted,
    NoticeKind::Refused,
    NoticeKind::Revoked,
    NoticeKind::Lapsed,
    NoticeKind::Withdrawn,
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

type Sample = fn(NoticeKind) -> NoticeText;

/// On paper and as a message, in both languages.
fn read_as(kinds: &[NoticeKind], sample: Sample) -> String {
    let templates = NoticeTemplates::default();
    let mut page = String::new();
    for language in Language::ALL {
        for kind in kinds.iter().copied() {
            for channel in [Channel::Paper, Channel::Sms] {
                let notice = templates.render(kind, channel, language, &sample(kind)).unwrap();
                write!(
                    page,
                    "=== {kind:?} {channel:?}\n{}\n---\n{}\n\n",
                    notice.subject, notice.body
                )
                .unwrap();
            }
        }
    }
    page
}

#[test]
fn notices_of_a_vehicle_read_as_they_were_read_before() {
    insta::assert_snapshot!(read_as(&KINDS_OF_VEHICLES, sample_of_vehicle));
}

#[test]
fn notices_of_evidence_read_as_they_were_read_before() {
    insta::assert_snapshot!(read_as(&KINDS_OF_EVIDENCE, sample_of_evidence));
}

#[test]
fn the_digits_of_a_viewing_go_in_one_line_that_names_nobody() {
    let templates = NoticeTemplates::default();
    let notice = sample(NoticeKind::AccessOpened);
    let read = Language::ALL.map(|language| {
        let code = templates
            .viewing_code(language, (&notice.case, "012345"))
            .unwrap();
        assert!(
            code.body.contains("012345") && !code.body.contains('\n'),
            "{code:?}"
        );
        assert!(!code.subject.contains("012345"), "a subject is read by others");
        code
    });
    assert!(read[0].body.chars().count() <= 2 * 67);
    insta::assert_debug_snapshot!(read);
}

/// A part of a long message holds 67 characters, a single one 70 (3GPP TS 23.038, UCS-2).
#[test]
fn chinese_messages_fit_into_two_parts_and_hide_the_name() {
    let templates = NoticeTemplates::default();
    let of_vehicles = KINDS_OF_VEHICLES.map(|kind| (kind, sample_of_vehicle(kind)));
    let of_evidence = KINDS_OF_EVIDENCE.map(|kind| (kind, sample_of_evidence(kind)));
    for (kind, text) in KINDS
        .map(|kind| (kind, sample(kind)))
        .into_iter()
        .chain(of_vehicles)
        .chain(of_evidence)
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
