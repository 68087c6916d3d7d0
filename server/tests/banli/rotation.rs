//! Keys change while cases are open: nothing stops, old keys can go when nothing needs them, and one that went too early is
//! missed by name.
use crate::{
    cluster::{Installation, Part},
    process::until,
    walk::{Walk, request_id},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use rand::Rng;
use serde_json::{Value, json};
use std::fs;
use store::testing::TestDatabase;

store::on_both_databases!(
    keys_are_exchanged_under_an_open_case,
    a_payload_key_that_went_too_early_is_missed
);

/// The lines of a ring in the key file.
#[derive(Clone)]
struct Ring {
    name: &'static str,
    primary: &'static str,
    keys: Vec<String>,
}

/// The key file, taken apart.
#[derive(Clone)]
struct KeyFile {
    index: String,
    rings: [Ring; 2],
    /// What else is in the file.
    audit: String,
}

impl KeyFile {
    fn read(home: &Installation) -> Self {
        let text = fs::read_to_string(home.path().join("keys.toml")).unwrap();
        let line = |section: &str, start: &str| {
            let section = text.split_once(section).unwrap().1;
            section
                .lines()
                .find(|line| line.starts_with(start))
                .unwrap()
                .to_owned()
        };
        let ring = |name: &'static str| Ring {
            name,
            primary: "1",
            keys: vec![line(&format!("[{name}.keys]"), "\"1\"")],
        };
        Self {
            index: line("", "index"),
            audit: text[text.find("[audit").unwrap()..].to_owned(),
            rings: [ring("payload"), ring("field")],
        }
    }

    /// A new key in both rings, which writes from now on.
    fn renew(&mut self) {
        for ring in &mut self.rings {
            let key: [u8; 32] = rand::rng().random();
            ring.keys.push(format!("\"2\" = \"{}\"", STANDARD.encode(key)));
            ring.primary = "2";
        }
    }

    /// Without the first key of a ring.
    fn without(&self, name: &str) -> Self {
        let mut less = self.clone();
        let ring = less.rings.iter_mut().find(|ring| ring.name == name).unwrap();
        ring.keys.remove(0);
        less
    }

    fn write(&self, home: &Installation) {
        let ring = |Ring { name, primary, keys }: &Ring| {
            format!(
                "[{name}]\nprimary = \"{primary}\"\n[{name}.keys]\n{}\n",
                keys.join("\n")
            )
        };
        let rings: String = self.rings.iter().map(ring).collect();
        fs::write(
            home.path().join("keys.toml"),
            format!("{}\n{rings}{}", self.index, self.audit),
        )
        .unwrap();
    }
}

/// The two processes of an installation.
struct Running {
    serve: Part,
    worker: Part,
}

impl Running {
    async fn start(home: &Installation) -> Self {
        Self {
            worker: home.worker(),
            serve: home.serve().await,
        }
    }

    /// With other keys from now on.
    async fn restart_with(self, home: &Installation, keys: &KeyFile) -> Self {
        assert_eq!(self.serve.terminate().await, Some(0));
        assert_eq!(self.worker.terminate().await, Some(0));
        keys.write(home);
        Self::start(home).await
    }
}

async fn opened(database: TestDatabase) -> (Installation, Running, Walk) {
    let home = Installation::new(database).await;
    assert_eq!(home.run(&["migrate"]).await.0, 0);
    home.seed().await;
    let running = Running::start(&home).await;
    let mut walk = Walk::new(home.door());
    walk.open_case().await;
    walk.until(|case| case["registry"] == "FOUND").await;
    (home, running, walk)
}

async fn keys_are_exchanged_under_an_open_case(database: TestDatabase) {
    let (home, running, mut walk) = opened(database).await;
    walk.insist("03-request-correction").await;
    let mut keys = KeyFile::read(&home);
    keys.renew();
    let running = running.restart_with(&home, &keys).await;
    walk.insist("04-answer-correction").await;
    walk.insist("05-accept").await;
    let (code, text) = home.run(&["rekey"]).await;
    assert_eq!(code, 0, "{text}");
    assert!(
        text.contains("persons.name_enc: 18 sealed anew, 0 left"),
        "{text}"
    );
    // Every write of a case wraps its key anew, so that of this one may have been first.
    let wrapped = home.database.texts("SELECT DISTINCT key_id FROM case_keys").await;
    assert_eq!(wrapped, ["2"]);

    let running = running.restart_with(&home, &keys.without("field")).await;
    walk.insist("06-claim").await;
    walk.insist("07-propose").await;
    walk.insist("08-approve").await;
    walk.until(|case| case["delivery"]["status"] == "RECEIVED").await;
    home.agrees(1).await;

    // The workflow has ended, and no other was written with the first payload key.
    let _running = running
        .restart_with(&home, &keys.without("field").without("payload"))
        .await;
    let (code, text) = home.run(&["check"]).await;
    assert!(
        code == 0 && text.contains("payloads 2 and fields 2 can be read"),
        "{text}"
    );
    for persona in ["citizen-guangzhou", "clerk-guangzhou"] {
        let story = walk.step_as("09-whole-story", persona).await["case"].clone();
        assert_eq!(story["status"], "ISSUED", "{persona}: {story}");
        let told = story["history"].to_string();
        assert!(
            told.contains("请提供可以联系到您的电话") || persona != "clerk-guangzhou",
            "{told}"
        );
    }
    let inbox = walk.step("10-inbox").await["inbox"]["nodes"].clone();
    assert!(inbox.to_string().contains("请提供可以联系到您的电话"), "{inbox}");
}

async fn a_payload_key_that_went_too_early_is_missed(database: TestDatabase) {
    let (home, running, mut walk) = opened(database).await;
    let mut keys = KeyFile::read(&home);
    keys.renew();
    let running = running.restart_with(&home, &keys.without("payload")).await;
    let case = walk.known["caseNumber"].clone();
    let request = accept(&walk);
    let token = walk.door.token("clerk-guangzhou").await;
    let asked = walk.door.try_ask(token.as_deref(), &request).await.unwrap();
    assert_eq!(
        asked["data"]["acceptLicenceApplication"]["pending"], true,
        "{asked}"
    );
    let missed = format!("{case}: its workflow task has failed");
    until(|| async {
        let (code, text) = home.run(&["check"]).await;
        if code == 1 && text.contains(&missed) {
            Ok(())
        } else {
            Err(text)
        }
    })
    .await;

    // Back in its place, the case goes on, and the command that waited is answered.
    let _running = running.restart_with(&home, &keys).await;
    let answer = until(|| async {
        let answer = walk.door.try_ask(token.as_deref(), &request).await.unwrap();
        let answer = answer["data"]["acceptLicenceApplication"].clone();
        if answer["pending"] == false {
            Ok(answer)
        } else {
            Err(answer)
        }
    })
    .await;
    assert_eq!(answer["problems"], json!([]), "{answer}");
    walk.until(|case| case["status"] == "ACCEPTED").await;
    home.agrees(1).await;
}

/// Accepts the case, as one request that can be sent more than once.
fn accept(walk: &Walk) -> Value {
    let version: u64 = walk.known["version"].parse().unwrap();
    let input =
        json!({ "requestId": request_id(), "caseNumber": walk.known["caseNumber"], "version": version });
    let query = "mutation($input: AcceptLicenceApplicationInput!) {
        acceptLicenceApplication(input: $input) { pending problems { code } } }";
    json!({ "query": query, "variables": { "input": input } })
}
