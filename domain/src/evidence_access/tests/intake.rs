//! Taking up, declining and correcting.

use super::{World, fixtures::*, ways::*};
use crate::{
    accident::{AccidentFile, Custody, Representative},
    case::{RefusalDetail, TaskPurpose},
    deadline::{Length, RuleId},
    evidence_access::{
        Authority, Command, EvidenceHold, EvidenceOutcome, Known, LawyerPapers, Policy, Power, Relation,
        Standing, Status, Submission, Verdict, Wanted, assess_case, waiting_for,
    },
    law::{EvidenceGround, rollout::Gate},
};

#[test]
fn it_is_taken_up_while_the_register_is_away() {
    let mut world = World::submitted();
    world.ask(&officer(), accept()).unwrap();
    assert_eq!(world.status(), Status::Review);
    assert_eq!(world.told(APPLICANT), ["RECEIPT", "ACCEPTED"]);
    assert_eq!(world.deadline(RuleId::EV_DECIDE).start.to_string(), "2026-03-02");
}

#[test]
fn an_accident_of_another_unit_or_of_none_is_not_taken_up() {
    let mut elsewhere = World::submitted();
    elsewhere.register_says(&AccidentFile {
        unit: other_office(),
        ..file()
    });
    let mut unknown = World::submitted();
    unknown.answer(|_| Some(EvidenceOutcome::AccidentNotFound));
    assert_eq!(unknown.state().known, Known::NotFound);
    for mut world in [elsewhere, unknown] {
        let refusal = world.ask(&officer(), accept()).unwrap_err();
        let grounds = vec![EvidenceGround::WrongAuthority];
        assert_eq!(
            refusal.detail,
            Some(RefusalDetail::EvidenceGrounds {
                grounds: grounds.clone()
            })
        );
        let words = text("请向处理该事故的单位申请");
        world
            .ask(&officer(), Command::Decline { grounds, words })
            .unwrap();
        assert_eq!(world.status(), Status::NotAccepted);
        assert!(!world.state().is_over(), "it has to be served");
    }
}

#[test]
fn an_area_that_is_not_open_bars_and_one_that_nobody_knows_asks_a_person() {
    let mut world = World::submitted();
    world.register_says(&file());
    world.facts.gate = Gate::NotYet { opens_on: None };
    assert_eq!(world.code(&officer(), accept()), "EVIDENCE_GROUNDS");
    let mut declined = world.clone();
    let (grounds, words) = (vec![EvidenceGround::AreaNotOpen], text("请到窗口查阅"));
    declined
        .ask(&officer(), Command::Decline { grounds, words })
        .unwrap();
    assert_eq!(declined.status(), Status::NotAccepted);
    world.facts.gate = Gate::Unknown;
    assert_eq!(world.code(&officer(), accept()), "CITY_UNKNOWN");
    let area_confirmed = true;
    world.ask(&officer(), Command::Accept { area_confirmed }).unwrap();
}

#[test]
fn declining_names_grounds_against_the_whole() {
    let mut world = World::submitted();
    let decline = |grounds| Command::Decline {
        grounds,
        words: text("不予受理"),
    };
    assert_eq!(
        world.code(&officer(), decline(vec![EvidenceGround::NotAParty])),
        "ACCIDENT_FILE_PENDING",
        "it is not known who of the unit has a part in the accident"
    );
    world.register_says(&file());
    for grounds in [
        vec![],
        vec![EvidenceGround::ConfidentialItem],
        vec![EvidenceGround::NotListed],
    ] {
        assert_eq!(world.code(&officer(), decline(grounds)), "INVALID_INPUT");
    }
    assert_eq!(
        world.code(&head(), decline(vec![EvidenceGround::NotAParty])),
        "NOT_YOUR_POST"
    );
    let world = World::not_accepted();
    assert_eq!(world.told(APPLICANT), ["RECEIPT", "NOT_ACCEPTED"]);
    assert!(
        world.running().contains(&"AC-REVIEW-APPLY"),
        "a right is shown on"
    );
}

#[test]
fn one_notice_names_everything_and_the_period_stands_still() {
    let mut world = World::correcting();
    assert_eq!(world.running(), ["AC-REVIEW-APPLY", "CORRECTION-ANSWER"]);
    let missing = missing();
    assert_eq!(
        world.code(
            &officer(),
            Command::RequestCorrection {
                missing: missing.clone()
            }
        ),
        "CORRECTION_ALREADY_SENT"
    );
    assert_eq!(
        World::submitted().code(&officer(), Command::RequestCorrection { missing: vec![] }),
        "INVALID_INPUT"
    );
    world.wake_at("2026-03-04T10:00:00+08:00");
    let answer = Command::AnswerCorrection {
        documents: vec![document(200)],
        authority: None,
        words: None,
    };
    assert_eq!(world.code(&citizen(STRANGER), answer.clone()), "NOT_YOUR_POST");
    world.ask(&applicant(), answer).unwrap();
    assert_eq!(world.status(), Status::Submitted);
    assert_eq!(
        world.state().work.due(),
        Some("2026-03-09".parse().unwrap()),
        "counted anew"
    );
}

#[test]
fn an_answer_that_never_comes_lets_it_lapse() {
    let mut world = World::correcting();
    world.wake_at("2026-03-24T00:00:00+08:00");
    assert_eq!(world.status(), Status::Lapsed);
    assert!(world.state().is_over());
    assert_eq!(world.told(APPLICANT).last().unwrap(), "LAPSED");
    let late = Command::AnswerCorrection {
        documents: vec![],
        authority: None,
        words: Some(text("补充说明")),
    };
    assert_eq!(world.code(&applicant(), late), "CASE_CLOSED");
}

/// An authority that comes with the correction takes the place of the one before; its papers are documents of the case.
#[test]
fn an_authority_is_handed_in_later() {
    let bare = Submission {
        standing: Standing {
            authority: None,
            ..by_agent(None).standing
        },
        ..by_agent(None)
    };
    let mut world = World::opened(&bare, &citizen(AGENT));
    world.register_says(&file());
    let missing = missing();
    world
        .ask(&officer(), Command::RequestCorrection { missing })
        .unwrap();
    let answer = |authority| Command::AnswerCorrection {
        documents: vec![document(300)],
        authority: Some(authority),
        words: None,
    };
    let lawyer = LawyerPapers {
        licence: document(301).id,
        firm_letter: document(300).id,
    };
    let unshown = Authority {
        lawyer: Some(lawyer),
        ..authority(None)
    };
    assert_eq!(world.code(&citizen(AGENT), answer(unshown)), "INVALID_INPUT");
    let shown = Authority {
        document: document(300).id,
        ..authority(None)
    };
    world.ask(&citizen(AGENT), answer(shown.clone())).unwrap();
    assert_eq!(world.state().standing.authority, Some(shown.clone()));
    assert!(!world.state().standing.may_copy(), "it says nothing of copies");
    let may_copy = Authority {
        powers: [Power::Consult, Power::Copy].into(),
        ..shown
    };
    let standing = Standing {
        authority: Some(may_copy),
        ..world.state().standing.clone()
    };
    assert!(standing.may_copy());
}

#[test]
fn a_file_with_the_court_holds_it_up_and_refuses_nothing() {
    let mut world = World::submitted();
    world.register_says(&in_custody(Custody::Court));
    assert_eq!(world.told(APPLICANT), ["RECEIPT", "ON_HOLD"]);
    assert_eq!(world.running(), ["AC-REVIEW-APPLY"], "the period stands still");
    assert_eq!(world.code(&officer(), accept()), "FILE_WITH_COURT");
    world.later(chrono::TimeDelta::days(7));
    world.report(&file());
    assert_eq!(world.told(APPLICANT).last().unwrap(), "RESUMED");
    assert_eq!(
        world.state().work.due(),
        Some("2026-03-12".parse().unwrap()),
        "counted anew"
    );
    world.ask(&officer(), accept()).unwrap();
}

/// It is as long as the installation said when the application was entered, and as long whenever it begins anew or runs on.
#[test]
fn the_period_for_the_decision_is_what_the_installation_promised() {
    let due = |world: &World| world.state().work.due().map(|day| day.to_string());
    let mut world = World::new();
    let decide_in = Length::WorkingDays(5);
    world.facts.policy = Policy { decide_in };
    let submit = Command::Submit(Box::new(submission()));
    world.ask(&applicant(), submit).unwrap();
    assert_eq!(world.deadline(RuleId::EV_DECIDE).length, decide_in);
    assert_eq!(due(&world).unwrap(), "2026-03-09");
    world.facts.policy = Policy::default();
    world.register_says(&in_custody(Custody::Court));
    world.later(chrono::TimeDelta::days(7));
    world.report(&file());
    assert_eq!(
        due(&world).unwrap(),
        "2026-03-16",
        "counted anew, as it was promised"
    );
    world.ask(&officer(), accept()).unwrap();
    world.claim(&officer(), TaskPurpose::Review).unwrap();
    world.judge(plan(), Verdict::Release).unwrap();
    world.judge(photo(), covered()).unwrap();
    world.propose(&officer(), RELEASE).unwrap();
    world.ask(&head(), CONSENT).unwrap();
    world.pages_made_but(&[plan(), photo()]);
    assert_eq!(due(&world), None, "it was decided");
    let words = text("材料无法制作");
    world.ask(&head(), Command::ReturnToReview { words }).unwrap();
    assert_eq!(due(&world).unwrap(), "2026-03-16", "it runs on");
    assert_eq!(
        World::submitted().deadline(RuleId::EV_DECIDE).length,
        Length::WorkingDays(3)
    );
}

#[test]
fn it_is_withdrawn_before_the_decision_only() {
    for mut world in [
        World::submitted(),
        World::correcting(),
        World::in_review(),
        World::proposed(),
    ] {
        world.ask(&applicant(), Command::Withdraw).unwrap();
        assert_eq!(world.status(), Status::Withdrawn);
        assert!(world.state().is_over(), "{:?}", world.running());
    }
    assert_eq!(
        World::preparing().code(&applicant(), Command::Withdraw),
        "WRONG_STATE"
    );
    assert_eq!(
        World::refused().code(&applicant(), Command::Withdraw),
        "CASE_CLOSED"
    );
    assert_eq!(
        World::submitted().code(&citizen(STRANGER), Command::Withdraw),
        "NOT_YOUR_POST"
    );
}

/// Who only says that they have a part in the accident learns nothing of its file by applying: not where it is, not when the
/// determination was served.
#[test]
fn an_application_tells_an_outsider_nothing_of_the_file() {
    let acts = |applicant| Submission {
        applicant,
        ..by_agent(None)
    };
    for submission in [
        by(STRANGER, Relation::Party, Wanted::Everything),
        by(STRANGER, Relation::Insurer, Wanted::Everything),
        by(STRANGER, Relation::Owner, Wanted::Progress),
        by(OWNER, Relation::Owner, Wanted::Everything),
    ] {
        let (mut world, applicant) = (World::new(), submission.applicant);
        let actor = citizen(applicant);
        world.ask(&actor, Command::Submit(Box::new(submission))).unwrap();
        world.register_says(&in_custody(Custody::Court));
        assert_eq!(world.told(applicant), ["RECEIPT"]);
        assert_eq!(world.state().hold, None);
        assert_eq!(world.running(), ["EV-DECIDE"], "{applicant:?}");
    }
    for claim in [
        by(STRANGER, Relation::CloseRelative, Wanted::Everything),
        acts(STRANGER),
    ] {
        let mut world = World::new();
        let actor = citizen(claim.applicant);
        world.ask(&actor, Command::Submit(Box::new(claim))).unwrap();
        world.register_says(&file());
        assert_eq!(world.running(), ["EV-DECIDE"], "a person looks into it first");
    }
}

/// What only an applicant says, a person looks into: staff see where the file is, the applicant does once somebody did.
#[test]
fn a_claim_that_nobody_looked_into_is_not_told_where_the_file_is() {
    let agent = Submission {
        applicant: STRANGER,
        ..by_agent(None)
    };
    let relative = by(STRANGER, Relation::CloseRelative, Wanted::Everything);
    for claim in [relative, agent] {
        let mut world = World::opened(&claim, &citizen(STRANGER));
        world.register_says(&in_custody(Custody::Court));
        assert_eq!((world.state().hold, world.told(STRANGER).len()), (None, 1));
        assert!(!waiting_for(world.state()).en.contains("court"));
        let assessed = assess_case(world.state(), world.facts.circumstances()).unwrap();
        assert_eq!(assessed.hold, Some(EvidenceHold::WithCourt), "staff see it");
        world.ask(&officer(), accept()).unwrap();
        world.claim(&officer(), TaskPurpose::Review).unwrap();
        world.judge(plan(), Verdict::Release).unwrap();
        world.judge(photo(), covered()).unwrap();
        assert_eq!(code(world.propose(&officer(), RELEASE)), "EVIDENCE_QUESTIONS");
        assert_eq!(world.running(), ["EV-DECIDE"]);
        world.propose(&officer(), release_checked()).unwrap();
        assert_eq!(world.told(STRANGER), ["RECEIPT", "ACCEPTED", "ON_HOLD"]);
        assert!(world.running().is_empty(), "the period stands still");
        assert_eq!(world.code(&head(), CONSENT), "FILE_WITH_COURT");
        let mut untold = world.clone();
        untold.state.as_mut().unwrap().hold = None;
        assert_eq!(untold.code(&head(), CONSENT), "FILE_WITH_COURT");
        world.report(&file());
        assert_eq!(world.told(STRANGER).last().unwrap(), "RESUMED");
        world.ask(&head(), CONSENT).unwrap();
    }
}

/// Once it was told, it holds until the file is back, whatever becomes of what it was told for.
#[test]
fn what_was_told_holds_until_the_file_is_back() {
    let mut known = file();
    known.representatives.push(Representative {
        person: AGENT,
        of: APPLICANT,
        until: Some("2026-03-03".parse().unwrap()),
    });
    known.custody = Custody::Court;
    let mut world = World::opened(&by_agent(None), &citizen(AGENT));
    world.register_says(&known);
    assert_eq!(
        world.told(AGENT),
        ["RECEIPT", "ON_HOLD"],
        "the unit knows the agent"
    );
    world.later(chrono::TimeDelta::days(7));
    let unknown = in_custody(Custody::Court);
    world.report(&unknown);
    assert_eq!(world.state().hold, Some(EvidenceHold::WithCourt));
    world.report(&file());
    assert_eq!(world.told(AGENT), ["RECEIPT", "ON_HOLD", "RESUMED"]);
}
