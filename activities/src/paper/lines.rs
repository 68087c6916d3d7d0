//! Breaks paragraphs into lines: anywhere between Chinese characters, at spaces between words, and never before a closing mark.

use krilla::text::KrillaGlyph;
use std::ops::Range;

/// Marks and spaces that may not begin a line; they hang over the margin instead.
const NOT_FIRST: &str = " ，。、；：！？）》”’】,.;:!?)]";

/// The byte ranges of the lines. `glyphs` has one glyph per character of `text`, `width` is in parts of the font size.
pub(super) fn break_lines(text: &str, glyphs: &[KrillaGlyph], width: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut line = Line::default();
    for ((at, character), glyph) in text.char_indices().zip(glyphs) {
        if at > line.start && may_break_before(text, at, character) {
            line.last_break = Some(at);
        }
        if line.used + glyph.x_advance > width && at > line.start && !NOT_FIRST.contains(character) {
            // Before its word, or in it if the word fills the line.
            let end = line.last_break.unwrap_or(at);
            lines.push(line.start..end);
            line = Line {
                start: end,
                used: advance(text, glyphs, end..at),
                last_break: None,
            };
        }
        line.used += glyph.x_advance;
    }
    lines.push(line.start..text.len());
    lines
}

/// The line being filled.
#[derive(Default)]
struct Line {
    start: usize,
    used: f32,
    /// Where it may end.
    last_break: Option<usize>,
}

fn may_break_before(text: &str, at: usize, character: char) -> bool {
    let before = text[..at].chars().next_back();
    !NOT_FIRST.contains(character) && (is_wide(character) || before.is_some_and(|c| c == ' ' || is_wide(c)))
}

/// Chinese characters and marks (from the CJK punctuation on); everything before belongs to words.
fn is_wide(character: char) -> bool {
    character >= '\u{3000}'
}

fn advance(text: &str, glyphs: &[KrillaGlyph], range: Range<usize>) -> f32 {
    let inside = text
        .char_indices()
        .zip(glyphs)
        .filter(|((at, _), _)| range.contains(at));
    inside.map(|(_, glyph)| glyph.x_advance).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use krilla::text::GlyphId;

    /// Wide characters are 1, others a half.
    fn broken(text: &str, width: f32) -> Vec<&str> {
        let glyphs: Vec<_> = text
            .char_indices()
            .map(|(at, c)| {
                let advance = if is_wide(c) { 1.0 } else { 0.5 };
                KrillaGlyph::new(
                    GlyphId::new(1),
                    advance,
                    0.0,
                    0.0,
                    0.0,
                    at..at + c.len_utf8(),
                    None,
                )
            })
            .collect();
        break_lines(text, &glyphs, width)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_a_closing_mark() {
        assert_eq!(broken("申请材料不齐全", 3.0), ["申请材", "料不齐", "全"]);
        assert_eq!(broken("材料齐，全", 3.0), ["材料齐，", "全"]);
    }

    #[test]
    fn words_and_numbers_stay_whole_if_they_fit() {
        assert_eq!(broken("not to issue", 3.0), ["not to ", "issue"]);
        assert_eq!(broken("业务33010000已受理", 5.0), ["业务", "33010000已", "受理"]);
        assert_eq!(broken("123456789012", 3.0), ["123456", "789012"]);
    }

    #[test]
    fn nothing_is_lost() {
        for width in [1.0, 2.5, 7.0, 100.0] {
            let text = "编号：33010000-20211022-DSQQ8SBK-S，张三丰：a long word";
            assert_eq!(broken(text, width).concat(), text);
        }
        assert_eq!(broken("", 3.0), [""]);
    }
}
