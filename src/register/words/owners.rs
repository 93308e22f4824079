//! Whom a text in a column of owners names. Posts are kept, persons are not.

use super::persons::{is_before_surname, is_forename, is_person, is_surname, may_be_person};
use super::posts::{has_post, is_post_or_service};
use super::spelling;

/// Whom a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::register) enum Owner {
    /// Nobody yet: `TBC`, `vacant`.
    Nobody,
    /// A post or a service, as it stands.
    Post,
    /// A person with a post beside: the post.
    Beside(String),
    /// A person alone.
    Person,
    /// It may be a person, or a service of an unusual name.
    Unclear,
}

/// Whom the text names.
pub(in crate::register) fn owner(text: &str) -> Owner {
    if is_vacant(text) {
        return Owner::Nobody;
    }
    // A name is short; of a novel nothing is a person.
    if text.len() > 300 {
        return Owner::Post;
    }
    let parts = parts(text);
    let persons = persons(&parts);
    if !persons.contains(&true) {
        return if parts.iter().any(|part| may_be_person(part)) {
            Owner::Unclear
        } else {
            Owner::Post
        };
    }
    let others = parts
        .iter()
        .zip(&persons)
        .filter(|(_, is_person)| !**is_person);
    let posts: Vec<&str> = others.map(|(part, _)| *part).collect();
    if posts.iter().any(|part| is_post_or_service(part)) {
        Owner::Beside(posts.join(", "))
    } else {
        Owner::Person
    }
}

/// Which of the parts are persons, or half of one.
fn persons(parts: &[&str]) -> Vec<bool> {
    let mut persons: Vec<bool> = parts.iter().map(|part| is_person(part)).collect();
    for at in 1..parts.len() {
        if is_surname(parts[at - 1]) && is_before_surname(parts[at]) {
            persons[at - 1] = true;
            persons[at] = true;
        }
    }
    persons
}

/// What stands between signs, and what stands behind a name without one: `Jane Smith Head of Housing`.
fn parts(text: &str) -> Vec<&str> {
    let signs = [',', ';', '/', '(', ')', '[', ']', '|', ':', '\n'];
    let between = text
        .split(signs)
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "));
    let mut parts = Vec::new();
    for part in between {
        let mut rest = part.trim();
        while let Some((person, behind)) = person_before(rest) {
            parts.push(person);
            rest = behind;
        }
        // Numbers of telephones are no part of a post.
        if rest.chars().any(char::is_alphabetic) {
            parts.push(rest);
        }
    }
    parts
}

/// A person's name at the beginning, and what stands behind it.
fn person_before(text: &str) -> Option<(&str, &str)> {
    let joined = [" and ", " & "].iter().find_map(|sign| {
        let (first, rest) = text.split_once(sign)?;
        is_person(first).then_some((first, rest.trim_start()))
    });
    let before_post = || {
        let (forename, rest) = text.split_once(' ')?;
        let (surname, behind) = rest.trim_start().split_once(' ')?;
        let is_name = is_forename(forename) && is_surname(surname) && has_post(behind);
        let end = text.len() - behind.len();
        is_name.then(|| (text[..end].trim_end(), behind.trim_start()))
    };
    joined.or_else(before_post)
}

/// Whether a text in a column of owners says that nobody is named yet.
fn is_vacant(text: &str) -> bool {
    const VACANT: [&str; 12] = [
        "tbc",
        "tba",
        "tbd",
        "vacant",
        "vacancy",
        "vacant post",
        "post vacant",
        "interim",
        "to be confirmed",
        "to be agreed",
        "to be appointed",
        "to be decided",
    ];
    let words = spelling(text);
    words.is_empty() || VACANT.contains(&&*words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_from_somebody() {
        for nobody in ["TBC", "Vacant", "To be confirmed", "?", "Vacant post"] {
            assert_eq!(owner(nobody), Owner::Nobody, "{nobody}");
        }
        assert_eq!(owner("Interim Head of Housing"), Owner::Post);
    }

    #[test]
    fn a_person_is_told_from_a_post() {
        for person in [
            "Jane Smith",
            "Jane",
            "SMITH, Jane",
            "Smith, J.",
            "Cllr O'Brien",
            "Cllr. Mary O'Brien",
            "J. Smith",
            "jane.smith@example.gov.uk",
            "Jane Smith / John Brown",
            "Jane Smith and John Brown",
            "Jane Smith (01234 567890)",
        ] {
            assert_eq!(owner(person), Owner::Person, "{person}");
        }
        for post in [
            "Head of Housing",
            "Director of Place",
            "Housing",
            "Strategic Lead - Parks",
            "Parks and Green Spaces Team",
            "Human Resources",
            "Adult Social Care",
            "Town Clerk",
            "Communities",
            "Place",
            "Section 151 Officer",
            "S151",
            "Public Protection",
            "Councillor Support Officer",
            "Head of Housing, Planning and Growth",
            "HR / OD",
        ] {
            assert_eq!(owner(post), Owner::Post, "{post}");
        }
        for unclear in ["Oluwaseun Adeyemi", "Oluwaseun Adeyemi / ICT"] {
            assert_eq!(owner(unclear), Owner::Unclear, "{unclear}");
        }
    }

    #[test]
    fn the_post_beside_a_person_is_found() {
        for text in [
            "Jane Smith, Head of Housing",
            "J. Smith (Head of Housing)",
            "Head of Housing (Jane Smith)",
            "Head of Housing - SMITH, Jane",
            "SMITH, Jane (Head of Housing)",
            "Jane Smith Head of Housing",
            "Jane Smith & Head of Housing",
            "Mrs J Smith / Head of Housing",
            "Jane Smith\nHead of Housing",
            "Head of Housing, jane.smith@example.gov.uk, 01234 567890",
        ] {
            assert_eq!(
                owner(text),
                Owner::Beside("Head of Housing".into()),
                "{text}"
            );
        }
    }
}
