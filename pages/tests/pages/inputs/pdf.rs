//! PDFs, object by object.

use std::fmt::Write as _;

/// A4, in points.
pub const A4: (u32, u32) = (595, 842);
/// Helvetica as `F`, and a Chinese font that is not embedded as `C`.
pub const FONTS: &str = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\
    /C<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[\
    <</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light\
    /CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000\
    /FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]\
    /ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>>>";

/// Objects with numbers from 1; the first is the catalogue and the second the page tree.
#[derive(Clone, Default)]
pub struct Pdf(Vec<Vec<u8>>);

impl Pdf {
    pub fn add(&mut self, body: impl AsRef<[u8]>) -> usize {
        self.0.push(body.as_ref().to_vec());
        self.0.len()
    }

    pub fn stream(&mut self, dictionary: &str, data: &[u8]) -> usize {
        self.add(stream(dictionary, data))
    }

    /// The file, with a table of where everything is.
    pub fn write(&self) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut table = String::from("0000000000 65535 f \n");
        for (index, body) in self.0.iter().enumerate() {
            writeln!(table, "{:010} 00000 n ", out.len()).unwrap();
            out.extend(format!("{} 0 obj ", index + 1).bytes());
            out.extend(body);
            out.extend(b"\nendobj\n");
        }
        let count = self.0.len() + 1;
        let tail = format!(
            "xref\n0 {count}\n{table}trailer <</Size {count}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n",
            out.len()
        );
        out.extend(tail.bytes());
        out
    }

    /// A document of pages, each with what it draws; `resources` and `more` are those of every page.
    pub fn of(contents: &[&[u8]], (width, height): (u32, u32), resources: &str, more: &str) -> Self {
        let mut pdf = Self::default();
        pdf.add("<</Type/Catalog/Pages 2 0 R>>");
        let kids: Vec<_> = (0..contents.len())
            .map(|page| format!("{} 0 R", 3 + 2 * page))
            .collect();
        pdf.add(format!(
            "<</Type/Pages/Count {}/Kids[{}]>>",
            contents.len(),
            kids.join(" ")
        ));
        for content in contents {
            let number = pdf.0.len() + 2;
            pdf.add(format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents {number} 0 R\
                 /Resources<<{resources}>>{more}>>"
            ));
            pdf.stream("", content);
        }
        pdf
    }
}

pub fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>> stream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// One page of A4 with this content.
pub fn page(content: &str) -> Vec<u8> {
    Pdf::of(&[content.as_bytes()], A4, FONTS, "").write()
}

/// A page full of print in 11 points.
pub fn print() -> Vec<u8> {
    let line = "On 3 May at 14:20 the car turned left from the second lane and met the motorcycle that";
    let mut lines = String::new();
    for number in 0..52 {
        write!(lines, "1 0 0 1 56 {} Tm ({number} {line}) Tj ", 790 - 14 * number).unwrap();
    }
    page(&format!("BT /F 11 Tf {lines}ET"))
}
