//! One case through an installation whose processes die under it, on both databases.
use super::installation::Installation;
use crate::walk::{TRACE, Walk};
use serde_json::Value;
use std::{collections::BTreeMap, fs};
use store::testing::TestDatabase;

store::on_both_databases!(a_case_outlives_its_processes_and_its_workflow);

/// What must never stand in a log: the name, number, address and telephone of the applicant, and words of the case.
const PERSONAL: [&str; 5] = [
    "林晓岚",
    "440106198805173024",
    "lin.xiaolan",
    "13800138000",
    "照片可用",
];

/// Kinds of notices that this case sends: receipt, request for correction, acceptance, issue, delivery.
const KINDS: usize = 5;

async fn a_case_outlives_its_processes_and_its_workflow(database: TestDatabase) {
    let home = Installation::new(database).await;
    assert_eq!(home.run(&["migrate"]).await.0, 0);
    home.seed().await;
    home.agrees(0).await;

    let (serve, worker) = (home.serve().await, home.worker());
    let mut walk = Walk::new(home.door());
    walk.open_case().await;
    walk.until(|case| case["registry"] == "FOUND").await;
    walk.act("03-request-correction").await;

    worker.kill().await;
    let worker = home.worker();
    walk.insist("04-answer-correction").await;
    walk.act("05-accept").await;
    home.agrees(1).await;

    loses_its_workflow_and_gets_it_back(&home, &walk.known["caseNumber"]).await;
    walk.act("06-claim").await;
    walk.act("07-propose").await;
    serve.kill().await;
    let serve = home.serve().await;
    walk.act("08-approve").await;
    walk.until(|case| case["delivery"]["status"] == "RECEIVED").await;
    everybody_sees_the_result(&mut walk).await;
    everybody_is_told_once(&home, &mut walk).await;
    home.agrees(1).await;

    assert!(worker.said().contains(TRACE), "{}", worker.said());
    let logs = serve.said() + &worker.said();
    for word in PERSONAL {
        assert!(!logs.contains(word), "{word} in the log: {logs}");
    }
    let _stream = walk
        .door
        .follow("clerk-guangzhou", &walk.known["caseNumber"])
        .await;
    assert_eq!(worker.terminate().await, Some(0));
    assert_eq!(serve.terminate().await, Some(0));
}

async fn loses_its_workflow_and_gets_it_back(home: &Installation, case: &str) {
    home.terminate_workflow(case).await;
    misses_workflow(home, case).await;
    let (code, text) = home.run(&["repair", "--dry-run"]).await;
    assert_eq!(code, 0, "{text}");
    assert!(text.contains(&format!("would start {case}")), "{text}");
    misses_workflow(home, case).await;
    let (code, text) = home.run(&["repair"]).await;
    assert_eq!(code, 0, "{text}");
    assert!(text.contains(&format!("started {case}")), "{text}");
    home.agrees(1).await;
}

async fn misses_workflow(home: &Installation, case: &str) {
    let (code, text) = home.run(&["check"]).await;
    assert_eq!(code, 1, "{text}");
    assert!(
        text.contains(&format!("{case}: open, without a workflow")),
        "{text}"
    );
}

async fn everybody_sees_the_result(walk: &mut Walk) {
    for persona in ["citizen-guangzhou", "clerk-guangzhou", "lead-guangzhou"] {
        let story = walk.step_as("09-whole-story", persona).await["case"].clone();
        assert_eq!(story["status"], "ISSUED", "{persona}: {story}");
        let outcome = &story["decision"]["outcomeWords"]["text"];
        assert_eq!(outcome, "Granted", "{persona}: {story}");
    }
    for stranger in ["clerk-chengdu", "citizen-chengdu"] {
        let story = walk.step_as("09-whole-story", stranger).await;
        assert_eq!(story["case"], Value::Null, "{stranger}");
    }
    let progress = walk.step("02-follow-by-receipt").await["progress"].clone();
    assert_eq!(progress["statusWords"]["text"], "Issued", "{progress}");
}

/// What was under way when worker or workflow died is sent, and nothing twice, by any of the three channels.
async fn everybody_is_told_once(home: &Installation, walk: &mut Walk) {
    let sent = |notice: &Value| notice["status"] == "SENT";
    let all_sent = |case: &Value| case["notices"].as_array().unwrap().iter().all(sent);
    let story = walk.until_in("09-whole-story", all_sent).await;
    assert_eq!(story["notices"].as_array().unwrap().len(), KINDS * 3, "{story}");
    let inbox = walk.step("10-inbox").await["inbox"]["nodes"].clone();
    let case = walk.known["caseNumber"].as_str();
    let mut told = BTreeMap::new();
    for message in inbox.as_array().unwrap() {
        if message["caseNumber"] == case {
            *told.entry(message["kindWords"]["text"].to_string()).or_insert(0) += 1;
        }
    }
    assert!(
        told.len() == KINDS && told.values().all(|count| *count == 1),
        "{told:?}"
    );
    for (folder, end) in [("mail", "eml"), ("paper/44010001", "pdf")] {
        let files = fs::read_dir(home.path().join("data").join(folder)).unwrap();
        let names = files.map(|file| file.unwrap().path());
        let sent = names.filter(|path| path.extension().is_some_and(|extension| extension == end));
        assert_eq!(sent.count(), KINDS, "{folder}");
    }
}
