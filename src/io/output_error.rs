use std::io;
use std::path::PathBuf;

/// Why an output folder can't be used or written. Every message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The folder is the vault.
    #[error(
        "the output folder `{0}` is the vault itself; choose a folder of its own, such as `casebook` in it"
    )]
    IsVault(PathBuf),
    /// The vault is somewhere in the folder.
    #[error("the output folder `{0}` contains the vault; choose a folder of its own")]
    ContainsVault(PathBuf),
    /// The folder is the home folder, or contains it.
    #[error("the output folder `{0}` is or contains your home folder; choose a folder of its own")]
    Home(PathBuf),
    /// The folder is the root of a file system.
    #[error("the output folder `{0}` is the root of the file system; choose a folder of its own")]
    FileSystemRoot(PathBuf),
    /// The folder is a symbolic link.
    #[error(
        "the output folder `{0}` is a symbolic link; name the folder that it leads to, or remove the link"
    )]
    SymbolicLink(PathBuf),
    /// A file stands where the folder should be.
    #[error("the output folder `{0}` is a file; choose another name, or move the file away")]
    NotAFolder(PathBuf),
    /// The folder holds files and no manifest.
    #[error(
        "the output folder `{folder}` is not empty and not casebook's (it holds `{example}`); choose another \
         folder, or empty this one"
    )]
    NotOurs {
        /// The folder.
        folder: PathBuf,
        /// One of the names in it.
        example: String,
    },
    /// The manifest can't be trusted.
    #[error(
        "the list of casebook's own files, `{manifest}`, is damaged ({reason}); save what you edited in that \
         folder, remove the folder and build again"
    )]
    DamagedManifest {
        /// The manifest.
        manifest: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The manifest is of a later version.
    #[error(
        "the output folder `{0}` was written by a newer casebook; update casebook, or choose another folder"
    )]
    NewerManifest(PathBuf),
    /// A name in the set of files can't be used.
    #[error("`{name}` can't be a file of the output folder: {reason}")]
    BadName {
        /// The name.
        name: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Something of the user's stands where a folder or file is needed.
    #[error("`{0}` stands where casebook needs a folder or writes a file; move it away and build again")]
    Blocked(PathBuf),
    /// A file was edited between the look at it and its replacement.
    #[error("`{0}` was changed while casebook was writing, so it was left as it is; build again")]
    ChangedMeanwhile(PathBuf),
    /// A file that is to be added to is not as casebook left it.
    #[error(
        "`{0}` was not written by casebook, or was changed since; move it away, or choose another folder"
    )]
    Edited(PathBuf),
    /// A file that others see is not as casebook left it.
    #[error(
        "`{0}` was edited by hand, so nothing was published: what stands there could not be answered for. Delete \
         it, or move it out of the folder, and publish again"
    )]
    Published(String),
    /// Two writers of a shared folder have nearly the same name.
    #[error(
        "`{name}` and `{other}`, which is there already, differ by letter case alone and would be one folder on \
         many systems; choose another name"
    )]
    Twin {
        /// The name asked for.
        name: String,
        /// The name that is there.
        other: String,
    },
    /// The system refused.
    #[error("can't {doing} `{path}`: {source}; every file there is whole, build again when that is mended")]
    Io {
        /// What was being done, such as `write`.
        doing: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl OutputError {
    /// Says what was being done, for `map_err`.
    pub(super) fn io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { doing, path, source }
    }
}
