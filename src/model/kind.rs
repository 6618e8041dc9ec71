//! The table of kinds.

use super::kind_def::KindDef;
use super::kinds;
use super::readings::Readings;

/// Makes [`Kind`] and [`Record`] from the table: adding a kind is a file in `kinds/` and a line here.
macro_rules! kinds {
    ($($variant:ident $module:ident;)*) => {
        /// A kind of note that counts.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum Kind { $(#[doc = concat!("`", stringify!($module), "`")] $variant,)* }

        impl Kind {
            /// Every kind, in the order of the reference.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant,)*];

            /// Its definition.
            pub fn def(self) -> &'static KindDef {
                match self { $(Kind::$variant => &kinds::$module::DEF,)* }
            }
        }

        /// The facts of a note of some kind.
        #[derive(Debug, Clone)]
        pub enum Record { $(#[doc = concat!("of a `", stringify!($module), "`")] $variant(Box<kinds::$module::$variant>),)* }

        impl Record {
            /// Takes the facts of a kind from what was read.
            pub fn from(kind: Kind, readings: &Readings) -> Self {
                match kind {
                    $(Kind::$variant => Record::$variant(Box::new(kinds::$module::$variant::from(readings))),)*
                }
            }

            /// The kind it is of.
            pub fn kind(&self) -> Kind {
                match self { $(Record::$variant(_) => Kind::$variant,)* }
            }
        }
    };
}

kinds! {
    Case case;
    Ledger ledger;
    Audit audit;
    Decision decision;
    Mechanism mechanism;
    Review review;
    Plan plan;
    Capability capability;
    Profile profile;
}

impl Kind {
    /// The word in `type:`.
    pub fn name(self) -> &'static str {
        self.def().name
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}
