//! Words of posts and of services, by which they are told from persons and from documents.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::spelling;

/// Words that stand in the name of a post and in no name of a person.
const POSTS: &str = "
    head director officer manager lead chief executive assistant deputy principal senior interim acting cabinet member councillor
    portfolio holder committee board leader mayor solicitor treasurer engineer planner adviser advisor coordinator
    administrator analyst auditor accountant architect surveyor inspector secretary clerk registrar coroner consultant specialist
    supervisor commissioner chair chairman chairwoman president partner section s151 sro ceo cfo cex dpo siro team service services
    department directorate division unit group office council partnership panel forum";

/// Words that stand in the name of a service.
const SERVICES: &str = "
    accountancy accounting adult adults archives arts assets audit bereavement benefits biodiversity building buildings business
    care cemeteries central change children childrens civil cleansing climate commercial commissioning communications communities community
    complaints conservation construction consumer contingencies contracts control corporate corporation countryside crime culture
    cultural customer customers data delivery democracy democratic design development digital drainage early ecology economic economy
    education elections electoral emergency employment energy enforcement engagement environment environmental equalities equality
    estates events facilities families family finance financial fleet flood food fostering governance green grounds growth health
    help heritage highways homelessness homes housing hr human ict improvement inclusion infrastructure information insight insurance
    intelligence investment it land landlord law legal leisure libraries library licensing local management marketing mobility
    monitoring museums natural neighbourhood neighbourhoods open operational operations organisational organisation parking parks
    participation partnerships payments payroll pensions people performance place places planning play policies policy prevention
    procurement programme programmes projects property protection public purchasing quality recreation recycling refuse regeneration
    registration regulatory regulation repairs research residents resilience resourcing resources revenues risk roads safeguarding
    safety schools send skills social spaces spatial special sport sports standards street streets streetscene strategic strategy
    support sustainability sustainable technology tenancy tourism town trading traffic transformation transport travel treasury trees
    urban waste welfare wellbeing women workforce young youth years";

/// Words that join others.
const JOINING: [&str; 7] = ["and", "of", "the", "for", "in", "with", "to"];

static POST: LazyLock<HashSet<&str>> = LazyLock::new(|| POSTS.split_whitespace().collect());
static SERVICE: LazyLock<HashSet<&str>> = LazyLock::new(|| SERVICES.split_whitespace().collect());

/// Whether a word of the text, in small letters, stands in the names of posts.
pub(super) fn has_post(text: &str) -> bool {
    let words = spelling(text);
    words.split(' ').any(|word| POST.contains(word))
}

/// Whether a text names a post or a service.
pub(super) fn is_post_or_service(text: &str) -> bool {
    let words = spelling(text);
    let mut words = words.split(' ');
    words.any(|word| POST.contains(word) || SERVICE.contains(word))
}

/// Whether a text is the name of a service and no more, as headings are: `Adult Social Care`, `Place`.
pub(in crate::register) fn is_service(text: &str) -> bool {
    let words = spelling(text);
    let is_known =
        |word: &str| SERVICE.contains(word) || POST.contains(word) || JOINING.contains(&word);
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let mut told = words.split(' ').filter(|word| !is_number(word)).peekable();
    told.peek().is_some_and(|word| !word.is_empty()) && told.all(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_service_is_told_from_a_title() {
        for service in [
            "Housing",
            "Adult Social Care",
            "1. Place",
            "Health & Wellbeing",
        ] {
            assert!(is_service(service), "{service}");
        }
        for title in ["Parks for All", "One Hollin Vale", "", "2024"] {
            assert!(!is_service(title), "{title}");
        }
    }
}
