//! Links between pages, what stands for those that lead nowhere, and what a body tells beside its HTML.

use super::Site;
use crate::html::{Heading, Missing, Page, Readers};

fn site(markdown: &str) -> Site {
    Site::new(&[
        ("Notes/Row.md", markdown),
        ("Cases/A b?.md", "# Heading\n\n## Heading\n\n### Deep é\n\nx ^Block-1\n"),
        ("Private/Secret.md", "# Hush\n\nWords.\n"),
        ("Private/secret.png", ""),
        ("img/ü.png", ""),
        ("Flow.canvas", ""),
    ])
}

fn shown(markdown: &str, missing: Missing<'_>) -> String {
    let site = site(markdown);
    let html = site.page("../", missing).body(site.id("Notes/Row.md")).html;
    html.trim().trim_start_matches("<p>").trim_end_matches("</p>").to_owned()
}

#[test]
fn links_are_relative_and_end_in_the_ids_of_their_targets() {
    for (markdown, expected) in [
        ("[[A b?]]", r#"<a href="../Cases/A%20b%3F.html">A b?</a>"#),
        ("[[a B?#Heading#Heading|x]]", r#"<a href="../Cases/A%20b%3F.html#heading">x</a>"#),
        ("[x](../Cases/A%20b%3F.md#deep-e)", r#"<a href="../Cases/A%20b%3F.html#deep-e">x</a>"#),
        ("[[A b?#^block-1]]", r#"<a href="../Cases/A%20b%3F.html#%5Eblock-1">A b? &gt; ^block-1</a>"#),
        ("[[A b?#No such]]", r#"<a href="../Cases/A%20b%3F.html">A b? &gt; No such</a>"#),
        (
            "![[ü.png|50]]",
            r#"<img src="../files/img/%C3%BC.png" width="50" alt="ü" loading="lazy" decoding="async">"#,
        ),
        ("[[u\u{308}.png]]", "<a href=\"../files/img/%C3%BC.png\">u\u{308}.png</a>"),
        ("[[Flow.canvas]]", r#"<a href="../files/Flow.canvas">Flow.canvas</a>"#),
        (
            "#dns/cache #dns",
            r#"<a class="tag" href="../tags/dns/cache.html">#dns/cache</a> <span class="tag">#dns</span>"#,
        ),
    ] {
        assert_eq!(shown(markdown, Missing::Words("unpublished")), expected, "{markdown}");
    }
}

#[test]
fn links_to_nothing_and_to_what_has_no_page_look_the_same() {
    for (one, other) in [
        ("[[Secret]]", "[[Nothing]]"),
        ("[[Secret|own *words*]]", "[[Nothing|own *words*]]"),
        ("[own](Secret.md)", "[own](Nothing.md)"),
        ("[](Secret.md)", "[](Nothing.md)"),
        ("![[Secret]]", "![[Nothing]]"),
        ("![[secret.png]]", "![[nothing.png]]"),
        ("![[secret.png|a duck|100]]", "![[nothing.png|a duck|100]]"),
        ("![](secret.png)", "![](nothing.png)"),
        ("[[Secret#Hush]]", "[[Nothing#Hush]]"),
    ] {
        let words = |markdown: &str| shown(markdown, Missing::Words("unpublished note"));
        // With the file of the private folder gone, as it is from a vault of public notes alone.
        assert_eq!(words(&one.replace("Secret.md", "../Private/Secret.md")), words(other), "{one}");
        for hint in ["class", "title", "href", "Nothing", "nothing"] {
            assert!(!words(other).contains(hint), "{other}: {}", words(other));
        }
    }
    assert_eq!(shown("[[Secret]]", Missing::Words("unpublished note")), "unpublished note");
    assert_eq!(shown("[[Secret|own *words*]]", Missing::Words("x")), "own <em>words</em>");
}

#[test]
fn marks_tell_what_has_no_page_from_what_is_not_there() {
    for (markdown, expected) in [
        ("[[Nothing]]", r#"<span class="missing">Nothing</span>"#),
        ("[[Nothing|a]]", r#"<span class="missing">a</span>"#),
        ("[[Private/Secret#Part]]", r#"<span class="no-page">Hush &gt; Part</span>"#),
        ("[[Secret|a *b*]]", r#"<span class="no-page">a <em>b</em></span>"#),
        ("[a](../Private/Secret.md)", r#"<span class="no-page">a</span>"#),
        ("[[secret.png]]", r#"<span class="no-page">secret.png</span>"#),
        ("![[secret.png|a duck|100]]", r#"<span class="no-page">a duck</span>"#),
        ("![[nothing.png]]", r#"<span class="missing">nothing.png</span>"#),
        ("[[Secret]] #dns", r#"<span class="no-page">Hush</span> <span class="tag">#dns</span>"#),
    ] {
        assert_eq!(shown(markdown, Missing::Marked), expected, "{markdown}");
    }
    // A note without a page may stand in others, where nobody else looks.
    let embedded = shown("![[Secret]]", Missing::Marked);
    assert!(
        embedded.contains("<p>Words.</p>") && embedded.contains(r#"<span class="no-page">Hush</span>"#),
        "{embedded}"
    );
}

#[test]
fn places_that_html_names_are_on_the_pages_of_their_owner_alone() {
    let markdown = "# <a name=top></a> Row\n\n[a](#two) [b](../Cases/C.md#deep) [c](#top) [d](#none) [e](#Two)\n\n\
        ## <a name=\"two\"></a> Two\n\nx <i id=\"Two\">y</i>\n\n![[C]]\n\n- z <b id=two>\n";
    let site = Site::new(&[
        ("Notes/Row.md", markdown),
        ("Cases/C.md", "a\n\n<div id=\"Deep\"><script id=no></script></div>\n"),
    ]);
    let body = |file: &str, readers| {
        let page = Page { readers, ..site.page("../", Missing::Marked) };
        page.body(site.id(file)).html
    };
    let row = body("Notes/Row.md", Readers::Owner);
    for expected in [
        r##"<a href="#two">a</a> <a href="../Cases/C.html#@deep">b</a> <a href="#@top">c</a>"##,
        r#"<a href="../Notes/Row.html">d</a>"#,
        r#"<span id="@top"></span>"#,
        r#"<h2 id="two"><span id="@two"></span>"#,
    ] {
        assert!(row.contains(expected), "{expected}\n{row}");
    }
    assert_eq!(row.matches("id=\"@").count(), 2, "{row}");
    assert!(body("Cases/C.md", Readers::Owner).contains(r#"<span id="@deep"></span>"#));
    for file in ["Notes/Row.md", "Cases/C.md"] {
        assert!(!body(file, Readers::All).contains('@'), "attributes are for nobody else");
    }
}

#[test]
fn a_body_tells_its_headings_and_words() {
    let text = "---\ntitle: The note\n---\n# The note\n\nOne **two** [[A b?|three]] ^x\n\n#### Four\n\n```rust\nfive();\n```\n\n# Four\n\n## Six ==seven== ^y\n\n![[A b?]]\n\n%%eight%% $n$\n";
    let site = site(text);
    let body = site.page("", Missing::Marked).body(site.id("Notes/Row.md"));
    let heading = |level, id: &str, text: &str| Heading { level, id: id.to_owned(), text: text.to_owned() };
    assert_eq!(
        body.headings,
        [heading(2, "four", "Four"), heading(2, "four-1", "Four"), heading(3, "six-seven", "Six seven")]
    );
    assert_eq!(body.text, "One two three Four five(); Four Six seven n");
    assert!(!body.html.contains("The note"));
    // Headings of what is embedded go on below the heading that they stand under, and have no ids.
    assert!(body.html.contains("<h4>Heading</h4>"), "{}", body.html);
}

#[test]
fn lines_are_running_text_alone() {
    let site = site("");
    let page = site.page("../", Missing::Words("unpublished"));
    for (markdown, expected) in [
        (
            "a *b* [[A b?|c]] `d` %%e%%",
            r#"a <em>b</em> <a href="../Cases/A%20b%3F.html">c</a> <code>d</code>"#,
        ),
        ("1. first", "1. first"),
        ("# no heading", "# no heading"),
        ("- no list <b>", "- no list &lt;b&gt;"),
        ("![[A b?]]", r#"<a href="../Cases/A%20b%3F.html">A b?</a>"#),
        ("a <script>b</script> c", "a  c"),
        ("[[Secret]]", "unpublished"),
        ("", ""),
    ] {
        assert_eq!(page.line(site.id("Notes/Row.md"), markdown).trim(), expected, "{markdown}");
    }
}

#[test]
fn a_heading_of_the_text_goes_before_one_whose_slug_it_is() {
    let html = super::html("[[#Part-1]] [s](#part-1)\n\n## Part\n\n## Part\n\n## Part-1\n\nx");
    let (_, behind) =
        html.split_once(">Part-1</h2>").map(|(before, _)| before.rsplit_once("<h2 id=\"").unwrap()).unwrap();
    let id = behind.trim_end_matches('"');
    assert_eq!(html.matches(&format!("href=\"#{id}\"")).count(), 2, "{html}");
}
