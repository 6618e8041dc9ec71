//! What inputs are made of: pieces that mean something to a reader, and what tears them.

/// What opens, ends and tears.
#[rustfmt::skip]
pub(crate) const MARKS: &[&str] = &[
    "---\n", "--- \n", "---js\n", "...\n", "+++\n", "\u{feff}", "\r", "\r\n", "\n", "\n\n", " ", "\t",
    "  - ", "- ", "  ", "é", "漢字", "\u{301}", "\u{202e}", "\u{200b}", "👩‍💻", "\0", "\u{1b}[31m", "\u{9b}", "\u{7f}",
    "\u{2028}", "\u{85}",
];

/// Lines of front matter.
#[rustfmt::skip]
pub(crate) const PROPERTIES: &[&str] = &[
    "type: case\n", "type: audit\n", "type: ledger\n", "type: review\n", "type: plan\n", "type: [case]\n",
    "date: 2026-03-02\n", "date: 2026-02-30\n", "date: é\n", "week: 2026-W10\n", "quarter: 2026-Q3\n",
    "publish: true\n", "publish: \"true\"\n", "Publish: false\n", "pubish: true\n", "sumary: é\n",
    "severty: a\n", "tags: [clinical-case/é, x]\n", "tags:\n\t- é\n\t- y\n", "people: @é\n",
    "people:\n  - @é\n", "people: [[É|é]]\n", "people: [[É]], [[B]]\n", "people: [[É]] é\n",
    "title: é: é\n", "\"é: é\": é: é\n", "title: {{é}}\n", "title: !é é\n", "a: &x [*x]\n",
    "a: &x é\nb: *x\n", "é: |\n  é\n", "slug: ..\n", "slug: é/\u{200b}\n", "started: 10:12\n",
    "detected: 2026-03-29T02:30\n", "time_to_restore: 1,5 h\n", "before: 10 é\n", "after: 3 EUR\n",
    "share: 140 %\n", "execution: -4\n", "innovation: 60%\n", "é: \"x\\té\"\n",
];

/// What bodies are made of.
#[rustfmt::skip]
pub(crate) const MARKDOWN: &[&str] = &[
    "# É\n", "## Symptoms\n", "## Root cause\n", "## Diagnostic path\n", "## Timeline\n", "## Activities\n",
    "## Action items\n", "## Outcomes owned\n", "## Measurements\n", "### É\n", "1. é -> é\n",
    "   - `é` => é\n", "- [x] é ✅ 2026-02-30\n", "- [ ] é [completion:: é]\n",
    "- **Root cause**: é, `é,é`\n", "People: `é`, (é, [[É|é, é]]), &eacute;\\, é\n", "pattern:: é\n",
    "(é:: é)", "[é:: `é`]", "::", "| Activity | Hours | Lay`é`r |\n|---|---|---|\n", "| é | 4é | `é` |\n",
    "| é |\n", "| Date | Value |\n|---|---|\n| 2026-03-02 | 3 é |\n", "|---|\n", "[[É#é|é]]",
    "![[../../é]]", "[[#^é]]", "[é](%c3%a9.md)", "[é](file:///é)", "[[", "]]", "![", "](", "^é", " ^b\n",
    "`", "``", "```\n", "~~~é\n", "> ", "> [!é\n", "> [! note] é\n", "%%", "%%é%%", "<!-- é", "-->", "<é>",
    "&amp;&#233;", "\\", "\\%", "é **é** _é_\n", "TBD\n", "- none\n", "Tue 15:00 60m é\n", "    ",
    "\t```\n", "- a\n\n  ```\n", "<div>\n", "1) ", "[^é]: ",
];

/// Parts of values.
#[rustfmt::skip]
pub(crate) const VALUES: &[&str] = &[
    "0", "1", "2", "3", "5", "12", "24", "30", "60", "99", "100", "2026", "1900", "2199", "02", "28", "29",
    "31", "000", "999999999999999", "1000000000000000", "-", "+", "~", "about ", ".", ",", ":", "/", " ",
    "\u{202f}", "\u{2212}", "T", "Z", "W", "Q", "-W", "-Q", "P", "PT", "H", "M", "S", "D", "h", "m", "min",
    " min", "s", "ms", " days", "d", "wk", "%", " percent", "k", "K", "M", "€", "$", "£", "US$", " EUR",
    "EUR ", "CHF", " USD", "/yr", " per month", " a week", " p.a.", " errors", " failed deploys", " req/s",
    "e3", "E-2", "and ", "[^1]", "(about)", "+02:00", "-14:00", " UTC", " pm", "12:00", "23:59",
    "2026-03-29", "2026-10-25", "T02:30", "-W53", "W07", "Q3 ", "March ", "Mar", "[[", "]]", "nan", "inf",
    "_", "'", ".s", "s.", "’", "/5", "é", "ß", "µ", "İ", "\u{308}", "\t", "\n",
];

/// Parts of paths and links.
#[rustfmt::skip]
pub(crate) const PATHS: &[&str] = &[
    "A", "a", "É", "e\u{301}", "Note", "folder", "x", "y", "/", "/", "/", "//", "..", "../", "./", ".",
    "\\", "#", "#^", "^", "|", "|shown", ".md", ".MD", ".png", ".md.md", "%20", "%2e", "%2F", "%", "%zz",
    "?", "://", "https://", "file:", "FILE:///", "C:", "C:/", "mailto:", "obsidian://", " ", "[[", "]]",
    "](", "(", ")", "\u{200b}", "İ", "ẞ", "\0", "\t",
];

/// Lines and parts of settings.
#[rustfmt::skip]
pub(crate) const SETTINGS: &[&str] = &[
    "as_of = \"2026-11-15\"\n", "as_of = 2026-11-15\n", "as_of = \"2026-02-30\"\n",
    "timezone = \"Europe/Berlin\"\n", "timezone = \"+02:00\"\n", "observed_since = \"2024-07-01\"\n",
    "out = \"casebook\"\n", "out = \"\"\n", "exclude = [\"Archive/**\", \"é\", \"[\", \"{a\"]\n",
    "exclude = \"x\"\n", "gitignore = false\n", "note_templates = \"/../é\"\n", "size_limit = \"10 MiB\"\n",
    "size_limit = -1\n", "size_limit = 1e9\n", "[kinds.case]\n", "[kinds.cases]\n",
    "tags = [\"incident\", \"#é\", \" \"]\n", "folders = [\"Incidents\", \"/\", \"../x\"]\n", "[names]\n",
    "root_cause = [\"Ursache\", \"\"]\n", "root_case = []\n", "\"é\" = [\"é\"]\n",
    "[metrics.\"p99 latency\"]\n", "[metrics.\"\"]\n", "direction = \"lower\"\n", "direction = \"up\"\n",
    "[private]\n", "folder = 3\n", "kinds = [\"case\", \"x\"]\n", "[redact]\n",
    "\"Acme Corp\" = \"a payments company\"\n", "\"\" = \"\"\n", "[portfolio]\n", "title = \"é\"\n",
    "base_url = \"https://example.org/work/\"\n", "base_url = \"ftp:\"\n", "[dashboard]\n",
    "notes = \"evidence\"\n", "[signals]\n", "execution_trap = 0.8\n", "execution_trap = nan\n",
    "execution_trap = 9223372036854775807\n", "[[private]]\n", "x = [[[[{a = {b = 1}}]]]]\n", "a.b.c = 1\n",
    "a = '''\n", "b = \"\"\"\n", "# é\n", "\u{feff}\n", "private = {folders = [\"x\"], tags = 3}\n", "[",
    "]", "=", "\"", "\\u00", " ", "\n", "\r\n", "é", "\u{301}", "\0", "_", "1",
];

/// Words and signs of conditions.
#[rustfmt::skip]
pub(crate) const TOKENS: &[&str] = &[
    "note", ".", "role", "note.role", "note.domains", "note.prevention", "note.completeness",
    "note.restore_minutes", "note.date", "decided", "multi", "-", "team", "==", ">=", "!=", " && ", " && ",
    " || ", "!", "(", ")", "[", "]", ",", "?", ":", " in ", "size", "size(", "has(", ".exists(x, ",
    ".map(x, ", ".filter(x, ", "x", "x.done", "1", "2.5", "\"a\"", "\"network\"", "'é'", "null", "true",
    "{", "}", "+", "/", "%", "b'a'", "r\"\\\"", "1u", "0x1F", "1e3", "9999999999999999999", "note.title",
    ".matches(", ".contains(", "//", "\n", "`a`", "@", " and ",
];

/// Whole conditions.
#[rustfmt::skip]
pub(crate) const CONDITIONS: &[&str] = &[
    "note.role >= decided", "size(note.diagnostic_path) >= 2", "note.root_cause != ''",
    "\"network\" in note.domains", "note.prevention.exists(p, p.done)", "has(note.pattern)",
    "note.completeness > 0.5", "note.restore_minutes < 200", "note.scope >= team",
    "note.title.contains(\"DNS\")", "true", "note.publish",
];
