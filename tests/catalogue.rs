//! The catalogues of the program as data: every entry is sound, grounded, and speaks to every council.

use stratlint::catalogue::{CATALOGUES, Catalogue};
use stratlint::framework::{Binding, Expectation};
use stratlint::load::Declarations;
use stratlint::source::{Input, Place, Sources};

/// What a catalogue of the program declares; its places are of no use here.
fn loaded(catalogue: &'static Catalogue) -> Declarations<'static> {
    let file = Sources::default().add(Input::new("framework.yaml", ""));
    catalogue.load(Place::new(file, 0..0))
}

pub(crate) fn shipped() -> Vec<Expectation<'static>> {
    let loaded = CATALOGUES.iter().map(loaded);
    loaded.flat_map(|loaded| loaded.expectations).collect()
}

#[test]
fn every_entry_is_an_expectation_without_fault() {
    let counts = CATALOGUES.iter().map(|catalogue| {
        let loaded = loaded(catalogue);
        let faults: Vec<_> = loaded.faults.iter().map(|fault| &fault.what).collect();
        assert!(faults.is_empty(), "{}: {faults:?}", catalogue.name);
        assert!(loaded.documents.is_empty() && loaded.broken.is_empty());
        (catalogue.name, loaded.expectations.len())
    });
    let expected = [("cipfa", 6), ("english-council", 60), ("good-practice", 21)];
    assert_eq!(counts.collect::<Vec<_>>(), expected);
}

#[test]
fn every_catalogue_says_its_version_and_its_date() {
    for catalogue in &CATALOGUES {
        let summary = catalogue.summary();
        let start = format!("{}, version 1, as at May 2026: ", catalogue.name);
        assert!(summary.starts_with(&start), "{summary}");
    }
}

#[test]
fn an_id_stands_in_one_catalogue_alone_and_every_link_leads_to_one() {
    let shipped = shipped();
    let mut ids: Vec<&str> = shipped.iter().map(|one| &*one.id.value).collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count);
    for expectation in &shipped {
        for to in &expectation.links_to {
            assert!(ids.binary_search(&&*to.value).is_ok(), "{}", to.value);
            assert_ne!(to.value, expectation.id.value);
        }
    }
}

#[test]
fn every_entry_names_its_authority_and_what_has_been_read() {
    for expectation in shipped() {
        let id = &*expectation.id;
        assert!(!expectation.authority.is_empty(), "{id}");
        for url in expectation
            .authority
            .iter()
            .filter_map(|one| one.url.as_ref())
        {
            let is_public = url.starts_with("https://") || url.starts_with("http://");
            assert!(is_public && !url.contains(' '), "{id}: {url}");
        }
        let note = expectation.note.as_deref().unwrap_or_default();
        let says_read = note.contains("Read: the provision");
        assert_eq!(says_read, expectation.checked, "{id}: {note}");
        // A date or a body that nobody has read is never held against a council.
        let says = |what: &str| note.contains("Read: ") && note.contains(what);
        assert!(
            expectation.review_every.is_none() || says("the cycle"),
            "{id}"
        );
        assert!(
            expectation.adopted_by.is_none() || says("the adopting body"),
            "{id}"
        );
    }
}

#[test]
fn each_catalogue_holds_one_family() {
    for expectation in shipped() {
        let catalogue = match expectation.level {
            Binding::ProfessionalCode => "cipfa",
            Binding::StatutoryDuty | Binding::StatutoryGuidance => "english-council",
            Binding::GoodPractice => "good-practice",
        };
        assert_eq!(
            expectation.catalogue.as_deref(),
            Some(catalogue),
            "{}",
            &*expectation.id
        );
    }
}

#[test]
fn no_entry_speaks_of_one_council() {
    // Those whose pages the catalogues were read from.
    let councils = "Blackburn Breckland Bristol Broxtowe Cheshire Coventry Devon Gloucestershire Guildford Hambleton \
                    Hereford Lambeth Lancaster Lincolnshire Northumberland Preston Ribble Rushmoor Sandwell Slough Somerset \
                    Torbay Warwick Welwyn Wight Woking York WMCA";
    for expectation in shipped() {
        let names = [&expectation.title].into_iter().chain(&expectation.aliases);
        let words = names.chain(&expectation.note).chain(&expectation.condition);
        let provisions = expectation
            .authority
            .iter()
            .filter_map(|one| one.provision.as_deref());
        for text in words.map(|text| &**text).chain(provisions) {
            let mut councils = councils.split_whitespace();
            assert_eq!(councils.find(|one| text.contains(one)), None, "{text}");
        }
    }
}
