//! Names of persons, as they stand in columns of owners.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::posts::{has_post, is_post_or_service};

/// Forenames that are usual in the United Kingdom and mean nothing else in a register.
const FORENAMES: &str = "
    aaron abdul abigail adam adrian ahmed aisha alan alastair alex alexander alexandra ali alice alison alistair amanda amir amy andrea
    andrew andy angela anita ann anna anne annette anthony antony asif barbara barry becky ben benjamin bernard beth bethan beverley
    bill bob brenda brian bridget bruce carl carol caroline catherine cathy charles charlotte cheryl chloe chris christina christine
    christopher claire clare clive colin craig daniel danielle darren dave david dawn deborah debbie debra denise derek diana diane
    dominic donald donna dorothy douglas duncan edward eileen elaine eleanor elizabeth ella emily emma eric euan evelyn farah fatima fiona
    frances francesca frank fraser gail gareth gary gavin gemma geoff geoffrey george georgina gerald gillian gordon graeme graham
    gurpreet gwen gwyn hannah harriet harry hassan hayley heather helen henry howard hugh hussain iain ian imran iqbal irene isabel ivan jack
    jacob jacqueline jacqui james jamie jan jane janet janice jason jean jeff jeffrey jennifer jenny jeremy jessica jill jim jo
    joan joanna joanne joe joel john jon jonathan joseph josephine josh joshua joyce judith judy julia julian julie justin karen
    karl kate katherine kathleen kathryn kathy katie keith kelly ken kenneth kerry kevin khalid kieran kim kiran kirsty kumar laura lauren
    lee leanne lesley leslie liam linda lindsay lisa liz lorraine louise lucy luke lynn lynne malcolm marcus margaret maria marie
    marion martin martyn mary matt matthew maureen maxine meera megan melanie melissa michael michelle miriam mohammad
    mohammed monica mohamed muhammad nadia naomi natalie natasha nathan neil nicholas nick nicola nigel nikki oliver olivia
    pam pamela parveen pat patricia patrick paul paula pauline peter phil philip philippa phillip priya rachael rachel rahul raj rajesh
    rebecca rhian rhys richard rita rob robert robin roger ronald rory rosemary ross roy ruth ryan sally sam samantha samuel sandra
    sanjay sara sarah scott sean shahid sharon sheila shirley sian simon sophie stacey stella stephanie stephen steve
    steven stewart stuart sue sunita susan suzanne tariq teresa terry theresa thomas tim timothy tina toby tom tony tracey tracy
    trevor valerie vanessa veronica vicky victoria vikram vincent wayne wendy william yasmin yvonne zahra zoe";

static FORENAME: LazyLock<HashSet<&str>> = LazyLock::new(|| FORENAMES.split_whitespace().collect());

/// How a person is spoken to.
const ADDRESSES: [&str; 12] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "rev",
    "sir",
    "dame",
    "cllr",
    "councillor",
];

/// Whether a part of a text is a person's name for sure: it begins with a forename, an initial or `Mrs`, or is an address.
pub(super) fn is_person(part: &str) -> bool {
    if part.contains('@') {
        return true;
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    if rest.len() > 3 || !rest.iter().all(|word| is_capital(word)) || has_post(&rest.join(" ")) {
        return false;
    }
    let has_surname = !rest.is_empty() && !is_post_or_service(&rest.join(" "));
    is_forename(first) || has_surname && (is_address(first) || is_initials(first))
}

fn is_address(word: &str) -> bool {
    ADDRESSES.contains(&&*word.trim_end_matches('.').to_lowercase())
}

/// Whether a part is what stands behind the comma of `SMITH, Jane`.
pub(super) fn is_before_surname(part: &str) -> bool {
    let mut words = part.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| is_forename(word) || is_initials(word))
}

/// Whether a part may be what stands before that comma.
pub(super) fn is_surname(part: &str) -> bool {
    is_capital(part) && !part.contains(' ') && !is_post_or_service(part)
}

/// Whether a part may be a person's name: two or three words with capitals, none of them of a post or a service.
pub(super) fn may_be_person(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let is_name = |word: &&str| is_capital(word) && word.chars().any(char::is_lowercase);
    (2..=3).contains(&words.len()) && words.iter().all(is_name) && !is_post_or_service(part)
}

pub(super) fn is_forename(word: &str) -> bool {
    is_capital(word) && FORENAME.contains(&*word.to_lowercase())
}

/// `J`, `J.` and `J.R.`.
fn is_initials(word: &str) -> bool {
    let letters = word.replace('.', "");
    let is_dotted = word.contains('.') && letters.len() <= 3;
    (letters.len() == 1 || is_dotted && !letters.is_empty())
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))
}
