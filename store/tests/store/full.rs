//! A disk that is full, for real: a small one of our own, in a mount namespace of our own.

use crate::toy::{LookUp, OPENED, Toy, add_office, ask, note, open};
use std::{
    env, fs,
    io::Write,
    os::unix::fs::{MetadataExt, chown},
    path::{Path, PathBuf},
    process::Command,
};
use store::{
    Remedy, Store, StoreError,
    record::{load, verify},
    testing::{PostgresServer, TestDatabase, keys},
};

/// Set for the test that runs on the small disk: where it is.
const DISK: &str = "BANLI_TEST_SMALL_DISK";
/// Mounts the disk, which only this process and its children see, and runs the test again.
const ON_A_SMALL_DISK: &str = r#"mount -t tmpfs -o size="$SIZE" small "$TMPDIR" && exec "$@""#;
/// Whoever is not root is root in a namespace of its own for the mount, and then nobody again: `PostgreSQL` refuses root.
const AS_SOMEBODY: [&str; 2] = ["unshare", "--map-user=1000"];
/// Bytes that are left free, up to what a command needs in all: it breaks off at another place each time.
const LEFT: [usize; 12] = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20];
const PAGE: usize = 4096;

/// The small disk, for a test that runs there; else the test has been run there.
fn on_a_small_disk(test: &str, size: &str) -> Option<PathBuf> {
    if let Some(disk) = env::var_os(DISK) {
        return Some(disk.into());
    }
    let disk = tempfile::tempdir().unwrap();
    let mut run = Command::new("unshare");
    run.arg("--mount");
    let root = fs::metadata("/proc/self").unwrap().uid() == 0;
    if !root {
        run.arg("--map-root-user");
    }
    run.args(["sh", "-c", ON_A_SMALL_DISK, "sh"]);
    if !root {
        run.args(AS_SOMEBODY);
    }
    let run = run
        .arg(env::current_exe().unwrap())
        .args(["--exact", "--nocapture", test])
        .env(DISK, disk.path())
        .env("TMPDIR", disk.path())
        .env("SIZE", size)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout) + String::from_utf8_lossy(&run.stderr);
    assert!(
        run.status.success() && said.contains("1 passed"),
        "a small disk is mounted by `unshare --mount` and `mount -t tmpfs`: {said}"
    );
    None
}

/// A file that leaves so many bytes of the disk.
fn fill(disk: &Path, left: usize) -> PathBuf {
    let path = disk.join("filler");
    let mut file = fs::File::create(&path).unwrap();
    let mut written = 0;
    while let Ok(size) = file.write(&[7; PAGE]) {
        written += size;
    }
    file.set_len(written.saturating_sub(left) as u64).unwrap();
    path
}

/// Refused at once and as what it is, wherever it breaks off; and when there is room again, the same command succeeds on the
/// same connections.
async fn is_unhealable_and_heals(disk: &Path, database: &TestDatabase) {
    let store = database.store().await;
    add_office(database).await;
    let number = open(&store, 1).await;
    let mut version = OPENED;
    let mut refused = 0;
    for (request, pages) in (2..).zip(LEFT) {
        let note = note(request, &"字".repeat(10_000));
        let filler = fill(disk, pages * PAGE);
        let tried = ask(&store, &number, &note, version).await;
        if let Err(error) = &tried {
            assert_eq!(
                (error, error.remedy()),
                (&StoreError::Full, Remedy::Unhealable),
                "{pages} pages left"
            );
            refused += 1;
            let loaded = load::<Toy>(&store, &number).await.unwrap().unwrap();
            assert_eq!(loaded.version, version, "nothing is half written");
            // Somebody who comes now can read.
            let fresh = Store::connect(database.url(), keys()).await.unwrap();
            assert!(load::<Toy>(&fresh, &number).await.unwrap().is_some());
            fresh.close().await.unwrap();
        }
        fs::remove_file(filler).unwrap();
        let again = ask(&store, &number, &note, version).await.unwrap();
        assert_eq!(again.version, version + 1, "{pages} pages left");
        version = again.version;
    }
    assert!(refused > LEFT.len() / 2, "{refused}");
    assert_eq!(verify::<Toy, LookUp>(&store, &number).await.unwrap(), vec![]);
}

#[test]
fn a_full_disk_is_unhealable_and_heals_on_sqlite() {
    let Some(disk) = on_a_small_disk("full::a_full_disk_is_unhealable_and_heals_on_sqlite", "4m") else {
        return;
    };
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        is_unhealable_and_heals(&disk, &TestDatabase::sqlite()).await;
    });
}

/// The tables lie on the small disk, as a tablespace; a server that cannot write its log ends, and that is another journey.
#[test]
fn a_full_disk_is_unhealable_and_heals_on_postgresql() {
    let Some(disk) = on_a_small_disk("full::a_full_disk_is_unhealable_and_heals_on_postgresql", "32m") else {
        return;
    };
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let server = PostgresServer::of_this_process();
        let space = disk.join("space");
        fs::create_dir(&space).unwrap();
        let owner = fs::metadata(server.data()).unwrap();
        chown(&space, Some(owner.uid()), Some(owner.gid())).unwrap();
        chown(&disk, Some(owner.uid()), Some(owner.gid())).unwrap();
        let database = TestDatabase::in_space(server, &space).await;
        is_unhealable_and_heals(&disk, &database).await;
    });
}
