//! Two provinces on one record and one Temporal server, each in processes of its own behind a wall.
use super::{
    province::{GUANGDONG, Province, SICHUAN, Sort},
    sales,
};
use crate::{client::Client, cluster::Installation};
use std::{fs, os::unix::fs::PermissionsExt, path::Path, sync::Arc};
use store::testing::TestDatabase;

/// Who works, and who buys, in each.
const IN_GUANGDONG: [&str; 7] = [
    "citizen-guangzhou",
    "clerk-guangzhou",
    "dossier-guangzhou",
    "inspector-guangzhou",
    "reviewer-guangzhou",
    "lead-guangzhou",
    "plates-guangzhou",
];
const IN_SICHUAN: [&str; 2] = ["clerk-chengdu", "dossier-chengdu"];

/// An installation of two provinces: cars of Sichuan are sold to Guangdong.
pub struct Country {
    pub home: Arc<Installation>,
    /// Where the file goes.
    pub guangdong: Province,
    /// Where it comes from.
    pub sichuan: Province,
}

impl Country {
    /// One with so many cars that were sold, and nothing running.
    pub async fn new(database: TestDatabase, cars: usize) -> Self {
        Self::with_keys(database, cars, &[SICHUAN.office]).await
    }

    /// The same, where Sichuan has keys of these offices, which it made up itself.
    pub async fn with_keys(database: TestDatabase, cars: usize, of_sichuan: &[&str]) -> Self {
        let home = Installation::new(database).await;
        assert_eq!(home.run(&["migrate"]).await.0, 0);
        home.seed().await;
        sales::seed(&home, cars).await;
        let guangdong = Province::new(&home, (&GUANGDONG, &SICHUAN));
        let sichuan = Province::with_keys_of(&home, (&SICHUAN, &GUANGDONG), of_sichuan);
        guangdong.settle(&home, &sichuan);
        sichuan.settle(&home, &guangdong);
        let country = Self {
            home: Arc::new(home),
            guangdong,
            sichuan,
        };
        let through = fs::Permissions::from_mode(0o711);
        fs::set_permissions(country.home.path(), through).unwrap();
        country
    }

    /// The same, with everything running.
    pub async fn open(database: TestDatabase, cars: usize) -> Self {
        let mut country = Self::new(database, cars).await;
        for province in country.provinces() {
            province.start(Sort::Worker);
            province.start(Sort::Api);
        }
        country.ready().await;
        country
    }

    /// Starts what was killed last, and waits until all is up.
    pub async fn stands_again(&mut self) {
        for province in self.provinces() {
            province.stand();
        }
        self.ready().await;
    }

    /// Waits until both APIs are ready.
    pub async fn ready(&mut self) {
        for province in self.provinces() {
            province.ready().await;
        }
    }

    pub fn provinces(&mut self) -> [&mut Province; 2] {
        [&mut self.guangdong, &mut self.sichuan]
    }

    /// Everybody's way in: each by the door of their own province.
    pub async fn client(&self, at_once: usize) -> Client {
        let doors: Vec<(_, &[&str])> = vec![
            (self.guangdong.door(&self.home), &IN_GUANGDONG),
            (self.sichuan.door(&self.home), &IN_SICHUAN),
        ];
        Client::new(doors, at_once).await
    }

    /// Ends everything.
    pub async fn end(mut self) {
        for province in self.provinces() {
            province.end().await;
        }
    }
}

/// Every file below a folder, by its path, sorted.
pub fn files_in(folder: &Path) -> Vec<String> {
    let (mut found, mut folders) = (vec![], vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().display().to_string());
            }
        }
    }
    found.sort();
    found
}
