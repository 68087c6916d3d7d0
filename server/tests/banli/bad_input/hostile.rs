//! Evidence that was made to do harm: the unit has it in its file, it is to be shown, and no page of it is ever made.
use super::{
    Answers, Scene,
    accesses::asked,
    census::Census,
    documents::{self, archive, png},
};
use crate::{
    canary::{
        accidents::Accidents,
        desk::Life,
        evidence::{HEAD, OFFICER, claimed, judge, propose},
        marker::Sower,
        people::{GRANTED, People},
        sale::BUYS,
    },
    pdf::{self, Pdf},
    walker::Walker,
};
use domain::{
    access::{Principal, Purpose},
    accident::{EvidenceItem, ItemId, ItemKind},
    case::{Effect, EffectEvent, Outcome},
    evidence_access::{Event, EvidenceEffect, EvidenceOutcome},
    time::Moment,
};
use lopdf::{Dictionary, Stream};
use serde_json::json;
use server::wiring::OfficeClock;
use std::collections::BTreeMap;
use store::finder::Scope;
use uuid::Uuid;

/// Each item of a file with all of them, by the code of why it has no pages. Nothing of them is kept.
pub async fn judged(scene: &Scene, (life, sower): (&mut Life<'_>, &Sower), accidents: &Accidents) -> Answers {
    let (names, evidence): (Vec<_>, Vec<_>) = files().into_iter().unzip();
    let items = items(accidents, evidence).await;
    let accident = accidents.add(sower, &GRANTED, items).await;
    let access = asked(life, &accident).await;
    let claim = claimed(&access).await;
    let release = |item: &String| json!({ "item": item, "verdict": "RELEASE" });
    judge(&access, accident.items.iter().map(release)).await;
    propose(
        &access,
        (claim, json!({ "decision": "RELEASE", "checked": "已核实" })),
    )
    .await;
    let before = Census::at_rest(&scene.home).await;
    access.act(HEAD, "consentToEvidenceAccess", json!({})).await;
    until_none_is_made(&access, &accident.items).await;
    let after = Census::at_rest(&scene.home).await;
    let differs = before.differs_from(&after);
    assert!(!differs.contains(&"files".to_owned()), "{differs:?}");
    let codes = codes(accidents, &access.case).await;
    let told = names.into_iter().zip(&accident.items);
    let told: Answers = told.map(|(what, item)| (what, codes[item].clone())).collect();
    are_told(&access, &told).await;
    told
}

/// Items of a kind that is shown to every party.
async fn items(accidents: &Accidents, evidence: Vec<Vec<u8>>) -> Vec<EvidenceItem> {
    let mut items = vec![];
    for (bytes, number) in evidence.into_iter().zip(1..) {
        items.push(EvidenceItem {
            id: ItemId(Uuid::from_u128(number)),
            kind: ItemKind::ScenePlan,
            confidential: [].into(),
            shows: [].into(),
            content: accidents.kept(bytes).await,
        });
    }
    items
}

async fn until_none_is_made(access: &Walker<&People>, items: &[String]) {
    let fields = "... on EvidenceAccess { status unreadable } tasks { purpose status }";
    let case = access
        .until(OFFICER, fields, |case| {
            case["unreadable"].as_array().unwrap().len() == items.len()
        })
        .await;
    assert_eq!(case["status"], "PREPARING");
    let open = json!({ "purpose": "FOLLOW_UP", "status": "OPEN" });
    assert!(case["tasks"].as_array().unwrap().contains(&open), "{case}");
}

/// What the record says of each item.
async fn codes(accidents: &Accidents, case: &str) -> BTreeMap<String, String> {
    let applicant = Principal {
        person: accidents.person(&GRANTED),
        role: None,
        expires_at: Moment::MAX_UTC,
    };
    let scope = Scope::of(&applicant, Purpose::Casework);
    let finder = accidents.store.finder(scope, OfficeClock::default().now());
    let rows = finder.history(&case.parse().unwrap(), 0, 500).await.unwrap();
    let (mut asked, mut codes) = (BTreeMap::new(), BTreeMap::new());
    for row in rows {
        match row.event.read::<Event>().unwrap() {
            Event::Effect(EffectEvent::EffectRequested {
                id,
                effect: Effect::Own(EvidenceEffect::MakePages { item, .. }),
            }) => {
                asked.insert(id, item.0.to_string());
            }
            Event::Effect(EffectEvent::EffectSettled {
                id,
                outcome: Outcome::Own(EvidenceOutcome::Unreadable { code }),
            }) => {
                codes.insert(asked[&id].clone(), code);
            }
            _ => {}
        }
    }
    codes
}

/// Staff of the unit read the codes in the history, with what is wrong in words, and whoever applies does not.
async fn are_told(access: &Walker<&People>, told: &Answers) {
    let history = "history(first: 100) { nodes { type details { name value words { zh en } } } }";
    let seen = access.see(OFFICER, history).await;
    let nodes = seen["history"]["nodes"].as_array().unwrap().iter();
    let details = nodes.flat_map(|node| node["details"].as_array().unwrap());
    let codes: Vec<_> = details.filter(|detail| detail["name"] == "code").collect();
    for code in &codes {
        for language in ["zh", "en"] {
            let words = code["words"][language].as_str();
            assert!(words.is_some_and(|words| !words.is_empty()), "{code}");
        }
    }
    let mut codes: Vec<_> = codes.iter().map(|code| code["value"].as_str().unwrap()).collect();
    let mut expected: Vec<_> = told.values().map(String::as_str).collect();
    codes.sort_unstable();
    expected.sort_unstable();
    assert_eq!(codes, expected);
    let own = access.see(BUYS, history).await;
    assert!(!own.to_string().contains("PAGES_"), "{own}");
}

fn files() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        (
            "evidence that is a page of a site",
            b"<script>alert(1)</script>".to_vec(),
        ),
        (
            "evidence with a password",
            documents::pdf("trailer <</Encrypt 5 0 R>>"),
        ),
        (
            "evidence with a script",
            documents::pdf("1 0 obj <</S/J#61vaScript/JS(app.alert(1))>> endobj"),
        ),
        (
            "evidence with a file inside",
            documents::pdf("1 0 obj <</Names<</EmbeddedFiles 4 0 R>>>>"),
        ),
        ("evidence that is an archive as well", archive()),
        (
            "evidence that is a picture and a PDF",
            [png(4), pdf::page("")].concat(),
        ),
        ("a photograph of 60,000 × 60,000", png(60_000)),
        ("evidence of 500 pages", of_pages(500)),
        ("evidence that is cut off", pdf::page("")[..300].to_vec()),
        ("evidence that unpacks to 320 MB", bomb()),
    ]
}

fn of_pages(count: usize) -> Vec<u8> {
    Pdf::of(&vec![b"".as_slice(); count], (30, 30), "", "").write()
}

/// Twenty streams of 16 MiB each: none of them is much.
fn bomb() -> Vec<u8> {
    let mut packed = Stream::new(Dictionary::new(), vec![b' '; 16 * 1024 * 1024]);
    packed.compress().unwrap();
    let mut document = Pdf::of(&[b"".as_slice()], (30, 30), "", "");
    for _ in 0..20 {
        document.stream("/Filter/FlateDecode", &packed.content);
    }
    document.write()
}
