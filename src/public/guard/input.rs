//! What an audit is about, borrowed from whoever has it.

/// A note that is not public, or the part of a public note that stays behind (comments, private callouts and
/// sections, properties off the list): for such a part give the file, the text, and no names.
#[derive(Debug, Clone, Default)]
pub struct Private<'a> {
    /// The file, by its path in the vault.
    pub file: &'a str,
    /// The title, where there is one to hide.
    pub title: Option<&'a str>,
    /// The aliases.
    pub aliases: Vec<&'a str>,
    /// The tags, without `#`.
    pub tags: Vec<&'a str>,
    /// True where the name of the file is private too, as that of a private note is.
    pub hides_name: bool,
    /// The whole text, with its front matter.
    pub text: &'a str,
}

/// Words that tell whose machine this is. Each may be unknown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Machine<'a> {
    /// The home folder.
    pub home: Option<&'a str>,
    /// The name of the user's account.
    pub user: Option<&'a str>,
    /// The name of the host.
    pub host: Option<&'a str>,
}

/// All that an audit is about.
#[derive(Debug, Clone, Default)]
pub struct Audit<'a> {
    /// The files that are about to go out: path (`/` between folders) and bytes.
    pub staged: &'a [(String, Vec<u8>)],
    /// What is private.
    pub private: &'a [Private<'a>],
    /// Attachments that no public note uses, by path or name.
    pub attachments: &'a [&'a str],
    /// All that may be said: the projected text, title, aliases, tags, slug and names of attachments of every
    /// public note; the texts of templates, styles and scripts; `casebook.toml`. What the words of a template
    /// come to in a page is known from `vocabulary`.
    pub said: &'a [&'a str],
    /// Terms that `[redact]` replaces.
    pub redacted: &'a [&'a str],
    /// Words of the machine.
    pub machine: Machine<'a>,
}
