//! Whom work may be given to, and the work of somebody who leaves.

use crate::world::World;
use serde_json::{Value, json};
use uuid::Uuid;

const STAFF: &str = "query ($office: String) { officeStaff(office: $office) { id name isYou posts { post since words { en } } } }";

impl World {
    fn id(&self, name: &str) -> Uuid {
        self.principal(name).unwrap().person.0
    }

    /// A case of somebody in review, held by the clerk.
    async fn held(&self, applicant: &str) -> String {
        let submitted = self.submit("clerk", self.application(applicant)).await;
        let number = submitted["caseNumber"].as_str().unwrap().to_owned();
        self.done("clerk", "acceptLicenceApplication", &number, json!({}))
            .await;
        self.claim("clerk", &number, "REVIEW").await;
        number
    }

    /// Whether somebody holds a task of a case.
    async fn holds(&self, name: &str, number: &str) -> bool {
        let query = "query ($number: String!) { case(number: $number) { tasks { heldByYou } } }";
        let seen = self.data(name, query, json!({ "number": number })).await;
        let tasks = seen["case"]["tasks"].as_array().unwrap();
        tasks.iter().any(|task| task["heldByYou"] == true)
    }

    async fn hand_over(&self, name: &str, request: Uuid, (staff, to): (&str, Option<&str>)) -> Value {
        let query = "mutation ($input: ReassignTasksOfInput!) { reassignTasksOf(input: $input) { more problems { code field }
            cases { caseNumber pending version problems { code field } case { number } } } }";
        let input = json!({ "requestId": request, "staff": self.id(staff), "to": to.map(|to| self.id(to)) });
        self.data(name, query, json!({ "input": input })).await["reassignTasksOf"].take()
    }
}

#[tokio::test]
async fn those_who_give_work_out_see_whom_to() {
    let world = World::new().await;
    let posts = |seen: &Value| -> Vec<(String, String)> {
        let staff = seen["officeStaff"].as_array().unwrap().iter();
        let line = |one: &Value| (one["name"].to_string(), one["posts"][0]["post"].to_string());
        let mut lines: Vec<_> = staff.map(line).collect();
        lines.sort();
        lines
    };
    let seen = world.data("supervisor", STAFF, json!({})).await;
    let names = posts(&seen);
    assert_eq!(names.len(), 4);
    assert!(names.contains(&("\"王lead\"".to_owned(), "\"BUSINESS_LEAD\"".to_owned())));
    let you = seen["officeStaff"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["isYou"] == true);
    assert_eq!(you.unwrap()["posts"][0]["since"], "2024-03-05");
    assert_eq!(posts(&world.data("lead", STAFF, json!({})).await), names);
    let office = json!({ "office": "33010001" });
    assert_eq!(posts(&world.data("admin", STAFF, office.clone()).await), names);
    for name in ["driver", "clerk", "elsewhere", "auditor"] {
        let seen = world.data(name, STAFF, office.clone()).await;
        assert_eq!(seen["officeStaff"], json!([]), "{name}");
    }
    let there = world
        .data("supervisor", STAFF, json!({ "office": "44010001" }))
        .await;
    assert_eq!(there["officeStaff"], json!([]), "another office is not theirs");
}

#[tokio::test]
async fn all_that_a_leaving_colleague_holds_goes_to_another() {
    let world = World::new().await;
    let numbers = [world.held("driver").await, world.held("stranger").await];
    let request = world.fresh();
    let done = world
        .hand_over("supervisor", request, ("clerk", Some("colleague")))
        .await;
    assert_eq!(done["cases"].as_array().unwrap().len(), 2);
    for case in done["cases"].as_array().unwrap() {
        assert_eq!((&case["problems"], &case["pending"]), (&json!([]), &json!(false)));
    }
    for number in &numbers {
        assert!(world.holds("colleague", number).await && !world.holds("clerk", number).await);
    }
    let sent = world.engine.sent();
    let again = world
        .hand_over("supervisor", request, ("clerk", Some("colleague")))
        .await;
    assert_eq!(again["cases"], json!([]), "nothing is given twice");
    assert_eq!(world.engine.sent(), sent);

    let back = world.hand_over("lead", world.fresh(), ("colleague", None)).await;
    assert_eq!(back["cases"].as_array().unwrap().len(), 2);
    assert!(!world.holds("colleague", &numbers[0]).await);
    world.claim("clerk", &numbers[0], "REVIEW").await;
}

#[tokio::test]
async fn each_case_says_why_it_stays_where_it_is() {
    let world = World::new().await;
    let (plain, own) = (world.held("driver").await, world.held("colleague").await);
    let done = world
        .hand_over("supervisor", world.fresh(), ("clerk", Some("colleague")))
        .await;
    let problem = |number: &str| {
        let cases = done["cases"].as_array().unwrap();
        cases.iter().find(|case| case["caseNumber"] == number).unwrap()["problems"].clone()
    };
    assert_eq!(problem(&plain), json!([]));
    assert_eq!(problem(&own)[0]["code"], "OWN_CASE");
    assert!(
        world.holds("clerk", &own).await,
        "a refused case stays where it is"
    );

    let sent = world.engine.sent();
    let unfit = world
        .hand_over("supervisor", world.fresh(), ("clerk", Some("lead")))
        .await;
    assert_eq!(
        unfit["cases"][0]["problems"],
        json!([{ "code": "NOT_THEIR_POST", "field": "input.to" }])
    );
    assert_eq!(unfit["cases"].as_array().unwrap().len(), 1);
    for (to, code) in [
        ("elsewhere", "COLLEAGUE_NOT_FOUND"),
        ("driver", "COLLEAGUE_NOT_FOUND"),
        ("clerk", "SAME_COLLEAGUE"),
    ] {
        let refused = world
            .hand_over("supervisor", world.fresh(), ("clerk", Some(to)))
            .await;
        assert_eq!(
            refused["problems"],
            json!([{ "code": code, "field": "input.to" }]),
            "{to}"
        );
        assert_eq!(refused["cases"], json!([]));
    }
    for name in ["colleague", "driver", "elsewhere", "auditor", "admin"] {
        let refused = world.hand_over(name, world.fresh(), ("clerk", None)).await;
        assert_eq!(refused["problems"][0]["code"], "NOT_YOUR_POST", "{name}");
    }
    assert_eq!(
        world.engine.sent(),
        sent,
        "what the row refuses reaches no engine"
    );
}

#[tokio::test]
async fn four_eyes_hold_also_for_work_that_is_handed_over() {
    let world = World::new().await;
    let number = world.held("driver").await;
    let (task, fence) = world.task("clerk", &number, "REVIEW").await;
    let proposal = json!({ "task": task, "fence": fence, "decision": "GRANT" });
    world.done("clerk", "proposeDecision", &number, proposal).await;
    world.claim("lead", &number, "APPROVE").await;
    world.promote("clerk").await;
    let done = world
        .hand_over("supervisor", world.fresh(), ("lead", Some("clerk")))
        .await;
    assert_eq!(done["cases"][0]["problems"][0]["code"], "FOUR_EYES");
}

#[tokio::test]
async fn a_task_goes_only_to_a_colleague_of_its_post() {
    let world = World::new().await;
    let number = world.held("driver").await;
    let (task, _) = world.task("clerk", &number, "REVIEW").await;
    for (to, code) in [
        ("lead", "NOT_THEIR_POST"),
        ("elsewhere", "COLLEAGUE_NOT_FOUND"),
        ("driver", "COLLEAGUE_NOT_FOUND"),
    ] {
        let extra = json!({ "task": task, "to": world.id(to) });
        let refused = world.act("supervisor", "reassignTask", &number, extra).await;
        assert_eq!(refused["problems"][0]["code"], code, "{to}");
    }
    let extra = json!({ "task": task, "to": world.id("colleague") });
    let refused = world.act("clerk", "reassignTask", &number, extra.clone()).await;
    assert_eq!(refused["problems"][0]["code"], "NOT_YOUR_POST");
    world.done("supervisor", "reassignTask", &number, extra).await;
    assert!(world.holds("colleague", &number).await);
}
