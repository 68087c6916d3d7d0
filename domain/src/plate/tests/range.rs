//! Runs of numbers: whole, of one class, and nothing that is none.

use super::*;

fn run(first: &str, last: &str) -> Result<Vec<String>, PlateRangeError> {
    let range = PlateRange::new(&first.parse().unwrap(), &last.parse().unwrap())?;
    Ok(range.numbers().map(String::from).collect())
}

#[test]
fn a_run_counts_its_last_digits() {
    assert_eq!(
        run("浙A00009", "浙A00011"),
        Ok(["浙A00009", "浙A00010", "浙A00011"].map(String::from).to_vec())
    );
    assert_eq!(run("浙AB8C01", "浙AB8C99").unwrap().len(), 99);
    assert_eq!(run("浙A00000", "浙A99999").unwrap().len(), 100_000);
    assert_eq!(
        run("浙A00001D", "浙A00002D"),
        Ok(["浙A00001D", "浙A00002D"].map(String::from).to_vec())
    );
    assert_eq!(run("浙AD00001", "浙AD00002").unwrap().len(), 2);
}

#[test]
fn two_numbers_that_are_no_ends_of_one_run() {
    for (first, last) in [
        ("浙A00001", "浙B00002"),
        ("浙A00001", "浙A0000D"),
        ("浙AB8C01", "浙AB9C02"),
        ("浙A00001D", "浙A00002F"),
        ("浙AD00001", "浙A00002"),
        ("浙ABCDEF", "浙ABCDEF"),
    ] {
        assert_eq!(
            run(first, last),
            Err(PlateRangeError::Different),
            "{first} {last}"
        );
    }
    assert_eq!(run("浙A00002", "浙A00001"), Err(PlateRangeError::Backwards));
}
