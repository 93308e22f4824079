//! What the program writes for an officer to begin with: one document, or a framework.

pub mod document;
pub mod folder;
pub mod id;
pub mod skeleton;
pub mod yaml;
