//! Ways to each status.

use super::{World, fixtures::*};
use crate::{
    access::Actor,
    case::TaskPurpose,
    evidence_access::{
        Command, EvidenceChannel, EvidencePaper, MissingPaper, ProposedDecision, Relation, Submission,
        Verdict, Wanted,
    },
    law::EvidenceGround,
};

pub const RELEASE: ProposedDecision = ProposedDecision::Release { checked: None };

pub fn release_checked() -> ProposedDecision {
    let checked = Some(text("委托书已核对"));
    ProposedDecision::Release { checked }
}

pub fn refuse_whole(ground: EvidenceGround) -> ProposedDecision {
    ProposedDecision::Refuse {
        grounds: vec![ground],
        words: text("不符合查阅条件"),
    }
}

pub fn accept() -> Command {
    let area_confirmed = false;
    Command::Accept { area_confirmed }
}

pub const CONSENT: Command = Command::Consent { opens_on: None };

pub fn missing() -> Vec<MissingPaper> {
    vec![MissingPaper {
        paper: EvidencePaper::Authority,
        words: text("请补充授权委托书"),
    }]
}

impl World {
    pub fn opened(submission: &Submission, actor: &Actor) -> Self {
        let mut world = Self::new();
        let submit = Command::Submit(Box::new(submission.clone()));
        world.ask(actor, submit).unwrap();
        world
    }

    /// The register has not answered.
    pub fn submitted() -> Self {
        Self::opened(&submission(), &applicant())
    }

    pub fn at_the_counter() -> Self {
        let submission = Submission {
            channel: EvidenceChannel::Counter,
            ..submission()
        };
        Self::opened(&submission, &officer())
    }

    pub fn correcting() -> Self {
        let mut world = Self::submitted();
        world.register_says(&file());
        let missing = missing();
        world
            .ask(&officer(), Command::RequestCorrection { missing })
            .unwrap();
        world
    }

    pub fn in_review_of(submission: &Submission) -> Self {
        let mut world = Self::opened(submission, &citizen(submission.applicant));
        world.register_says(&file());
        world.ask(&officer(), accept()).unwrap();
        world.claim(&officer(), TaskPurpose::Review).unwrap();
        world
    }

    pub fn in_review() -> Self {
        Self::in_review_of(&submission())
    }

    /// The plan is shown, the photograph with a part covered.
    pub fn proposed_for(submission: &Submission) -> Self {
        let mut world = Self::in_review_of(submission);
        world.judge(plan(), Verdict::Release).unwrap();
        world.judge(photo(), covered()).unwrap();
        world.propose(&officer(), release_checked()).unwrap();
        world
    }

    pub fn proposed() -> Self {
        Self::proposed_for(&submission())
    }

    pub fn preparing() -> Self {
        let mut world = Self::proposed();
        world.ask(&head(), CONSENT).unwrap();
        world
    }

    pub fn granted_for(submission: &Submission) -> Self {
        let mut world = Self::proposed_for(submission);
        world.ask(&head(), CONSENT).unwrap();
        world.pages_made_but(&[]);
        world
    }

    pub fn granted() -> Self {
        Self::granted_for(&submission())
    }

    pub fn viewing() -> Self {
        let mut world = Self::granted();
        world.open_viewing();
        world
    }

    pub fn expired() -> Self {
        let mut world = Self::granted();
        world.wake_at("2026-04-02T09:00:00+08:00");
        world
    }

    /// The plan is shown and the photograph is not.
    pub fn partly() -> Self {
        let mut world = Self::in_review();
        world.judge(plan(), Verdict::Release).unwrap();
        world
            .judge(photo(), not_shown(EvidenceGround::ConfidentialItem))
            .unwrap();
        world.propose(&officer(), RELEASE).unwrap();
        world.ask(&head(), CONSENT).unwrap();
        world.pages_made_but(&[]);
        world
    }

    pub fn refused() -> Self {
        let mut world = Self::in_review();
        world
            .propose(&officer(), refuse_whole(EvidenceGround::NotServed))
            .unwrap();
        world.ask(&head(), CONSENT).unwrap();
        world
    }

    pub fn not_accepted() -> Self {
        let mut world = Self::submitted();
        world.register_says(&file());
        let decline = Command::Decline {
            grounds: vec![EvidenceGround::SimpleProcedure],
            words: text("该事故适用简易程序"),
        };
        world.ask(&officer(), decline).unwrap();
        world
    }

    pub fn progress() -> Self {
        let mut world = Self::in_review_of(&by(OWNER, Relation::Owner, Wanted::Progress));
        world.propose(&officer(), RELEASE).unwrap();
        world.ask(&head(), CONSENT).unwrap();
        world
    }
}
