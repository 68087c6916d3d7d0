//! How deep brackets nest in the text of an operation. Looked at before parsing: the parser
//! refuses what is far too deep as a syntax error, if it refuses it.

/// The deepest nesting of `(`, `[` and `{` outside strings and comments.
pub(super) fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = match first {
            b'"' => after_string(rest),
            b'#' => after(tail, |byte| matches!(byte, b'\n' | b'\r')),
            _ => tail,
        };
        match first {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// What follows the first byte that `ends`.
fn after(text: &[u8], ends: impl Fn(&u8) -> bool) -> &[u8] {
    text.iter().position(ends).map_or(&[], |end| &text[end + 1..])
}

/// What follows a string, which ends at its quote or, unfinished, with its line; a block string ends at three quotes.
fn after_string(text: &[u8]) -> &[u8] {
    let (close, multiline): (&[u8], bool) = if text.starts_with(b"\"\"\"") {
        (b"\"\"\"", true)
    } else {
        (b"\"", false)
    };
    let mut rest = &text[close.len()..];
    loop {
        match rest {
            [] => return rest,
            _ if rest.starts_with(close) => return &rest[close.len()..],
            [b'\\', b'"', b'"', b'"', tail @ ..] if multiline => rest = tail,
            [b'\\', _, tail @ ..] if !multiline => rest = tail,
            [b'\n' | b'\r', tail @ ..] if !multiline => return tail,
            [_, tail @ ..] => rest = tail,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::nesting;

    #[test]
    fn brackets_count_outside_strings_and_comments() {
        assert_eq!(nesting(""), 0);
        assert_eq!(nesting("{ a { b(c: [1]) } }"), 4);
        assert_eq!(nesting(r#"{ a(b: "{{{{ \" {{{{") }"#), 2);
        assert_eq!(nesting("{ a(b: \"\"\"{{ \" \\\"\"\" {{\"\"\") }"), 2);
        assert_eq!(nesting("{ # {{{{\n a }"), 1);
        assert_eq!(nesting("}}}}{"), 1);
        assert_eq!(nesting("\"unfinished {{{"), 0);
        assert_eq!(nesting("\"unfinished {{{\n{{"), 2);
        assert_eq!(nesting(&"{a".repeat(4000)), 4000);
    }
}
