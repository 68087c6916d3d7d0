//! Check characters of ISO 7064: MOD 11-2 for resident IDs, MOD 37,36 for case and certificate numbers.

const ALPHABET_36: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The check character (`0` to `9` or `X`) of a text of digits, `None` if there is anything else in it.
///
/// Finds every wrong character and every swap of two neighbours.
pub(super) fn mod_11_2(digits: &str) -> Option<char> {
    let sum = digits
        .chars()
        .try_fold(0, |sum, c| Some((sum + c.to_digit(10)?) * 2 % 11))?;
    match (12 - sum) % 11 {
        10 => Some('X'),
        check => char::from_digit(check, 10),
    }
}

/// The check character (`0` to `9`, `A` to `Z`) of a text of digits and capitals, `None` if there is anything else in it.
///
/// Finds every wrong character. Of the swaps of two neighbours it misses the few where the running sums meet (two of
/// the 1,260 pairs of different characters at any place): the standard promises no more.
pub(super) fn mod_37_36(text: &str) -> Option<char> {
    let product = text
        .bytes()
        .try_fold(36, |product, c| Some(doubled(product + value_36(c)?)))?;
    Some(char::from(ALPHABET_36[(37 - product) % 36]))
}

/// Whether the last character is the MOD 37,36 check character of those before it.
pub(super) fn ends_in_mod_37_36(text: &str) -> bool {
    let mut characters = text.chars();
    let last = characters.next_back();
    last.is_some() && last == mod_37_36(characters.as_str())
}

/// One step of the hybrid system: into 1..=36, doubled, modulo 37. The result is never 0.
fn doubled(sum: usize) -> usize {
    let within = if sum.is_multiple_of(36) { 36 } else { sum % 36 };
    within * 2 % 37
}

fn value_36(c: u8) -> Option<usize> {
    ALPHABET_36.iter().position(|a| *a == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mod_11_2_gives_the_published_characters() {
        assert_eq!(mod_11_2("11010519491231002"), Some('X'));
        assert_eq!(mod_11_2("44052418800101001"), Some('4'));
        assert_eq!(mod_11_2("1101051949123100x"), None);
    }

    #[test]
    fn mod_37_36_gives_the_published_characters() {
        assert_eq!(
            mod_37_36("11100000000013338W01111430000006122244L20230000403001"),
            Some('U')
        );
        // The example number of the Global Release Identifier, which uses the same system.
        assert_eq!(mod_37_36("A12425GABC1234002"), Some('M'));
        assert_eq!(mod_37_36("a"), None);
        assert!(!ends_in_mod_37_36(""));
    }

    #[test]
    fn mod_37_36_finds_every_wrong_character() {
        let text = "A12425GABC1234002M";
        for place in 0..text.len() {
            for other in ALPHABET_36.iter().filter(|c| **c != text.as_bytes()[place]) {
                let mut wrong = text.as_bytes().to_vec();
                wrong[place] = *other;
                assert!(!ends_in_mod_37_36(std::str::from_utf8(&wrong).unwrap()));
            }
        }
    }

    #[test]
    fn mod_37_36_misses_two_swaps_in_1260() {
        let check = |a: u8, b: u8| mod_37_36(std::str::from_utf8(&[a, b]).unwrap());
        let pairs = ALPHABET_36
            .iter()
            .flat_map(|a| ALPHABET_36.iter().map(move |b| (*a, *b)));
        let missed = pairs
            .filter(|(a, b)| a != b && check(*a, *b) == check(*b, *a))
            .count();
        assert_eq!(missed, 2);
    }
}
