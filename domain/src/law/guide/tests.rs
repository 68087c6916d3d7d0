//! The guide for every reason.

use super::*;
use crate::law::Confidence;

#[test]
fn every_reason_has_a_guide_with_an_identity_document_and_a_photo() {
    for reason in SpecialReason::ALL {
        let guide = licence_application_guide(reason);
        let kinds: Vec<_> = guide.documents.iter().map(|document| document.kind).collect();
        assert_eq!(
            kinds[..3],
            [
                DocumentKind::IdentityDocument,
                DocumentKind::Photo,
                DocumentKind::SignedApplication
            ],
            "{reason:?}"
        );
        assert_eq!(guide.reason, reason);
    }
}

#[test]
fn a_new_photo_is_asked_for_only_where_the_old_one_is_the_trouble() {
    let always: Vec<_> = SpecialReason::ALL
        .into_iter()
        .filter(|reason| licence_application_guide(*reason).documents[1].requirement == Requirement::Always)
        .collect();
    assert_eq!(
        always,
        [
            SpecialReason::PhotoRejected3Times,
            SpecialReason::PhotoBlacklisted,
            SpecialReason::NoPhotoOnFile
        ]
    );
}

#[test]
fn other_reasons_need_a_statement() {
    let with_statement = |reason| {
        licence_application_guide(reason)
            .documents
            .iter()
            .any(|paper| paper.kind == DocumentKind::Statement)
    };
    let reasons: Vec<_> = SpecialReason::ALL
        .into_iter()
        .filter(|reason| with_statement(*reason))
        .collect();
    assert_eq!(reasons, [SpecialReason::Other]);
}

#[test]
fn marks_are_visible() {
    let guide = licence_application_guide(SpecialReason::NoUsableDevice);
    assert_eq!(guide.fee.basis.confidence, Confidence::NotFound);
    assert_eq!(guide.who.basis.confidence, Confidence::Inference);
    assert!(
        guide
            .duration
            .iter()
            .any(|line| line.basis.confidence == Confidence::Policy)
    );
    let json = serde_json::to_value(&guide).unwrap();
    assert_eq!(json["fee"]["basis"]["confidence"], "NOT_FOUND");
    assert_eq!(json["documents"][1]["requirement"], "UNLESS_ON_FILE");
}
