//! The documents of a made-up framework as text: the same content in YAML and in JSON.

use super::documents::{AREAS, Document, SUBJECTS, pick};

/// As officers write.
pub(super) fn yaml(document: &Document) -> String {
    let Document {
        id,
        kind,
        title,
        asides,
        source,
        draw,
        ..
    } = document;
    let tier = if *kind == "priority" {
        "tier: core\n"
    } else {
        ""
    };
    let aside = |(relation, to): &(&str, String)| format!("{relation}: {to}\n");
    let asides: String = asides.iter().map(aside).collect();
    let links = yaml_links(document);
    let Words {
        owner,
        tags: [tag, tag_2],
        risk,
        note: [first, second, third],
    } = words(*draw);
    format!(
        "\
id: {id}
kind: {kind}
title: {title}
{tier}aliases: [The {title}]
status:
  - {{is: draft, on: 2021-05-04}}
  - {{is: adopted, on: 2022-12-13, by: Cabinet, evidence: {{source: {source}, at: minute {draw}}}}}
period: {{from: 2022/23, to: 2036/37}}
review_by: 2031-03
owner: {owner}
{links}{asides}tags: [{tag}, {tag_2}]
url: https://council.example/documents/{id}
risks:
  - {risk}
note: >-
  {first}
  {second}
  {third}
"
    )
}

fn yaml_links(document: &Document) -> String {
    let (relation, targets) = &document.up;
    if targets.is_empty() {
        return String::new();
    }
    let (source, paragraph) = (&document.source, document.draw % 97);
    let link = |to: &String| {
        format!(
            "  - to: {to}
    basis: stated
    evidence: {{source: {source}, at: paragraph {paragraph}, note: the report names it among its aims}}
"
        )
    };
    let links: Vec<String> = targets.iter().map(link).collect();
    format!("{relation}:\n{}", links.concat())
}

/// As programs write.
pub(super) fn json(document: &Document) -> String {
    let Document {
        id,
        kind,
        title,
        asides,
        source,
        draw,
        ..
    } = document;
    let tier = if *kind == "priority" {
        "  \"tier\": \"core\",\n"
    } else {
        ""
    };
    let aside = |(relation, to): &(&str, String)| format!("  \"{relation}\": \"{to}\",\n");
    let asides: String = asides.iter().map(aside).collect();
    let links = json_links(document);
    let Words {
        owner,
        tags: [tag, tag_2],
        risk,
        note: [first, second, third],
    } = words(*draw);
    format!(
        r#"{{
  "id": "{id}",
  "kind": "{kind}",
  "title": "{title}",
{tier}  "aliases": ["The {title}"],
  "status": [
    {{"is": "draft", "on": "2021-05-04"}},
    {{"is": "adopted", "on": "2022-12-13", "by": "Cabinet", "evidence": {{"source": "{source}", "at": "minute {draw}"}}}}
  ],
  "period": {{"from": "2022/23", "to": "2036/37"}},
  "review_by": "2031-03",
  "owner": "{owner}",
{links}{asides}  "tags": ["{tag}", "{tag_2}"],
  "url": "https://council.example/documents/{id}",
  "risks": ["{risk}"],
  "note": "{first} {second} {third}"
}}
"#
    )
}

fn json_links(document: &Document) -> String {
    let (relation, targets) = &document.up;
    if targets.is_empty() {
        return String::new();
    }
    let (source, paragraph) = (&document.source, document.draw % 97);
    let link = |to: &String| {
        format!(
            r#"    {{"to": "{to}", "basis": "stated",
     "evidence": {{"source": "{source}", "at": "paragraph {paragraph}", "note": "the report names it among its aims"}}}}"#
        )
    };
    let links: Vec<String> = targets.iter().map(link).collect();
    format!("  \"{relation}\": [\n{}\n  ],\n", links.join(",\n"))
}

/// What makes one document read unlike the next.
struct Words {
    owner: &'static str,
    tags: [&'static str; 2],
    risk: &'static str,
    note: [&'static str; 3],
}

fn words(draw: usize) -> Words {
    Words {
        owner: pick(&OWNERS, draw),
        tags: [pick(&AREAS, draw / 3), pick(&SUBJECTS, draw / 5)],
        risk: pick(&SENTENCES, draw / 2),
        note: [11, 13, 17].map(|part| pick(&SENTENCES, draw / part)),
    }
}

const OWNERS: [&str; 4] = [
    "Director of Place",
    "Director of Adult Services",
    "Head of Highways – Operations",
    "Chief Operating Officer",
];

const SENTENCES: [&str; 5] = [
    "It sets out what the council will do, by when, and how residents will see that it was done.",
    "Progress is reported to the scrutiny board every quarter and to cabinet once a year.",
    "The budget for the first three years is agreed; the rest depends on the settlement from government.",
    "Partners in the health service, the police and the voluntary sector were asked about the draft.",
    "Most of the work falls to the service’s own staff, with some help from outside for surveys.",
];
