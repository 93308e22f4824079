//! How large input may be. Every limit can be raised in the settings.

/// The limits of one run. Over a limit there is a finding, never a silent cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// How deep values may be nested.
    pub depth: usize,
    /// How many values the aliases of a file may stand for; long text counts as several.
    pub aliases: usize,
    /// How many values one document may hold.
    pub values: usize,
    /// Bytes of a YAML file.
    pub yaml_bytes: u64,
    /// Bytes of a JSON file.
    pub json_bytes: u64,
    /// Documents of a framework.
    pub documents: usize,
    /// A council's own rules: each is held to every document.
    pub rules: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            depth: 64,
            aliases: 10_000,
            values: 1_000_000,
            yaml_bytes: 64 << 20,
            json_bytes: 1 << 30,
            documents: 5_000_000,
            rules: 100,
        }
    }
}

impl Limits {
    /// Reading is recursive, so that no setting may raise the depth without end.
    pub const DEEPEST: usize = 256;

    /// Places hold 32 bits, so that no setting may raise the size of a file without end.
    pub const LARGEST_FILE: u64 = u32::MAX as u64;

    /// Whether a file of this name is JSON.
    pub fn is_json(path: &str) -> bool {
        let end = path.as_bytes().last_chunk::<5>();
        end.is_some_and(|end| end.eq_ignore_ascii_case(b".json"))
    }

    /// The most bytes that a file of this name may have.
    pub fn bytes(&self, path: &str) -> u64 {
        if Self::is_json(path) {
            self.json_bytes
        } else {
            self.yaml_bytes
        }
    }
}
