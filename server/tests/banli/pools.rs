//! An office brings its plate numbers along: new ones in runs, and those on vehicles in a list.
use crate::{
    installation::{example, migrated, said},
    process::{complaint, finished},
};
use std::{fs, path::Path, process::Output};

/// Lines of numbers that are on vehicles.
const IN_USE: &str = "\u{FEFF}# number\tvin\towner\tsince\r\n\
    浙A10001\tLDEM0AAA3L0000001\tA:33010619910512452X\t2021-09-01\r\n\
    \n\
    浙AD12345\tLDEM0AAA5L0000002\tA:33010219860815371X\t2020-02-29\n";

fn import(home: &Path, toml: &str, in_use: &str) -> Output {
    fs::create_dir_all(home.join("files")).unwrap();
    fs::write(home.join("files/offices.toml"), toml).unwrap();
    fs::write(home.join("files/plates-in-use.tsv"), in_use).unwrap();
    finished(home, &["import", "files/offices.toml"])
}

fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{}", said_or_not(output));
    complaint(output)
}

fn said_or_not(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn numbers_come_from_a_file_once() {
    let (home, _) = migrated();
    let first = said(&import(home.path(), &example(), IN_USE));
    let lines = [
        "plate numbers in use at 33010001: 2 added, 0 changed, 0 as they were",
        // Ten thousand without two that are withheld and one that is on a vehicle.
        "new plate numbers at 33010001: 9997 added, 0 changed, 1 as they were",
    ];
    for line in lines {
        assert!(first.contains(line), "{first}");
    }
    let again = said(&import(home.path(), &example(), IN_USE));
    assert!(
        again.contains("33010001: 0 added, 0 changed, 2 as they were"),
        "{again}"
    );
    assert!(
        again.contains("33010001: 0 added, 0 changed, 9998 as they were"),
        "{again}"
    );
    let later = format!("{IN_USE}浙A10002\tLDEM0AAA7L0000003\tA:33010219860815371X\t2022-05-01");
    let later = said(&import(home.path(), &example(), &later));
    assert!(
        later.contains("33010001: 0 added, 1 changed, 2 as they were"),
        "{later}"
    );
}

#[test]
fn a_list_with_a_wrong_line_changes_nothing() {
    let (home, _) = migrated();
    let wrong = format!(
        "{IN_USE}浙A1000\tLDEM0AAA3L000000I\tA:330106199105124521\t2021-02-30\n\
        浙A10003 LDEM0AAA9L0000004\n\
        浙A10004\tLDEM0AAA9L0000004\tA:33010219860815371X\t2999-01-01\n"
    );
    let said_wrong = refused(&import(home.path(), &example(), &wrong));
    for place in [
        "plates-in-use.tsv:5.number",
        "plates-in-use.tsv:5.vin",
        "plates-in-use.tsv:5.owner",
        "plates-in-use.tsv:5.since",
        "plates-in-use.tsv:6: expected 4 fields",
        "plates-in-use.tsv:7.since: has not come yet",
    ] {
        assert!(said_wrong.contains(place), "{place}: {said_wrong}");
    }
    assert!(!said_wrong.contains("330106199105124521"), "{said_wrong}");
    let after = said(&import(home.path(), &example(), IN_USE));
    assert!(after.contains("offices: 2 added"), "{after}");
}

#[test]
fn a_number_is_on_one_vehicle() {
    let (home, _) = migrated();
    said(&import(home.path(), &example(), IN_USE));
    let other = "浙A10001\tLDEM0AAA7L0000003\tA:33010219860815371X\t2022-05-01\n\
        浙A10005\tLDEM0AAA5L0000002\tA:33010219860815371X\t2022-05-01\n";
    let told = refused(&import(home.path(), &example(), other));
    for fault in [
        "plates-in-use.tsv:1.number: the number is on another vehicle",
        "plates-in-use.tsv:2.number: the vehicle has another number",
    ] {
        assert!(told.contains(fault), "{fault}: {told}");
    }
}

#[test]
fn a_wrong_run_names_its_row() {
    let (home, _) = migrated();
    let rows = [
        ("33019901", "浙A10000", "浙A10999", "office"),
        ("33010001", "浙A1000", "浙A10999", "from"),
        ("33010001", "浙A10999", "浙A10000", "to"),
        ("33010001", "浙A10000", "浙A1A999", "to"),
        ("33010001", "浙A10000", "浙A10999", "withheld"),
    ];
    let row = |(office, from, to, _): &(&str, &str, &str, &str)| {
        format!(
            "\n[[plates]]\noffice = \"{office}\"\nfrom = \"{from}\"\nto = \"{to}\"\nwithheld = [\"浙A22222\"]\n"
        )
    };
    let broken = example() + &rows.iter().map(row).collect::<Vec<_>>().concat();
    let told = refused(&import(home.path(), &broken, IN_USE));
    for (place, (.., field)) in (2..).zip(rows) {
        let fault = format!("plates[{place}].{field}");
        assert!(told.contains(&fault), "{fault}: {told}");
    }
    fs::remove_file(home.path().join("files/plates-in-use.tsv")).unwrap();
    let missing = finished(home.path(), &["import", "files/offices.toml"]);
    assert_eq!(missing.status.code(), Some(1));
    fs::write(home.path().join("files/offices.toml"), example()).unwrap();
    let missing = finished(home.path(), &["import", "files/offices.toml"]);
    assert!(
        complaint(&missing).contains("plates-in-use.tsv"),
        "{}",
        complaint(&missing)
    );
}
