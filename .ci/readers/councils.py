"""Puts documents, links and findings of 400 made-up councils into DuckDB and asks which priorities nothing supports.

Which these are is decided when a council is made up; the database must answer the same from the program's lines.
"""

import json
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

PROGRAM = sys.argv[1]
COUNCILS, DOCUMENTS, PRIORITIES = 400, 250, 6
DAY = ["--as-of", "2024-01-31"]


def council(number):
    """The documents of a council, and its priorities that no strategy or plan in force supports."""
    draw = random.Random(number)
    bare = {f"goal-{n}" for n in range(PRIORITIES) if draw.random() < 0.1}
    served = [f"goal-{n}" for n in range(PRIORITIES) if f"goal-{n}" not in bare] or ["plan"]
    documents = [{"id": "plan", "kind": "corporate-plan", "title": "Council Plan", "status": "adopted"}]
    for n in range(PRIORITIES):
        documents.append({"id": f"goal-{n}", "kind": "priority", "tier": "core", "title": f"Goal {n}", "part_of": "plan"})
    for n in range(DOCUMENTS - len(documents)):
        document = {"id": f"paper-{n}", "kind": "strategy", "title": f"Paper {n}", "status": "adopted"}
        if bare and draw.random() < 0.05:
            # What is not in force supports nothing.
            document |= {"status": "draft", "supports": draw.choice(sorted(bare))}
        else:
            document["supports"] = draw.choice(served) if n >= len(served) else served[n]
        documents.append(document)
    return documents, bare


def write(root, number):
    documents, bare = council(number)
    folder = root / f"council-{number:03}"
    folder.mkdir()
    (folder / "documents.json").write_text(json.dumps(documents))
    return folder, {(str(folder), goal) for goal in bare}


def lines(arguments):
    done = subprocess.run([PROGRAM, *arguments, *DAY, "--format", "ndjson"], capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{arguments}: {done.stderr.decode()}")
    return done.stdout


def gather(file, runs):
    with ThreadPoolExecutor(4) as pool, file.open("wb") as out:
        out.writelines(pool.map(lines, runs))


ASKED = """
select documents.framework, documents.id
from documents
left join (
    select links.framework, links."to"
    from links join documents as papers on papers.framework = links.framework and papers.id = links."from"
    where links.relation in ('supports', 'delivers') and links.basis = 'stated' and links.in_force
      and papers.kind <> 'measure'
) as support on support.framework = documents.framework and support."to" = documents.id
where documents.kind = 'priority' and support."to" is null
"""


def main():
    with tempfile.TemporaryDirectory() as home:
        root = Path(home)
        made = [write(root, number) for number in range(COUNCILS)]
        folders = [str(folder) for folder, _ in made]
        bare = set().union(*(bare for _, bare in made))
        gather(root / "documents.ndjson", [["list", "--framework", folder] for folder in folders])
        gather(root / "links.ndjson", [["graph", folder] for folder in folders])
        (root / "findings.ndjson").write_bytes(lines(["check", *folders]))

        database = duckdb.connect()
        for table in ["documents", "links", "findings"]:
            database.execute(f"create table {table} as select * from read_json_auto('{root / table}.ndjson')")
        count = database.execute("select count(*), count(distinct framework) from documents").fetchone()
        assert count == (COUNCILS * DOCUMENTS, COUNCILS), count
        found = set(database.execute(ASKED).fetchall())
        assert found == bare, f"{len(found ^ bare)} priorities differ, as {sorted(found ^ bare)[:3]}"
        told = set(database.execute("select framework, subject from findings where rule = 'unsupported-priority'").fetchall())
        assert told == bare, f"the rule differs in {sorted(told ^ bare)[:3]}"
        print(f"{COUNCILS} councils in DuckDB: {count[0]} documents, {len(bare)} priorities that nothing supports, as made up")


main()
