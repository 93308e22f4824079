#!/usr/bin/env node
// Starts the program out of the package for this machine, which npm has installed beside this one.
"use strict";

const { spawnSync } = require("node:child_process");
const targets = Object.values(require("./targets.json"));

const { platform, arch } = process;
const glibc = platform === "linux" && process.report.getReport().header.glibcVersionRuntime;
const libc = platform === "linux" ? (glibc ? "glibc" : "musl") : undefined;
const target = targets.find((one) => one.os === platform && one.cpu === arch && one.libc === libc);

function fail(message) {
  console.error(`error: ${message}`);
  process.exit(2);
}

if (!target) fail(`there is no stratlint for ${platform} on ${arch}; build it with \`cargo install stratlint\``);

let program;
try {
  program = require.resolve(`@stratlint/${target.name}/stratlint${platform === "win32" ? ".exe" : ""}`);
} catch {
  fail(`the package @stratlint/${target.name} is not installed; install without \`--omit=optional\``);
}

const run = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (run.error) fail(`${program} cannot be started: ${run.error.message}`);
if (run.signal) process.kill(process.pid, run.signal);
process.exitCode = run.status;
