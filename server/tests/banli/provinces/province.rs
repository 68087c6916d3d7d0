//! A province: its own folder with its settings, keys and store, and the processes that work with them.
use super::wall::Wall;
use crate::{
    cluster::{Installation, Part},
    process::{banli_by, until},
    walk::Door,
};
use server::{
    config::{keys::Keys, office_keys::OfficeKeys},
    engine::free_port,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Where a province is, and the user that its processes run as.
pub struct Place {
    pub code: &'static str,
    pub office: &'static str,
    user: u32,
}

pub const GUANGDONG: Place = Place {
    code: "44",
    office: "44010001",
    user: 62_044,
};
pub const SICHUAN: Place = Place {
    code: "51",
    office: "51010001",
    user: 62_051,
};

/// Ours is everybody's one address.
const LIMITS: &str = "[limits]\nrequests_person = 1000000\nrequests_address = 1000000\n";

/// Which of its processes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Worker,
    Api,
}

/// A province of an installation.
pub struct Province {
    pub place: &'static Place,
    pub keys: Keys,
    folder: PathBuf,
    wall: Wall,
    port: u16,
    intake: u16,
    worker: Option<Part>,
    api: Option<Part>,
}

impl Province {
    /// One of which nothing runs yet. It has the keys of the record, and of offices only its own.
    pub fn new(home: &Installation, (place, other): (&'static Place, &Place)) -> Self {
        Self::with_keys_of(home, (place, other), &[place.office])
    }

    /// The same with keys of these offices, each made up here.
    pub fn with_keys_of(
        home: &Installation,
        (place, other): (&'static Place, &Place),
        offices: &[&str],
    ) -> Self {
        let folder = home.path().join(place.code);
        fs::create_dir(&folder).unwrap();
        let keys = Keys {
            offices: OfficeKeys::random(offices.iter().map(|office| office.parse().unwrap())),
            ..home.keys()
        };
        keys.write(&folder.join("keys.toml")).unwrap();
        Self {
            place,
            keys,
            wall: Wall::new(place.user, home.path().join(other.code)),
            folder,
            port: free_port().unwrap(),
            intake: free_port().unwrap(),
            worker: None,
            api: None,
        }
    }

    /// Writes its settings, which name the intake of the other one and nothing else of it, and closes its folder.
    pub fn settle(&self, home: &Installation, other: &Self) {
        let (database, address, issuer) = (home.database.url(), home.engine.address(), home.issuer());
        let settings = format!(
            "data_dir = \"data\"\n\
             [http]\nport = {}\n\
             [database]\nurl = \"{database}\"\n\
             [temporal]\naddress = \"{address}\"\n\
             [keys]\nfile = \"keys.toml\"\n\
             [identity]\nissuer = \"{issuer}\"\n\
             [worker]\nprovinces = [\"{}\"]\n\
             [files]\nfolder = \"store\"\n\
             [handover]\nlisten = \"127.0.0.1:{}\"\nintakes = [\"{}=http://127.0.0.1:{}\"]\n\
             {LIMITS}",
            self.port, self.place.code, self.intake, other.place.code, other.intake
        );
        fs::write(self.folder.join("banli.toml"), settings).unwrap();
        self.wall.give(&self.folder);
    }

    /// Everything of it.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its files, and what arrives.
    pub fn store(&self) -> PathBuf {
        self.folder.join("store")
    }

    /// Where files of handovers lie, in a folder each, while they arrive.
    pub fn arriving(&self) -> PathBuf {
        self.store().join("arriving").join(self.place.office)
    }

    /// A program that gets as far as its processes do.
    pub fn behind(&self, program: &str) -> Command {
        let mut command = self.wall.behind(program);
        command.current_dir(&self.folder);
        command
    }

    fn part(&self, role: &str) -> Part {
        let mut command = banli_by(self.wall.banli(), &self.folder, &[role]);
        command.env("HOME", &self.folder);
        Part::start(command, self.folder.join(format!("{role}.log")))
    }

    /// Starts a process of it where none runs.
    pub fn start(&mut self, sort: Sort) {
        let part = self.part(match sort {
            Sort::Worker => "worker",
            Sort::Api => "serve",
        });
        assert!(self.slot(sort).replace(part).is_none(), "{sort:?} runs already");
    }

    /// Starts what does not run.
    pub fn stand(&mut self) {
        self.look_after();
        for sort in [Sort::Worker, Sort::Api] {
            if self.slot(sort).is_none() {
                self.start(sort);
            }
        }
    }

    /// kill -9.
    pub async fn strike(&mut self, sort: Sort) {
        self.slot(sort).take().unwrap().struck().await;
    }

    /// Starts again what has ended by itself, as whoever supervises it does. Whether something had.
    pub fn look_after(&mut self) -> bool {
        let mut ended = false;
        for sort in [Sort::Worker, Sort::Api] {
            if self
                .slot(sort)
                .as_mut()
                .is_some_and(|part| part.ended().is_some())
            {
                *self.slot(sort) = None;
                self.start(sort);
                ended = true;
            }
        }
        ended
    }

    fn slot(&mut self, sort: Sort) -> &mut Option<Part> {
        match sort {
            Sort::Worker => &mut self.worker,
            Sort::Api => &mut self.api,
        }
    }

    /// The process ids of what runs.
    pub fn processes(&self) -> Vec<u32> {
        [&self.worker, &self.api]
            .into_iter()
            .flatten()
            .map(Part::id)
            .collect()
    }

    /// Waits until its API says that it is ready.
    pub async fn ready(&mut self) {
        server::tls::install();
        let ready = format!("http://127.0.0.1:{}/readyz", self.port);
        until(|| {
            self.api.as_mut().unwrap().must_run();
            let asked = reqwest::get(&ready);
            async { asked.await?.error_for_status() }
        })
        .await;
    }

    /// What its worker logged in all its lives.
    pub fn said(&self) -> String {
        self.worker.as_ref().unwrap().said()
    }

    /// The way in for its people.
    pub fn door(&self, home: &Installation) -> Door {
        Door::new(&format!("http://127.0.0.1:{}", self.port), home.issuer())
    }

    /// Ends what runs. No code of ours has panicked in any of its lives; the engine's library has assertions of its own.
    pub async fn end(&mut self) {
        for part in [self.worker.take(), self.api.take()].into_iter().flatten() {
            let said = part.said();
            let mut panics = said.lines().filter(|line| line.contains("panicked at"));
            assert_eq!(panics.find(|line| !line.contains("temporalio-sdk-core")), None);
            assert_eq!(part.terminate().await, Some(0), "{said}");
        }
    }
}
