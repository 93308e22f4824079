// Makes the npm packages: `node build.mjs BINARIES OUT`. BINARIES holds a folder for each target with the program in it; of each
// that is there a package is made, and one that starts whichever fits the machine.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const [binaries, out] = process.argv.slice(2);
if (!binaries || !out) throw new Error("node build.mjs BINARIES OUT");

const manifest = readFileSync(join(root, "Cargo.toml"), "utf8");
const field = (name) => manifest.match(new RegExp(`^${name} = "(.*)"$`, "m"))[1];
const common = { version: field("version"), description: field("description"), license: "(MIT OR Apache-2.0)" };
const targets = JSON.parse(readFileSync(join(here, "targets.json"), "utf8"));

function write(folder, contents, files) {
  mkdirSync(join(out, folder), { recursive: true });
  writeFileSync(join(out, folder, "package.json"), JSON.stringify(contents, null, 2) + "\n");
  for (const [from, to] of [...files, ["README.md"], ["LICENSE-APACHE"], ["LICENSE-MIT"]]) {
    copyFileSync(to ? from : join(root, from), join(out, folder, to ?? from));
  }
}

for (const [target, { name, os, cpu, libc }] of Object.entries(targets)) {
  const file = os === "win32" ? "stratlint.exe" : "stratlint";
  if (!existsSync(join(binaries, target, file))) continue;
  const fits = { os: [os], cpu: [cpu], ...(libc && { libc: [libc] }) };
  write(name, { name: `@stratlint/${name}`, ...common, ...fits, files: [file], preferUnplugged: true }, [[join(binaries, target, file), file]]);
  chmodSync(join(out, name, file), 0o755); // what passes through an artifact of a run has lost it
}

const packages = Object.values(targets).map(({ name }) => [`@stratlint/${name}`, common.version]);
const starter = {
  name: "stratlint",
  ...common,
  keywords: ["lint", "policy", "strategy", "governance", "council"],
  bin: { stratlint: "stratlint.js" },
  files: ["stratlint.js", "targets.json"],
  engines: { node: ">=18" },
  optionalDependencies: Object.fromEntries(packages),
};
write("stratlint", starter, ["stratlint.js", "targets.json"].map((file) => [join(here, file), file]));
