//! What a note must not be able to do: run a script, ask another host, take forever.

use super::{Site, html};
use crate::diagnostic::Code;

#[test]
fn no_script_comes_through() {
    for (markdown, expected) in [
        ("<script>alert(1)</script>", ""),
        ("a <script>alert(1)</script> b", "<p>a  b</p>"),
        ("<SCRIPT\nsrc=x>alert(1)</ScRiPt >\n\nb", "b"),
        ("<img src=x onerror=alert(1)>", ""),
        ("a <b onclick=alert(1)>b</b>", "<p>a <b>b</b></p>"),
        ("<svg onload=alert(1)><script>x</script></svg>", ""),
        ("<iframe src=\"https://example.org\">x</iframe>", ""),
        ("<style>p { color: red }</style>\n\na", "<p>a</p>"),
        ("a <a href=\"javascript:alert(1)\">b</a>", "<p>a b</p>"),
        ("[a](javascript:alert(1))", "<p>a</p>"),
        ("[a](JaVaScRiPt:alert(1))", "<p>a</p>"),
        ("[a](<java\tscript:alert(1)>)", "<p>a</p>"),
        ("[a](java&#9;script:alert(1))", "<p>a</p>"),
        ("[a](&#106;avascript:alert(1))", "<p>a</p>"),
        ("[a](data:text/html;base64,PHNjcmlwdD4=)", "<p>a</p>"),
        ("[a](vbscript:x)", "<p>a</p>"),
        ("[a](file:///etc/passwd)", "<p>a</p>"),
        ("![a](javascript:alert(1))", "<p>a</p>"),
        ("![a](data:image/svg+xml;base64,PHN2Zz4=)", "<p>a</p>"),
        ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<div>&lt;script&gt; &#x3c;b></div>", "<div>&lt;script&gt; &lt;b&gt;</div>"),
        ("a <!-- hidden --> b", "<p>a  b</p>"),
        ("<!-- hidden\n\nstill -->\n\nb", "<p>b</p>"),
        ("<div><!--><b>x</b>--></div>", "<div><b>x</b>--&gt;</div>"),
        ("`<script>`", "<p><code>&lt;script&gt;</code></p>"),
    ] {
        assert_eq!(html(markdown), expected, "{markdown:?}");
    }
}

#[test]
fn harmless_html_stays_without_attributes() {
    for (markdown, expected) in [
        ("H<sub class=x>2</sub>O <kbd>Ctrl</kbd>", "<p>H<sub>2</sub>O <kbd>Ctrl</kbd></p>"),
        ("a<br/>b", "<p>a<br>b</p>"),
        ("<b>a\n\nb", "<p><b>a</b></p>\n<p>b</p>"),
        ("a</b></p></div> b", "<p>a b</p>"),
        (
            "<details>\n<summary>S</summary>\n\n- *a*\n\n</details>\n\nb",
            "<details>\n<summary>S</summary>\n<ul>\n<li><em>a</em></li>\n</ul>\n</details>\n<p>b</p>",
        ),
        ("- <div>\n\nb", "<ul>\n<li>\n<div>\n</div></li>\n</ul>\n<p>b</p>"),
        ("<p align=\"center\">\n\na\n\n</p>", "<p>\n</p><p>a</p>"),
        ("<font color=red>a</font>", "<p>a</p>"),
        ("<table><tr><td>a<td>b</tr></table>", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"),
    ] {
        assert_eq!(html(markdown), expected, "{markdown:?}");
    }
}

/// Many times the same, but for a number.
fn numbered(piece: impl Fn(usize) -> String) -> String {
    (0..1000).map(piece).collect::<Vec<_>>().concat()
}

/// Long enough that a test which never ends would tell of what grows with the square of it, and short enough for a build
/// without optimisation.
#[test]
fn deep_and_long_text_ends_and_makes_no_page_without_end() {
    let nested =
        [">", "> ", "[", "*", "*a ", "**a *", "![", "[[", "![[", "<b>", "<div>", "<div>\n\n", "</b>"];
    let many = [
        "a <b>x\n\n",
        "$",
        "$a$ ",
        "==",
        "==a",
        "==a== ",
        "^[a",
        "^[a] ",
        "#a ",
        "http://a ",
        "`",
        "&",
        "a ^b\n\n",
        "- a ^b\n",
        "> [!note] a\n\n",
        "|a",
        "# a\n",
        "[^1] ",
        "*^[*",
        "![[Row]]\n\n",
    ];
    for text in nested
        .map(|piece| piece.repeat(30_000))
        .into_iter()
        .chain(many.map(|piece| piece.repeat(3_000)))
        .chain([
            numbered(|i| format!("a ^b{i}\n\n")),
            numbered(|i| format!("- a\n\n^b{i}\n\n")),
            numbered(|i| format!("[^{i}]\n\n[^{i}]: # a [^{i}]\n\n")),
            numbered(|i| format!("# a{i}\n[[#a{i}]]\n")),
            format!("{}x", "- ".repeat(5_000)),
        ])
    {
        let start = &text[..text.len().min(12)];
        let made = html(&text);
        assert!(made.len() < 40 * text.len(), "{start:?} became {} bytes", made.len());
    }
}

#[test]
fn formulas_can_not_grow_or_break_out() {
    for (latex, plain) in [
        (r"\def\a{xx}\def\b{\a\a}\b", true),
        (r"\newcommand{\a}{\a\a} \a", true),
        (r"\text{<script>alert(1)</script>}", false),
        (r"\unknowncommand{<img src=x onerror=alert(1)>}", true),
        (r"\frac", true),
        (r"x^{2}", false),
    ] {
        let html = html(&format!("${latex}$"));
        assert_eq!(html.contains("<code class=\"math\">"), plain, "{html}");
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    }
    for latex in
        [r"\sqrt".repeat(700), "{".repeat(1500) + &"}".repeat(1500), r"\left(".repeat(600), "x^".repeat(1500)]
    {
        assert!(html(&format!("$${latex}$$")).contains("math"), "{}", &latex[..6]);
    }
}

#[test]
fn words_behind_an_embed_in_a_list_end_with_their_line() {
    for markdown in
        ["1. ![[B]] -> x\n2. y\n", "- a ![[B]] b ![[B#^k]] c ^d\n- e\n", "- [ ] ![[B]]\n  > q ![[B]] r\n"]
    {
        let site =
            Site::new(&[("A.md", markdown), ("B.md", "# B\n\nwords ^k\n\n1. ![[C]] z\n"), ("C.md", "c\n")]);
        let html = site.body("A.md").html;
        assert_eq!(
            html.matches("<p>").count() + html.matches("<p ").count(),
            html.matches("</p>").count(),
            "{html}"
        );
        assert!(html.contains("</p>\n</li>"), "{html}");
    }
}

#[test]
fn embeds_in_circles_end_with_a_finding() {
    let codes = |site: &Site, file: &str| -> Vec<(Code, String)> {
        let findings = site.body(file).findings;
        findings.iter().map(|finding| (finding.code, finding.file.to_string())).collect()
    };
    let site = Site::new(&[
        ("Self.md", "a\n\n![[Self]]\n"),
        ("A.md", "![[B]]"),
        ("B.md", "b\n\n![[A]]"),
        ("Twice.md", "![[Leaf]]\n\n![[Leaf]]"),
        ("Leaf.md", "leaf"),
        ("Outer.md", "![[Inner#^b]]"),
        ("Inner.md", "block ^b\n\n![[Outer]]"),
        ("Own.md", "a ^a\n\n![[#^a]]"),
        ("Section.md", "# S\n\n![[#S]]"),
    ]);
    assert_eq!(codes(&site, "Self.md"), [(Code::EmbedCycle, "Self.md".to_owned())]);
    assert_eq!(codes(&site, "A.md"), [(Code::EmbedCycle, "B.md".to_owned())]);
    assert_eq!(codes(&site, "Section.md"), [(Code::EmbedCycle, "Section.md".to_owned())]);
    for file in ["Twice.md", "Outer.md", "Inner.md", "Own.md", "Leaf.md"] {
        assert_eq!(codes(&site, file), [], "{file}");
    }
    assert_eq!(site.body("Twice.md").html.matches("<p>leaf</p>").count(), 2);
    assert!(
        site.body("Self.md")
            .html
            .contains("<span class=\"embed-stopped\"><a href=\"Self.html\">Self</a></span>")
    );
}

#[test]
fn embeds_that_double_at_each_level_have_a_budget() {
    let names: Vec<String> = (0..30).map(|i| format!("N{i}.md")).collect();
    let texts: Vec<String> = (0..30).map(|i| format!("![[N{}]]\n\n![[N{}]]\n", i + 1, i + 1)).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|n| &**n).zip(texts.iter().map(|t| &**t)).collect();
    let body = Site::new(&files).body("N0.md");
    assert!(body.html.len() < 100_000, "{}", body.html.len());
    assert_eq!(body.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::EmbedBudget]);
}
