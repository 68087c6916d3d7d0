//! The template files, built into the binary.

use super::Wording;
use domain::case::NoticeKind;

macro_rules! files {
    ($($name:literal)+) => {
        /// Name and source of every template.
        pub(super) const FILES: &[(&str, &str)] = &[$(
            (concat!("zh/", $name), include_str!(concat!("../../templates/zh/", $name, ".txt"))),
            (concat!("en/", $name), include_str!(concat!("../../templates/en/", $name, ".txt"))),
        )+];
    };
}

files! {
    "_viewing_code" "_subject" "_title" "_in_app" "_mail" "_sms" "_paper" "_phone"
    "receipt" "correction_requested" "accepted" "not_accepted" "converted_to_counter" "issued" "delivered"
    "not_delivered" "refused" "lapsed" "withdrawn" "revoked" "owner_told" "on_hold" "resumed" "stopped" "file_failed"
    "approved" "registered" "transferred_out" "deadline_near" "escalated"
    "access_opened" "access_extended" "access_ended" "visit_booked" "copies_ready" "recusal_decided" "objection_answered"
    "glass_broken"
    "accepted_vehicle" "refused_vehicle" "lapsed_vehicle" "withdrawn_vehicle"
    "receipt_evidence" "accepted_evidence" "refused_evidence" "revoked_evidence" "lapsed_evidence" "withdrawn_evidence"
}

/// The file of a kind, without language and extension.
pub(super) fn of_kind(kind: NoticeKind, wording: Wording) -> &'static str {
    match (kind, wording) {
        (NoticeKind::Accepted, Wording::Vehicle) => "accepted_vehicle",
        (NoticeKind::Refused, Wording::Vehicle) => "refused_vehicle",
        (NoticeKind::Lapsed, Wording::Vehicle) => "lapsed_vehicle",
        (NoticeKind::Withdrawn, Wording::Vehicle) => "withdrawn_vehicle",
        (NoticeKind::Receipt, Wording::Evidence) => "receipt_evidence",
        (NoticeKind::Accepted, Wording::Evidence) => "accepted_evidence",
        (NoticeKind::Refused, Wording::Evidence) => "refused_evidence",
        (NoticeKind::Revoked, Wording::Evidence) => "revoked_evidence",
        (NoticeKind::Lapsed, Wording::Evidence) => "lapsed_evidence",
        (NoticeKind::Withdrawn, Wording::Evidence) => "withdrawn_evidence",
        (kind, _) => of_everybody(kind),
    }
}

fn of_everybody(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Receipt => "receipt",
        NoticeKind::CorrectionRequested => "correction_requested",
        NoticeKind::Accepted => "accepted",
        NoticeKind::NotAccepted => "not_accepted",
        NoticeKind::ConvertedToCounter => "converted_to_counter",
        NoticeKind::Issued => "issued",
        NoticeKind::Delivered => "delivered",
        NoticeKind::NotDelivered => "not_delivered",
        NoticeKind::Refused => "refused",
        NoticeKind::Lapsed => "lapsed",
        NoticeKind::Withdrawn => "withdrawn",
        NoticeKind::Revoked => "revoked",
        NoticeKind::OwnerTold => "owner_told",
        NoticeKind::OnHold => "on_hold",
        NoticeKind::Resumed => "resumed",
        NoticeKind::Stopped => "stopped",
        NoticeKind::FileFailed => "file_failed",
        NoticeKind::Approved => "approved",
        NoticeKind::Registered => "registered",
        NoticeKind::TransferredOut => "transferred_out",
        NoticeKind::AccessOpened => "access_opened",
        NoticeKind::AccessExtended => "access_extended",
        NoticeKind::AccessEnded => "access_ended",
        NoticeKind::VisitBooked => "visit_booked",
        NoticeKind::CopiesReady => "copies_ready",
        NoticeKind::RecusalDecided => "recusal_decided",
        NoticeKind::ObjectionAnswered => "objection_answered",
        NoticeKind::GlassBroken => "glass_broken",
        NoticeKind::DeadlineNear => "deadline_near",
        NoticeKind::Escalated => "escalated",
    }
}
