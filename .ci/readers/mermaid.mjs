// Reads Mermaid texts with Mermaid's own parser, and says what it understood: labels by node, and the number of links.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });

// Mermaid keeps signs that are given by their numbers under names of its own until it draws them.
const drawn = (text) => text.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));

const understood = [];
for (const path of process.argv.slice(2)) {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(readFileSync(path, "utf8"));
  const labels = [...db.getVertices()].map(([name, vertex]) => [name, drawn(vertex.text ?? "")]);
  understood.push({ labels: Object.fromEntries(labels), links: db.getEdges().length });
}
console.log(JSON.stringify(understood));
