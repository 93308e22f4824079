//! What registers say in other ways than in a column of its own, and what can only be asked.

use stratlint::framework::StatusWord::{self, Adopted, Draft, Unknown};
use stratlint::register::LOG;
use stratlint::start::skeleton::Council;

use rust_xlsxwriter::{Note, Workbook};

use super::{Begun, TODAY, begun, book, saved, write};
use crate::checking::day;

/// The framework of a register in CSV.
#[track_caller]
fn of_text(text: &str) -> Begun {
    let (_folder, path) = saved("register.csv", text.as_bytes());
    begun(&path, &Council::default())
}

impl Begun {
    fn state(&self, id: &str) -> StatusWord {
        let (framework, _) = self.inputs.framework(day(TODAY));
        let document = framework.document(id).expect(id);
        document.status.last().expect("a state").is
    }

    fn never_says(&self, words: &str) {
        for (path, text) in self.files.iter().filter(|(path, _)| *path != LOG) {
            let text = String::from_utf8_lossy(text);
            assert!(!text.contains(words), "{path}:\n{text}");
        }
    }
}

#[test]
fn a_period_is_read_from_the_title_where_no_column_has_one() {
    let begun = of_text(
        "Title,Status,Date approved,End\n\
         Housing Strategy 2021-2026,Live,,\n\
         Climate Strategy 2022/23 to 2025/26,Live,,\n\
         Regional Strategy to 2031,Live,,\n\
         Parks Strategy 2019-2024,Live,,2025\n\
         Net Zero 2040 Strategy,Live,,\n\
         Tree Strategy 2024,Live,12 March 2024,\n\
         Play Strategy,Live,,\n",
    );
    for (id, lines) in [
        (
            "housing-strategy-2021-2026",
            "title: Housing Strategy 2021-2026\nstatus: adopted\nperiod: {from: 2021, to: 2026}\n",
        ),
        (
            "climate-strategy-2022-23-to-2025-26",
            "period: {from: 2022/23, to: 2025/26}\n",
        ),
        ("regional-strategy-to-2031", "period: {to: 2031}\n"),
        (
            "parks-strategy-2019-2024",
            "period: {from: 2019, to: 2025}\n",
        ),
    ] {
        let text = begun.text(&format!("strategies/{id}.yaml"));
        assert!(text.contains(lines), "{text}");
    }
    begun.logs("the period is read from the title:\n  - line 2, column 1, of [Housing Strategy 2021-2026](strategies/housing-strategy-2021-2026.yaml)\n  - line 3");
    begun.logs("Which period is meant by the year in the title? None is declared: line 6, column 1, of [Net Zero 2040 Strategy](strategies/net-zero-2040-strategy.yaml)\n");
    let tree = begun.text("strategies/tree-strategy-2024.yaml");
    assert!(!tree.contains("period"), "{tree}");
}

#[test]
fn yes_and_no_tell_a_state() {
    let begun = of_text(
        "Title,Approved?,Live (Y/N),End\n\
         A Policy,Yes,,\n\
         B Policy,No,,\n\
         C Policy,12/03/2024,No,\n\
         D Policy,,Y,\n\
         E Policy,,N,\n\
         F Policy,Yes,No,2019\n\
         G Policy,,,\n",
    );
    let states = ["a", "b", "c", "d", "e", "f", "g"].map(|id| begun.state(&format!("{id}-policy")));
    assert_eq!(
        states,
        [Adopted, Draft, Unknown, Adopted, Unknown, Adopted, Unknown]
    );
    begun.logs("A draft, withdrawn, or at its end? It is declared as unknown: line 6, column 3 (Live (Y/N): no), of [E Policy](strategies/e-policy.yaml)\n");
    begun.logs("One column says that it is adopted, and this one no; it is declared as unknown: line 4, column 3 (Live (Y/N): no), of [C Policy]");
    assert!(
        !begun.log().contains("Which date is meant"),
        "{}",
        begun.log()
    );
}

#[test]
fn answers_against_the_status_are_asked_about() {
    let begun = of_text("Title,Status,Published\nA Policy,Draft,Yes\nB Policy,Live,Yes\n");
    assert_eq!(begun.state("a-policy"), Draft);
    begun.logs("Its status says another thing than this; the status is declared: line 2, column 3 (Published: yes), of [A Policy](strategies/a-policy.yaml)\n");
    let policy = begun.text("strategies/a-policy.yaml");
    assert!(policy.contains("note: \"Published: yes\""), "{policy}");
}

#[test]
fn posts_are_kept_and_persons_are_not() {
    let begun = of_text(
        "Title,Lead officer\n\
         A Policy,\"Jane Smith, Head of Housing\"\n\
         B Policy,\"SMITH, Jane\"\n\
         C Policy,J. Smith (Head of Parks)\n\
         D Policy,Adult Social Care\n\
         E Policy,Section 151 Officer\n\
         F Policy,Smithson Brookfield\n",
    );
    begun.never_says("Jane");
    begun.never_says("J. Smith");
    for (id, owner) in [
        ("a", "Head of Housing"),
        ("c", "Head of Parks"),
        ("d", "Adult Social Care"),
        ("e", "Section 151 Officer"),
    ] {
        let text = begun.text(&format!("strategies/{id}-policy.yaml"));
        assert!(text.contains(&format!("owner: {owner}\n")), "{text}");
    }
    assert!(!begun.text("strategies/b-policy.yaml").contains("owner"));
    begun.logs("the post is taken for the owner, and the person is not named:\n  - line 2, column 2 (Jane Smith, Head of Housing), of [A Policy](strategies/a-policy.yaml)\n  - line 4");
    begun.logs("so none is declared: line 3, column 2 (SMITH, Jane), of [B Policy](strategies/b-policy.yaml)\n");
    begun.logs("it is declared as it stands: line 7, column 2 (Smithson Brookfield), of [F Policy](strategies/f-policy.yaml)\n");
}

#[test]
fn totals_remarks_and_headings_are_no_documents() {
    let begun = of_text(
        "Title,Status,Owner\n\
         Housing\n\
         Allocations Policy,Live,Head of Housing\n\
         Tenancy Policy,Live,Head of Housing\n\
         Our places\n\
         Parks Policy,Live,Parks\n\
         ,,Total: 3\n\
         Total policies,,3\n\
         Last updated: 3 May 2024 by Policy\n\
         A\n",
    );
    assert_eq!(begun.import.documents, 3);
    begun.logs(
        "the documents below it have it as a tag:\n  - line 2 (Housing)\n  - line 5 (Our places)\n",
    );
    begun.logs("taken for a total:\n  - line 7 (Total: 3)\n  - line 8 (Total policies, 3)\n");
    begun.logs("taken for a remark on the register: line 9 (Last updated: 3 May 2024 by Policy)\n");
    begun.logs("one letter or sign: line 10 (A)\n");
    let parks = begun.text("strategies/parks-policy.yaml");
    assert!(parks.contains("tags: [Our places]\n"), "{parks}");
}

#[test]
fn one_heading_is_no_section() {
    for (heading, line) in [
        (
            "Housing",
            "because it is the only one, or none stands below it: line 2 (Housing)\n",
        ),
        (
            "Parks for All",
            "Is this a document or a heading? It stands alone in its row, and gave no document and no tag: line 2 (Parks for All)\n",
        ),
    ] {
        let begun = of_text(&format!(
            "Title,Status\n{heading}\nA Policy,Live\nB Policy,Live\n"
        ));
        assert_eq!(begun.import.documents, 2);
        begun.logs(line);
        begun.never_says("tags");
    }
}

#[test]
fn the_first_lines_of_a_list_are_no_documents() {
    let text = "Hollin Vale District Council\nList of strategies\nUpdated May 2024\n\nHousing Strategy\nTotal Place Strategy\nParks for All\n2 documents in total\nTotal: 3\n";
    let (_folder, path) = saved("titles.txt", text.as_bytes());
    let begun = begun(&path, &Council::default());
    assert_eq!(begun.import.documents, 3, "{}", begun.log());
    begun.logs("\n  - line 1 (Hollin Vale District Council)\n  - line 2 (List of strategies)\n");
    begun.logs("taken for a remark on the register: line 3 (Updated May 2024)\n");
    begun.never_says("tags");
}

/// Guidance beside the register is no list of titles.
#[test]
fn a_sheet_of_guidance_gives_no_documents() {
    let bytes = book(|book| {
        let register = book.add_worksheet().set_name("Register").expect("a name");
        write(register, 0, &["Title", "Ref", "Directorate", "Cost"]);
        for row in 1..4 {
            write(register, row, &["A Policy", "1", "Place", "2"]);
        }
        let guide = book.add_worksheet().set_name("Guide").expect("a name");
        write(guide, 0, &["Add a row for each policy"]);
        write(guide, 2, &["Ask the policy team"]);
    });
    let (_folder, path) = saved("register.xlsx", &bytes);
    let begun = begun(&path, &Council::default());
    assert_eq!(begun.import.documents, 1);
    begun.logs("in a sheet without a line of column names:\n  - Guide, row 1");
}

#[test]
fn titles_that_nearly_meet_are_asked_about() {
    let begun = of_text(
        "Title,Status\nWhistle-blowing Policy,Live\nWhistleblowing Policy,Live\nSafegaurding Policy,Live\nSafeguarding Policy 2023,Live\nFood Strategy,Live\nFlood Strategy,Live\n",
    );
    begun.logs("Is Whistle-blowing Policy one document, or several? Its name stands in several rows, and each is declared:\n  - line 2, of [");
    begun.logs("Is Safegaurding Policy one document, or several? Its name, or nearly its name, stands in several rows, and each is declared:\n  - line 4, of [");
    assert!(!begun.log().contains("Is Food Strategy"), "{}", begun.log());
}

#[test]
fn comments_on_cells_stand_in_the_log() {
    let bytes = book(|book: &mut Workbook| {
        let sheet = book.add_worksheet().set_name("Register").expect("a name");
        write(sheet, 0, &["Title", "Status"]);
        write(sheet, 1, &["Housing Strategy", "Live"]);
        let note = Note::new("Ask <Jane> & co\nby May").add_author_prefix(false);
        sheet.insert_note(1, 1, &note).expect("a note");
        let lone = Note::new("To be added").add_author_prefix(false);
        sheet.insert_note(8, 0, &lone).expect("a note");
    });
    let (_folder, path) = saved("register.xlsx", &bytes);
    let begun = begun(&path, &Council::default());
    begun.logs("## Comments on cells\n");
    begun.logs("- Ask \\<Jane\\> & co by May: Register!B2, of [Housing Strategy](strategies/housing-strategy.yaml)\n- To be added: Register!A9\n");
    begun.never_says("Jane");
}

#[test]
fn an_adoption_that_is_still_to_come_is_asked_about() {
    let begun = of_text(
        "Title,Status,Date approved\nA Policy,Live,12/03/2027\nB Policy,Draft,12/03/2027\nC Policy,,22/11/2026\nD Policy,,23/11/2026\n",
    );
    let states = ["a", "b", "c", "d"].map(|id| begun.state(&format!("{id}-policy")));
    assert_eq!(states, [Unknown, Draft, Adopted, Unknown]);
    begun.logs("The date is still to come, so its state is declared as unknown:\n  - line 2 (2027-03-12), of [A Policy](strategies/a-policy.yaml)\n  - line 5 (2026-11-23), of [D Policy]");
    for id in ["a", "b"] {
        let text = begun.text(&format!("strategies/{id}-policy.yaml"));
        assert!(text.contains("note: \"Adopted: 2027-03-12\"\n"), "{text}");
    }
}

#[test]
fn what_a_document_was_replaced_by_is_asked() {
    let begun = of_text("Title,Status,Adopted\nA Policy,Superseded,approved in March 2020\n");
    begun.logs("What has taken its place? Write “supersedes” into that one; until then its state is unknown");
    let text = begun.text("strategies/a-policy.yaml");
    assert!(
        text.contains("status: {is: unknown, on: 2020-03}\n"),
        "{text}"
    );
}

#[test]
fn names_of_priorities_are_told_from_words_for_all_of_them() {
    let begun = of_text(
        "Title,Priority\nA Strategy,\"Good homes, Green places\"\nB Strategy,Green places\nC Strategy,All\n",
    );
    assert_eq!(begun.import.priorities, ["Good homes", "Green places"]);
    begun.logs("Which priorities are meant by “All”? No link is declared; write them under “supports”: line 4, column 2, of [C Strategy]");
}

#[test]
fn a_column_or_a_sheet_that_is_called_by_a_kind_tells_it() {
    let begun = of_text(
        "Policy,Status\nDrugs and Alcohol,Live\nFire Safety Procedure,Live\nEmergency Plan,Live\n",
    );
    begun.logs("taken for a policy, because its column or its sheet is called so:\n  - line 2, column 1, of [Drugs and Alcohol](strategies/drugs-and-alcohol.yaml)\n  - line 3");
    begun.logs("Is this an action plan? Neither its title nor its type says so for sure: line 4, column 1, of [Emergency Plan](plans/emergency-plan.yaml)\n");
}
