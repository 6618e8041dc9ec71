//! A server at work over a vault of its own, and a client that sends whatever bytes it likes.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Far more than anything takes; who waits so long has failed.
const AT_MOST: Duration = Duration::from_secs(120);

/// A published case.
pub(crate) const NOTE: &str = "---\ntype: case\ntitle: One\ndate: 2026-03-02\npublish: true\n---\n## Root cause\n\nThe table was full.\n";

/// A vault in a folder of its own, among other things that nobody may see.
pub(crate) struct Vault(TempDir);

impl Vault {
    pub(crate) fn new() -> Self {
        let vault = Self(TempDir::new().unwrap());
        vault.write("Cases/One.md", NOTE);
        vault.write("Attachments/x.png", "a picture");
        vault.write("Private.md", "secret words");
        vault.write("../secret.png", "secret words");
        vault.write("../vault-secret/x.png", "secret words");
        vault
    }

    pub(crate) fn folder(&self) -> PathBuf {
        fs::canonicalize(self.0.path()).unwrap()
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder().join("vault").join(file)
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let path = match file.strip_prefix("../") {
            Some(file) => self.folder().join(file),
            None => self.path(file),
        };
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Saves as editors do: beside the file, and then in its place.
    pub(crate) fn save(&self, file: &str, text: &str) {
        let beside = self.path(&format!("{file}.tmp"));
        fs::write(&beside, text).unwrap();
        fs::rename(beside, self.path(file)).unwrap();
    }

    /// The command, before it runs.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        let fixed = ["serve", "--as-of", "2026-06-30", "--color", "never"];
        command.args(fixed).arg(self.path("")).args(arguments).env_remove("CI").env("COLUMNS", "100");
        command
    }

    /// Serves it, with what else the command line says.
    pub(crate) fn serve(&self, arguments: &[&str]) -> Served {
        Served::start(self.command(arguments).args(["--port", "0"]), self.folder().join("stderr"))
    }
}

/// A server at work. It ends with this value.
pub(crate) struct Served {
    program: Child,
    said: PathBuf,
    pub(crate) address: SocketAddr,
}

impl Served {
    pub(crate) fn start(command: &mut Command, said: PathBuf) -> Self {
        let stderr = fs::File::create(&said).unwrap();
        let mut program = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(stderr).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("Serving http://").unwrap_or_else(|| panic!("{line:?}"));
        let address = url.trim_end_matches('/').parse().unwrap();
        Self { program, said, address }
    }

    /// What it has said on standard error so far.
    pub(crate) fn said(&self) -> String {
        fs::read_to_string(&self.said).unwrap()
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let connection = TcpStream::connect(self.address).unwrap();
        connection.set_read_timeout(Some(AT_MOST)).unwrap();
        connection.set_write_timeout(Some(AT_MOST)).unwrap();
        connection
    }

    /// Sends bytes, and gives all that comes back.
    pub(crate) fn send(&self, request: impl AsRef<[u8]>) -> String {
        let mut connection = self.connect();
        // The server may have heard enough before all is said.
        let _ = connection.write_all(request.as_ref());
        rest(connection)
    }

    /// Gets a path, with further headers, each with its line end.
    pub(crate) fn get(&self, path: &str, headers: &str) -> String {
        self.send(format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.address))
    }

    /// Follows the news, from the last on.
    pub(crate) fn follow(&self) -> News {
        let mut connection = self.connect();
        write!(connection, "GET /_casebook/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.address).unwrap();
        News(BufReader::new(connection))
    }

    /// Interrupts it, as Ctrl-C does, and waits for its end.
    #[cfg(unix)]
    pub(crate) fn interrupt(&mut self, signal: &str) -> ExitStatus {
        let sent = Command::new("kill").args([signal, &self.program.id().to_string()]).status().unwrap();
        assert!(sent.success());
        self.program.wait().unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// All that comes of a connection until it is closed.
pub(crate) fn rest(mut connection: TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = connection.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The news of a server, one after the other.
pub(crate) struct News(BufReader<TcpStream>);

impl News {
    pub(crate) fn next(&mut self) -> serde_json::Value {
        loop {
            let mut line = String::new();
            assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the news end");
            if let Some(news) = line.strip_prefix("data: ") {
                return serde_json::from_str(news).unwrap();
            }
        }
    }
}

/// The files below a folder whose names begin as casebook's temporary ones do.
pub(crate) fn temporary(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let is_temporary =
        |entry: &walkdir::DirEntry| entry.file_name().to_string_lossy().starts_with(".casebook-tmp");
    entries.filter(is_temporary).map(|entry| entry.path().to_path_buf()).collect()
}
