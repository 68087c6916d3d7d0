//! Follows `docs/runbooks/restore.md` to the letter: its commands are run, its units started and stopped.
use crate::{
    cluster::{Installation, Part},
    process::complaint,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// An installation whose operator has nothing but the page.
pub struct Operator {
    pub home: Installation,
    serve: Option<Part>,
    worker: Option<Part>,
    /// What the commands of the last section printed.
    pub printed: String,
}

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/runbooks/restore.md");
    fs::read_to_string(path).unwrap()
}

/// The commands of a section, for a database.
fn commands(title: &str, database: &str) -> Vec<String> {
    let page = page();
    let sections = page.split("\n## ");
    let section = sections.filter(|text| text.lines().next() == Some(title)).last();
    let section = section.unwrap_or_else(|| panic!("no section {title}"));
    let blocks = section
        .split("```sh")
        .skip(1)
        .map(|rest| rest.split_once("```").unwrap().0);
    let mut lines = vec![];
    for block in blocks {
        let (only, body) = block.split_once('\n').unwrap();
        if [String::new(), format!(" {database}")].contains(&only.to_owned()) {
            lines.extend(
                body.lines()
                    .map(|line| line.trim().to_owned())
                    .filter(|line| !line.is_empty()),
            );
        }
    }
    assert!(!lines.is_empty(), "{title}");
    lines
}

impl Operator {
    pub async fn new(home: Installation) -> Self {
        let mut operator = Self {
            serve: None,
            worker: None,
            printed: String::new(),
            home,
        };
        fs::create_dir(operator.home.path().join("backup")).unwrap();
        operator.unit("start", "banli-worker").await;
        operator.unit("start", "banli-serve").await;
        operator
    }

    /// Does what a section says; every command must succeed.
    pub async fn follows(&mut self, title: &str) {
        let database = if self.home.database.is_postgres() {
            "postgresql"
        } else {
            "sqlite"
        };
        self.printed.clear();
        for line in commands(title, database) {
            match line.split(' ').collect::<Vec<_>>()[..] {
                ["systemctl", action, unit] => self.unit(action, unit).await,
                _ => self.run(&line).await,
            }
        }
    }

    async fn run(&mut self, line: &str) {
        let mut command = tokio::process::Command::from(self.shell(line));
        let output = command.kill_on_drop(true).output().await.unwrap();
        let printed = String::from_utf8_lossy(&output.stdout).into_owned() + &complaint(&output);
        assert!(output.status.success(), "{line}: {printed}");
        self.printed += &printed;
    }

    fn shell(&self, line: &str) -> Command {
        let home = self.home.path();
        let url = self.home.database.url();
        let banli = Path::new(env!("CARGO_BIN_EXE_banli"))
            .parent()
            .unwrap()
            .to_owned();
        let mut folders: Vec<PathBuf> = vec![banli];
        if self.home.database.is_postgres() {
            folders.push(store::testing::postgres_programs());
        }
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap()));
        let mut command = Command::new("bash");
        command.args(["-euo", "pipefail", "-c", line]).current_dir(home);
        for (name, _) in env::vars().filter(|(name, _)| name.starts_with("BANLI_")) {
            command.env_remove(name);
        }
        command
            .env("PATH", env::join_paths(folders).unwrap())
            .env("BANLI_CONFIG", "serve.toml")
            .env("RECORD", url.trim_start_matches("sqlite://"))
            .env("TEMPORAL", home.join("temporal.db"))
            .env("BACKUP", home.join("backup"));
        command
    }

    /// What `systemctl` does.
    async fn unit(&mut self, action: &str, unit: &str) {
        match (action, unit) {
            ("start", "banli-serve") => self.serve = Some(self.home.serve().await),
            ("start", "banli-worker") => self.worker = Some(self.home.worker()),
            ("start", "temporal") => self.home.engine.restart().await,
            ("stop", "banli-serve") => assert_eq!(self.serve.take().unwrap().terminate().await, Some(0)),
            ("stop", "banli-worker") => assert_eq!(self.worker.take().unwrap().terminate().await, Some(0)),
            ("stop", "temporal") => self.home.engine.kill().await,
            other => panic!("{other:?}"),
        }
    }
}
