use super::severity::Severity::{self, Error, Info, Warning};

/// Declares every code once: variant, number, severity, and the one-line title of its page.
macro_rules! codes {
    ($($variant:ident $id:literal $severity:ident $title:literal;)*) => {
        /// A stable diagnostic code. Its page under `docs/diagnostics/` is what `casebook explain` prints.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum Code { $(#[doc = $title] $variant,)* }

        impl Code {
            /// Every code, in the order of their numbers.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The code as shown and searched for, such as `CB0102`.
            pub fn id(self) -> &'static str {
                match self { $(Code::$variant => $id,)* }
            }

            /// The severity of its findings unless one says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => $severity,)* }
            }

            /// What it is about, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Code::$variant => $title,)* }
            }

            /// Its page, Markdown.
            pub fn page(self) -> &'static str {
                match self {
                    $(Code::$variant =>
                        include_str!(concat!("../../docs/diagnostics/", $id, ".md")),)*
                }
            }
        }
    };
}

codes! {
    // 00: files of the vault
    UnreadableFile "CB0001" Error "a file that can't be read";
    UnreadableFolder "CB0002" Error "a folder that can't be read";
    SymlinkLoop "CB0003" Warning "a symbolic link that leads back to its own folder";
    SymlinkOutside "CB0004" Warning "a symbolic link that leaves the vault";
    BrokenSymlink "CB0005" Warning "a symbolic link to nothing";
    NotAFile "CB0006" Warning "a pipe, socket or device named like a note";
    NameNotUnicode "CB0007" Warning "a file name that is not Unicode";
    NoteTooLarge "CB0008" Error "a note over the size limit";
    SyncConflict "CB0009" Warning "a copy left by a sync conflict";
    NamelessNote "CB0010" Warning "a note without a name";
    PathTooLong "CB0011" Warning "a path too long for some systems";
    AwkwardName "CB0012" Warning "a file name that some systems refuse";
    NamesCollide "CB0013" Error "two notes whose names differ only in case or accents";
    ChangedWhileReading "CB0014" Warning "a note that changed or went away while it was read";
    SlugTaken "CB0015" Error "two notes with the same slug";
    BadSlug "CB0016" Error "a slug that can't be a page's address";
    NotUtf8 "CB0021" Error "bytes that are not UTF-8";
    Utf16 "CB0022" Warning "a note in UTF-16";
    ControlCharacter "CB0023" Warning "a control character in a note";
    InvisibleCharacter "CB0024" Warning "an invisible character in a name";

    // 01: front matter
    FrontMatterUnclosed "CB0101" Error "front matter that is not closed";
    FrontMatterSyntax "CB0102" Error "front matter that is no YAML";
    DuplicateProperty "CB0103" Error "a property given twice";
    FrontMatterNotMapping "CB0104" Error "front matter that has no properties";
    FrontMatterTooLarge "CB0105" Error "front matter that is too large or too deep";
    UnquotedLink "CB0106" Warning "a link in a property without quotes";
    UnquotedText "CB0107" Error "a value that needs quotes";
    OtherFrontMatter "CB0108" Warning "front matter in another language";
    CustomTag "CB0109" Warning "a YAML tag";
    SecondDocument "CB0110" Warning "a second YAML document";
    Placeholder "CB0111" Warning "a template's placeholder left in a note";
    MisspeltProperty "CB0112" Warning "a property that looks misspelt";
    PublishNotTrue "CB0113" Warning "a publish that is neither true nor false";
    TabIndent "CB0114" Error "a tab that indents front matter";
    MisspeltKind "CB0115" Warning "a type that looks like a misspelt kind";
    TwoKinds "CB0116" Error "a note of two kinds";
    KindWithoutFields "CB0117" Info "a type that may be your own word";

    // 02: values
    BadDate "CB0201" Error "a date that can't be read";
    BadTimestamp "CB0202" Error "a time that can't be read";
    BadPeriod "CB0203" Error "a week or quarter that can't be read";
    BadDuration "CB0204" Error "a duration that can't be read";
    BadNumber "CB0205" Error "a number that can't be read";
    OutOfRange "CB0206" Error "a number outside its range";
    BadShare "CB0207" Error "a share that can't be read";
    BadChoice "CB0208" Error "a word that is not one of the choices";
    BadQuantity "CB0209" Error "a quantity that can't be read";
    UnitsDiffer "CB0210" Error "quantities that can't be compared";
    LocalTimeGap "CB0211" Warning "a local time that did not exist, or existed twice";
    WrongShape "CB0212" Error "a value of the wrong shape";
    UnknownValue "CB0213" Info "a value given as unknown";

    // 03: fields of a note, and notes among each other
    MissingField "CB0301" Error "a field that the kind needs";
    WaysDisagree "CB0302" Warning "a field given twice with different values";
    EndBeforeStart "CB0303" Error "an end before its start";
    TimesDisagree "CB0304" Warning "a duration that disagrees with its timestamps";
    SharesSum "CB0305" Warning "shares that don't sum to 100 %";
    LayersDisagree "CB0306" Warning "layers that disagree with the activities";
    TableColumns "CB0307" Warning "a table with missing or unknown columns";
    TableCell "CB0308" Error "a table cell that can't be read";
    ActivityCount "CB0309" Info "a review with very few or very many activities";
    RecurringCount "CB0310" Info "a plan without two or three recurring blocks";
    DirectionUnknown "CB0311" Error "a stability metric without a direction";
    EvidenceNotALink "CB0312" Warning "evidence that is no link";
    PathFromTimeline "CB0313" Info "a timeline that stands in for a diagnostic path";
    PeriodTwice "CB0314" Error "two notes for one week or quarter";
    RecurringBlock "CB0315" Error "a recurring block that can't be read";
    MoreThanThereIs "CB0316" Error "more than there can be";

    // 04: Markdown
    FenceUnclosed "CB0401" Warning "a code fence that is not closed";
    CommentUnclosed "CB0402" Warning "a comment that is not closed";
    TableMalformed "CB0403" Warning "a table that is no table to Markdown";
    CalloutMalformed "CB0404" Warning "a callout that Obsidian does not draw";

    // 05: links
    LinkMissing "CB0501" Warning "a link to a note that does not exist";
    LinkAmbiguous "CB0502" Warning "a link that could mean several notes";
    HeadingMissing "CB0503" Warning "a link to a heading or block that does not exist";
    LinkOutside "CB0504" Warning "a link that leaves the vault";
    LinkToAlias "CB0505" Warning "a link to an alias";
    EmbedCycle "CB0506" Warning "an embed that leads back to itself";
    EmbedBudget "CB0507" Warning "more embeds than a page can hold";

    // 06: configuration
    ConfigSyntax "CB0601" Error "a configuration that is no TOML";
    ConfigUnknownKey "CB0602" Error "an unknown key in the configuration";
    ConfigType "CB0603" Error "a configuration value of the wrong type";
    ConfigValue "CB0604" Error "a configuration value that can't be used";
    TwoConfigs "CB0605" Error "two configurations in one vault";

    // 07: templates and output
    TemplateError "CB0701" Error "a template that can't be rendered";
    TemplateOutside "CB0702" Error "a template outside its folder";
    ReportEdited "CB0801" Warning "a report edited by hand";

    // 09: ladders
    LadderSyntax "CB0901" Error "a ladder that is no TOML";
    LadderKey "CB0902" Error "an unknown key in a ladder";
    LadderValue "CB0903" Error "a value in a ladder that can't be used";
    LadderCondition "CB0904" Error "a condition in a ladder that can't be used";
    LadderMeasure "CB0905" Error "a measure in a ladder that can't be used";
    LadderTwice "CB0906" Error "an id given twice";
    LadderEmpty "CB0907" Error "a ladder or a level with nothing in it";

    // 10: publishing
    AttachmentWithheld "CB1001" Warning "an attachment that is not published";
    AttachmentShared "CB1002" Warning "an attachment of public and private notes";
    PrivateInPortfolio "CB1010" Error "something private in the portfolio";
    NotRedacted "CB1011" Error "a redacted term or a word of this machine in the portfolio";
}

impl Code {
    /// The code with this number, upper or lower case.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(id))
    }
}
