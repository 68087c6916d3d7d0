//! What the demo prints on how to sign in as each persona.

use super::{DemoIssuer, Persona};
use std::fmt::Write;

/// One line per persona and how to get and use a token, in both languages.
pub fn how_to(issuer: &DemoIssuer) -> String {
    let mut text = String::from("Sign in as (以下列身份登录):\n\n");
    let widest = Persona::all()
        .iter()
        .map(|persona| persona.key.len())
        .max()
        .unwrap_or_default();
    for persona in Persona::all() {
        let Persona {
            key,
            name,
            title_zh,
            title_en,
            ..
        } = persona;
        writeln!(text, "  {key:widest$}  {name}  {title_zh} · {title_en}").expect("a text takes every line");
    }
    let url = issuer.url();
    write!(
        text,
        "\nA token, good for 12 hours (获取令牌，12小时内有效):\n\n  banli token clerk-guangzhou\n  \
         curl -s {url}/token -H 'content-type: application/json' -d '{{\"persona\": \"clerk-guangzhou\"}}'\n\n\
         Send it with each request (每次请求附上): Authorization: Bearer TOKEN\n"
    )
    .expect("a text takes every line");
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_persona_has_a_line() {
        let issuer = DemoIssuer::new("127.0.0.1:8080".parse().unwrap(), Path::new("."));
        insta::assert_snapshot!(how_to(&issuer));
    }
}
