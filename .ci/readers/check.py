"""Draws made-up frameworks with hostile labels and reads each form back with the program that people read it with.

Every label must come back as the text that it was, every document once, and every link. The frameworks are drawn from a fixed
seed, so that a failure can be repeated: it names the seed.
"""

import json
import random
import subprocess
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

import networkx

PROGRAM, HOME = sys.argv[1], Path(sys.argv[2])
SEEDS = range(30)

NASTY = [
    '"', "'", "\\", "\\n", "\\N", "\\G", "<", ">", "</svg>", "<script>alert(1)</script>", "<b>x</b>", "&", "&amp;", "&#60;",
    "&eacute;", "]]>", "<!--", "-->", "<![CDATA[", "end", "graph", "subgraph", "node", "[", "]", "{", "}", "(", ")", "|", "`",
    "#", "#35;", "#quot;", ";", ":::", "%%", "---", "-.->", "click", "%{init}%", "\n", "\t", "\r", "\x00", "\x1b[31m", "\u202e",
    "\u2066", "\u2028", "\ufffe", "\uffff", "\x85", "שלום", "سلام", "日本", "🏛️", "👩🏽‍💻", "é", "ﬂ°°", "${x}", "{{x}}", "=cmd", "@",
    "Transport Strategy", "long " * 40, "x" * 300,
]


def label(draw):
    if draw.random() < 0.02:
        return draw.choice("ab ") * 10_000 + "."
    return "".join(draw.choice(NASTY) for _ in range(draw.randint(1, 7))) + draw.choice(["", " Plan"])


def framework(seed):
    draw = random.Random(seed)
    kinds = ["strategy", "policy", "action-plan", "service-plan", "measure"]
    documents = [{"id": "plan", "kind": "corporate-plan", "title": label(draw)}]
    for name in ["end", "graph", "p2"]:
        documents.append({"id": name, "kind": "priority", "tier": "core", "title": label(draw), "part_of": "plan"})
    for number in range(12):
        kind = draw.choice(kinds)
        document = {"id": f"d{number}", "kind": kind, "title": label(draw)}
        if kind not in ("measure",):
            document["owner"] = label(draw)
        targets = ["end", "graph", "p2", "plan", "nowhere"] if kind != "measure" else ["end", "p2"]
        if draw.random() < 0.8:
            document["supports"] = [{"to": to, "basis": draw.choice(["stated", "reported"])} for to in draw.sample(targets, draw.randint(1, 2))]
        documents.append(document)
    return documents


def visible(text):
    """As the program shows it: what would move a cursor or may not stand in a file is a sign."""

    def sign(letter):
        code = ord(letter)
        if code < 0x20:
            return chr(0x2400 + code)
        turns = code in (0x61C, 0x200E, 0x200F) or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
        odd = 0x7F <= code <= 0x9F or code in (0x2028, 0x2029, 0xFFFE, 0xFFFF) or 0xFFF9 <= code <= 0xFFFB
        return "\ufffd" if turns or odd else letter

    return "".join(map(sign, text))


def draw(folder, form):
    run = [PROGRAM, "graph", folder, "--as-of", "2024-01-31", "--view", "thread", "--format", form, "-q"]
    return subprocess.run(run, check=True, capture_output=True).stdout


def drawn_links(view):
    return sorted((edge["from"], edge["to"]) for edge in view["edges"] if edge["course"] != "implied")


def check_svg(view, svg):
    picture = xml.fromstring(svg)
    names = {element.tag.split("}")[1] for element in picture.iter()}
    assert names <= {"svg", "title", "desc", "style", "a", "g", "rect", "path", "text", "tspan"}, names
    titles = sorted(link.find("{*}title").text or "" for link in picture.iter("{http://www.w3.org/2000/svg}a"))
    # The plan itself is drawn only where something serves it as a whole.
    expected = [visible(node["title"]) for node in view["nodes"]]
    plan = visible(view["nodes"][[node["id"] for node in view["nodes"]].index("plan")]["title"])
    assert titles in (sorted(expected), sorted(one for one in expected if one != plan)), "svg titles"


def check_graphml(view, graphml):
    graph = networkx.parse_graphml(graphml.decode())
    read = {data["id"]: data["title"] for _, data in graph.nodes(data=True)}
    assert read == {node["id"]: visible(node["title"]) for node in view["nodes"]}, "graphml titles"
    ids = networkx.get_node_attributes(graph, "id")
    links = sorted((ids[one], ids[other]) for one, other in graph.edges())
    assert links == sorted((edge["from"], edge["to"]) for edge in view["edges"]), "graphml links"


def check_dot(view, dot):
    made = subprocess.run(["dot", "-Tsvg"], input=dot, check=True, capture_output=True)
    assert not made.stderr.strip(), made.stderr
    svg = "{http://www.w3.org/2000/svg}"
    groups = [group for group in xml.fromstring(made.stdout).iter(f"{svg}g") if group.get("class") == "node"]
    tips = {}
    for group in groups:
        link = group.find(f".//{svg}a")
        tips[group.find(f"{svg}title").text] = link.get("{http://www.w3.org/1999/xlink}title").split("\n")
    assert len(tips) == len(view["nodes"]), "dot nodes"
    for number, node in enumerate(view["nodes"]):
        expected = "\n".join(map(visible, node["title"].split("\n")))
        # Of several blanks Graphviz keeps the others wide.
        title = "\n".join(tips[f"n{number}"][:-1]).replace("\xa0", " ")
        assert title == expected, f"dot title {title!r} is not {expected!r}"
    links = [group for group in xml.fromstring(made.stdout).iter(f"{svg}g") if group.get("class") == "edge"]
    assert len(links) >= len(drawn_links(view)), "dot links"


def check_mermaid(view, read):
    assert len(read["labels"]) == len(view["nodes"]), "mermaid nodes"
    assert read["links"] == len(drawn_links(view)), "mermaid links"
    for number, node in enumerate(view["nodes"]):
        label = "".join(read["labels"][f"n{number}"].replace("<br>", "").replace("<br/>", "").split())
        title = "".join(map(visible, node["title"].split()))
        start = label.split("…")[0] if "…" in label else label
        title = title or node["id"]
        assert title.startswith(start) or start.startswith(title), f"mermaid label {label!r} is not {title!r}"


def main():
    views, texts = [], []
    for seed in SEEDS:
        folder = HOME / "frameworks" / str(seed)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "a.json").write_text(json.dumps(framework(seed)))
        view = json.loads(draw(folder, "json"))
        views.append(view)
        try:
            check_svg(view, draw(folder, "svg"))
            check_graphml(view, draw(folder, "graphml"))
            check_dot(view, draw(folder, "dot"))
        except AssertionError as fault:
            sys.exit(f"seed {seed}: {fault}")
        text = folder / "a.mmd"
        text.write_bytes(draw(folder, "mermaid"))
        texts.append(text)
    run = subprocess.run(["node", "mermaid.mjs", *texts], cwd=HOME, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"Mermaid's parser: {run.stderr}")
    for seed, view, read in zip(SEEDS, views, json.loads(run.stdout)):
        try:
            check_mermaid(view, read)
        except AssertionError as fault:
            sys.exit(f"seed {seed}: {fault}")
    print(f"{len(SEEDS)} frameworks with hostile labels: SVG, GraphML, DOT and Mermaid are read as they were meant")


main()
