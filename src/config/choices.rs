use std::borrow::Cow;

/// Declares an enum whose values are the words that a settings file may use.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Deserialize, serde::Serialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// Every value, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in the settings file.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        // Written out rather than derived: a plain `enum` of words is what lets schemars turn a map
        // keyed by one into named properties, and so its typos into "did you mean".
        impl schemars::JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": [$($word,)*] })
            }
        }
    };
}

words! {
    /// The kinds of note that a rule of the settings can name.
    KindName {
        /// A clinical case.
        Case "case",
        /// A value ledger entry.
        Ledger "ledger",
        /// A weekly audit.
        Audit "audit",
        /// A decision record.
        Decision "decision",
        /// A prevention mechanism.
        Mechanism "mechanism",
        /// A quarterly review.
        Review "review",
        /// A climb plan.
        Plan "plan",
        /// A capability note.
        Capability "capability",
        /// The front page of the portfolio.
        Profile "profile",
    }
}

words! {
    /// Which way a metric gets better.
    Direction {
        /// Less is better: minutes, errors, cost.
        Lower "lower",
        /// More is better: throughput, uptime.
        Higher "higher",
    }
}

words! {
    /// The notes that get a page on the dashboard.
    DashboardNotes {
        /// Notes of a kind.
        Evidence "evidence",
        /// Ordinary notes too.
        All "all",
    }
}

words! {
    /// How reports link to notes.
    LinkStyle {
        /// `[[Note]]`, as Obsidian writes it.
        Wikilink "wikilink",
        /// `[Note](../Note.md)`, as GitHub and every Markdown reader understands it.
        Markdown "markdown",
    }
}
